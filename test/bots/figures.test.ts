import { expect, test } from 'vitest';
import { type BotRecord, figuresOf, percentile } from '../../client/bots/figures.ts';

const record = (change: Partial<BotRecord>): BotRecord => ({
  joined: true,
  lost: false,
  resumes: 0,
  secondsPlayed: 30,
  inputs: 900,
  corrections: 0,
  largestCorrection: 0,
  largestFreeCorrection: 0,
  shots: 0,
  hits: 0,
  kills: 0,
  roundTrips: [],
  bytesUp: 0,
  bytesDown: 0,
  ...change,
});

test('a percentile is a number of the list, whatever its order', () => {
  const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);
  expect(percentile(hundred, 0.5)).toBe(50);
  expect(percentile(hundred, 0.99)).toBe(99);
  expect(percentile(hundred, 1)).toBe(100);
  expect(percentile([7], 0.99)).toBe(7);
  expect(percentile([], 0.5)).toBe(0);
});

test('rates are per bot and over the time that was played', () => {
  const figures = figuresOf([
    record({ corrections: 3, bytesUp: 3000, bytesDown: 60_000 }),
    record({ corrections: 0, bytesUp: 6000, bytesDown: 30_000 }),
    record({ joined: false, secondsPlayed: 0, inputs: 0 }),
  ]);
  expect(figures).toMatchObject({ bots: 3, joined: 2, inputs: 1800 });
  expect(figures.correctionsPerMinute).toBe(3);
  expect(figures.upBytesPerSecond).toBe(150);
  expect(figures.downBytesPerSecond).toBe(1500);
});

test('counts are summed, sizes are the largest, round trips are taken together', () => {
  const figures = figuresOf([
    record({ shots: 5, hits: 2, kills: 1, largestCorrection: 2.5, roundTrips: [10, 20], lost: true }),
    record({ shots: 7, hits: 1, kills: 0, largestCorrection: 4.126, roundTrips: [30, 200], resumes: 2 }),
  ]);
  expect(figures).toMatchObject({ shots: 12, hits: 3, kills: 1, disconnects: 1, resumes: 2 });
  expect(figures.largestCorrection).toBe(4.13);
  expect(figures.roundTripP50Ms).toBe(20);
  expect(figures.roundTripP99Ms).toBe(200);
});

test('nobody at all is zero everywhere, not NaN', () => {
  for (const value of Object.values(figuresOf([]))) expect(value).toBe(0);
});
