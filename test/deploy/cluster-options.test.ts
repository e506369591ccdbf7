import { expect, test } from 'vitest';
import { readClusterOptions } from '../../deploy/cluster/cluster-options.ts';

test('without flags a cluster is two and two behind port 8080, with bots', () => {
  expect(readClusterOptions([])).toEqual({
    matchmakers: 2,
    arenas: 2,
    port: 8080,
    hostname: 'localhost',
    crew: { fill: undefined },
    restart: false,
  });
});

test('flags say otherwise', () => {
  const args = '--matchmakers 3 --arenas 1 --port 80 --hostname play.test --no-bots --restart'.split(' ');
  expect(readClusterOptions(args)).toEqual({
    matchmakers: 3,
    arenas: 1,
    port: 80,
    hostname: 'play.test',
    crew: undefined,
    restart: true,
  });
  expect(readClusterOptions(['--fill', '4'])?.crew).toEqual({ fill: 4 });
  expect(readClusterOptions(['--help'])).toBeUndefined();
});

test.each([
  [['--arenas', '0'], '--arenas must be a number from 1 to 16'],
  [['--matchmakers', '2.5'], '--matchmakers must be a whole number'],
  [['--port', 'http'], '--port must be a number'],
  [['--hostname', 'http://play.test'], '--hostname must be a name'],
  [['--replicas', '2'], '--replicas'],
])('%s is refused in words', (args, words) => {
  expect(() => readClusterOptions(args)).toThrow(words);
});
