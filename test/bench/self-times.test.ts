import { expect, test } from 'vitest';
import { selfTimes } from './self-times.ts';

const node = (id: number, functionName: string, url: string) => ({
  id,
  callFrame: { functionName, url, lineNumber: 4 },
});

const profile = {
  nodes: [
    node(1, '(idle)', ''),
    node(2, 'stepWorld', 'file:///home/ada/game/sim/step-world.ts'),
    node(3, 'encode', 'file:///home/ada/game/node_modules/@colyseus/schema/build/index.mjs'),
    node(4, '(garbage collector)', ''),
  ],
  samples: [1, 2, 3, 3, 4],
  timeDeltas: [900, 10, 20, 10, 10],
};

test('time is shared among what was busy, by function and by package', () => {
  const { functions, packages } = selfTimes(profile);
  expect(functions[0]).toEqual({ name: 'encode @colyseus/schema index.mjs:5', share: 0.6 });
  expect(packages.map(({ name }) => name)).toEqual(['@colyseus/schema', 'sim', '(garbage collector)']);
});

test('what is no profile is refused', () => {
  expect(() => selfTimes({ nodes: [] })).toThrow();
});
