import { expect, test } from 'vitest';
import { distributionOf, median, percentile, spreadOf } from './distribution.ts';

const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);

test('a percentile is a value that was measured, and the share of values does not exceed it', () => {
  expect(percentile(hundred, 0.5)).toBe(50);
  expect(percentile(hundred, 0.99)).toBe(99);
  expect(percentile(hundred, 1)).toBe(100);
  expect(percentile(hundred, 0)).toBe(1);
  expect(percentile([7], 0.99)).toBe(7);
});

test('one value in a hundred shows in the largest and not in the 99th percentile', () => {
  const values = [...Array.from({ length: 99 }, () => 1), 50];
  expect(distributionOf(values)).toEqual({ count: 100, p50: 1, p99: 1, max: 50 });
});

test('the median of an even number is between the two in the middle', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([9, 1, 5])).toBe(5);
});

test('a spread is the median with the least and the greatest, however the rounds came', () => {
  expect(spreadOf([3, 1, 2])).toEqual({ median: 2, min: 1, max: 3 });
});

test('nothing measured is no figure', () => {
  expect(percentile([], 0.5)).toBeNaN();
  expect(median([])).toBeNaN();
});
