import { expect, test } from 'vitest';
import { distributionOf } from './distribution.ts';
import { type DrawnSample, stepErrors } from './smoothness.ts';

const SPEED = 0.265;
/** Frames of a real screen are not evenly apart. */
const frames = Array.from({ length: 240 }, (_, i) => i * (1000 / 60) + (i % 3));

const draw = (places: (at: number) => number): DrawnSample[] =>
  frames.map((at) => ({ at, x: places(at), y: 50 }));

test('a ship that is drawn evenly has no step error, whatever its delay', () => {
  const trace = draw((at) => 100 + SPEED * (at - 120));
  expect(distributionOf(stepErrors(trace)).max).toBeLessThan(1e-9);
});

test('a ship that is drawn where the last patch told shows steps of a tick', () => {
  const tick = 1000 / 30;
  const trace = draw((at) => SPEED * Math.floor(at / tick) * tick);
  expect(distributionOf(stepErrors(trace)).p99).toBeGreaterThan(4);
});

test('one halt in an even flight shows as an error of the way it stood still', () => {
  const trace = draw((at) => SPEED * (at < 2000 ? at : at - 50));
  const errors = stepErrors(trace);
  expect(distributionOf(errors).max).toBeCloseTo(SPEED * 50, 0);
  expect(distributionOf(errors).p50).toBeLessThan(0.1);
});

test('a trace too short to say anything says nothing', () => {
  expect(stepErrors([])).toEqual([]);
  expect(stepErrors([{ at: 1, x: 0, y: 0 }])).toEqual([]);
});
