import { expect, test } from 'vitest';
import { nextBelow, nextRandom } from '../../sim/random.ts';

test('R6 a seed gives the same numbers on every machine', () => {
  const stream = { random: 1 };
  const words = Array.from({ length: 5 }, () => nextRandom(stream) * 4294967296);
  expect(words).toEqual([2693262067, 11749833, 2265367787, 4213581821, 4159151403]);
});

test('a stream goes on from its state', () => {
  const stream = { random: 77 };
  nextRandom(stream);
  const copy = { ...stream };
  expect(nextRandom(copy)).toBe(nextRandom(stream));
});

test('the state of a stream is a uint32, whatever the seed', () => {
  for (const seed of [0, 1, 0x7fffffff, 0xffffffff]) {
    const stream = { random: seed };
    for (let i = 0; i < 100; i++) {
      const value = nextRandom(stream);
      expect(value >= 0 && value < 1).toBe(true);
      expect(stream.random).toBe(stream.random >>> 0);
    }
  }
});

test('a number below a bound is whole, within it and as likely as any other', () => {
  const stream = { random: 2024 };
  const counts = [0, 0, 0, 0, 0];
  for (let i = 0; i < 10_000; i++) {
    const value = nextBelow(stream, 5);
    counts[value] = (counts[value] ?? 0) + 1;
  }
  expect(counts.length).toBe(5);
  for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(200);
});
