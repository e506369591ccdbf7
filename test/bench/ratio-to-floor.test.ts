import { expect, test } from 'vitest';
import { ratiosOf, ratioToFloor } from './ratio-to-floor.ts';

test('each round is compared with its neighbour: a machine that gets slower does not change the ratio', () => {
  const floor = [1, 2, 4];
  const real = floor.map((cost) => cost * 1.5);
  expect(ratioToFloor(real, floor)).toEqual({ median: 1.5, min: 1.5, max: 1.5 });
});

test('a single bad round shows in the spread and not in the median', () => {
  expect(ratioToFloor([2, 9, 2], [1, 1, 1])).toEqual({ median: 2, min: 2, max: 9 });
});

test('a round without a floor is no figure', () => {
  expect(() => ratiosOf([1, 2], [1])).toThrow('2 rounds and 1 of the floor');
  expect(() => ratiosOf([1], [0])).toThrow('round 1 has no floor');
});
