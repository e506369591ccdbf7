import { expect, test } from 'vitest';
import { readSettings } from './settings.ts';

test('without options it is the full run', () => {
  const { rounds, seconds, warmup, pilots, json } = readSettings([]);
  expect({ rounds, seconds, warmup, pilots, json }).toEqual({
    rounds: 3,
    seconds: 10,
    warmup: 10,
    pilots: 128,
    json: false,
  });
});

test('a quick run is short, and what is asked for besides still counts', () => {
  const { rounds, seconds } = readSettings(['--quick', '--seconds', '5']);
  expect({ rounds, seconds }).toEqual({ rounds: 1, seconds: 5 });
});

test('nonsense is refused with the way it is used', () => {
  expect(() => readSettings(['--rounds', '0'])).toThrow(
    /--rounds must be a whole number[\s\S]*npm run bench/,
  );
  expect(() => readSettings(['--part', 'none'])).toThrow('there is no part none');
  expect(() => readSettings(['--fast'])).toThrow();
});
