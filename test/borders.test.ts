import { expect, test } from 'vitest';
import { borderFaults } from './helpers/sim-borders.ts';
import { sourcesBelow } from './helpers/sim-syntax.ts';

const faultsOf = (path: string, text: string) => borderFaults([{ path, text }]);

test('the parts of the project keep their borders', () => {
  const sources = ['sim', 'server', 'client'].flatMap(sourcesBelow);
  expect(sources.length).toBeGreaterThan(30);
  expect(borderFaults(sources)).toEqual([]);
});

test.each([
  ['sim/a.ts', "import { schema } from '@colyseus/schema';"],
  ['sim/a.ts', "import type { Room } from '../server/room.ts';"],
  ['sim/a.ts', "import fs from 'node:fs';"],
  ['sim/a.ts', "export const load = () => import('zod');"],
  ['sim/a.ts', "let session: import('../client/net/session.ts').Session;"],
  ['sim/a.ts', "export { z } from 'zod'; export const one = 1;"],
  ['sim/told-state.ts', "import { Room } from 'colyseus';"],
  ['server/rooms/a.ts', "import { Session } from '../../client/net/session.ts';"],
  ['server/rooms/a.ts', "import type { Session } from '../../client/net/session.ts';"],
  ['client/net/a.ts', "import type { Config } from '../../server/config.ts';"],
  ['client/net/a.ts', "const room = await import('../../server/rooms/arena-room.ts');"],
  ['client/net/a.ts', "const where = 1; const room = await import(where + '.ts');"],
  ['client/net/a.ts', "import * as Phaser from 'phaser';"],
  ['client/ui/a.ts', "import type { Scene } from 'phaser';"],
  ['client/views/a.ts', "import { strings } from '../ui/strings.ts';"],
  ['server/rooms/a.ts', "import 'phaser';"],
  ['server/rooms/a.ts', "import { shipAt } from '../../test/helpers/sim-match.ts';"],
])('a forbidden import is found: %s %s', (path, text) => {
  expect(faultsOf(path, text)).toEqual([expect.stringMatching(`^${path} imports `)]);
});

test.each([
  ['sim/told-state.ts', "import { schema } from '@colyseus/schema'; import { HULL } from './tuning.ts';"],
  ['server/rooms/a.ts', "import { HULL } from '../../sim/tuning.ts'; import { b } from '../store/b.ts';"],
  ['client/net/a.ts', "import type { Ship } from '../../sim/ship.ts'; import { Client } from 'colyseus.js';"],
  ['client/scenes/a.ts', "import * as Phaser from 'phaser'; document.title = 'x';"],
  ['client/main.ts', "import * as Phaser from 'phaser';"],
  ['sim/a.ts', '// Math.sin(2) ** 2\nexport const text = \'new Date() from "zod"\';'],
  ['sim/a.ts', 'export const f = (m: { Date: number }) => Math.sqrt(m.Date) + Math.imul(2, 3);'],
  ['client/net/a.ts', 'export const title = (x: { document: string }) => x.document;'],
  ['server/config.ts', 'export const port = process.env.PORT;'],
])('what is allowed is let through: %s %s', (path, text) => {
  expect(faultsOf(path, text)).toEqual([]);
});

test.each(
  [
    ...[
      'sin(1)',
      'cos(1)',
      'tan(1)',
      'atan(1)',
      'atan2(1, 2)',
      'exp(1)',
      'pow(2, 3)',
      'log(1)',
      'hypot(3, 4)',
    ],
    ...['cbrt(8)', 'random()', 'PI', 'sinh(1)'],
  ].map((use) => `export const a = Math.${use};`),
)('inexact mathematics in sim is found: %s', (text) => {
  expect(faultsOf('sim/a.ts', text)).toEqual([expect.stringContaining('not the same in every engine')]);
});

test.each([
  'const { sin } = Math;',
  "const a = Math['sin'](1);",
  'const m = Math;',
  'const a = 2 ** 3;',
  'let a = 2; a **= 3;',
  'const a = new Date();',
  'const a = Date.now();',
  'const a = performance.now();',
  'const a = globalThis.performance;',
  'setTimeout(() => 1, 1);',
  'setInterval(() => 1, 1);',
  'const a = process.hrtime();',
  'const a = { Date };',
])('a clock, a timer, the process or an inexact operator in sim is found: %s', (text) => {
  expect(faultsOf('sim/a.ts', text).length).toBeGreaterThan(0);
});

test.each([
  'document.title = "x";',
  'window.addEventListener("blur", () => 1);',
  'globalThis.document.title = "x";',
  'let a: HTMLElement | undefined;',
  'export function on(event: MouseEvent): void {}',
  'localStorage.clear();',
  'requestAnimationFrame(() => 1);',
])('the DOM in client/net is found: %s', (text) => {
  expect(faultsOf('client/net/a.ts', text)).toEqual([expect.stringContaining('client/net has no DOM')]);
  expect(faultsOf('client/ui/a.ts', text)).toEqual([]);
});

test.each([
  ['server/app.ts', 'const port = process.env.PORT;'],
  ['server/app.ts', "const port = process['env'].PORT;"],
  ['client/bots/a.ts', 'const { env } = process;'],
  ['server/app.ts', "import { env } from 'node:process';"],
])('reading the environment outside server/config.ts is found: %s %s', (path, text) => {
  expect(faultsOf(path, text)).toEqual([expect.stringContaining('only server/config.ts')]);
});

test.each([
  "export * from './b.ts';",
  "export { b } from './b.ts'; export type { C } from './c.ts';",
  "import { b } from './b.ts'; export { b };",
])('a barrel is found: %s', (text) => {
  expect(faultsOf('server/index.ts', text)).toEqual(['server/index.ts only re-exports: no barrels']);
});
