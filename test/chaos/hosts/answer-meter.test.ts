import { expect, test } from 'vitest';
import { AnswerMeter } from './answer-meter.ts';

function answeredAt(...times: number[]): AnswerMeter {
  const meter = new AnswerMeter();
  for (const time of times) meter.answered(time);
  return meter;
}

test('the longest hole is found, also when it begins before the event', () => {
  expect(answeredAt(0, 33, 66, 500, 533).longestHole(100)).toBe(434);
  expect(answeredAt(0, 400, 433, 466).longestHole(410)).toBe(33);
});

test('of a pilot who was not answered any more no hole is known', () => {
  expect(answeredAt(0, 33, 66).longestHole(100)).toBeUndefined();
});

test('what is forgotten leaves the answer at which a hole may begin', () => {
  const meter = answeredAt(0, 33, 66, 99);
  meter.forget(100);
  meter.answered(700);
  expect(meter.longestHole(100)).toBe(601);
});
