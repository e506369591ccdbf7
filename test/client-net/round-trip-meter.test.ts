import { expect, test } from 'vitest';
import { RoundTripMeter } from '../../client/net/round-trip-meter.ts';

test('the round trip is the time from an input to its answer, smoothed', () => {
  const meter = new RoundTripMeter();
  for (let seq = 1; seq <= 200; seq++) {
    meter.sent(seq, seq * 33);
    if (seq > 5) meter.answered(seq - 5, seq * 33 + 10);
  }
  expect(meter.ms).toBeCloseTo(5 * 33 + 10);
});

test('one quick answer does not hold it down', () => {
  const meter = new RoundTripMeter();
  meter.sent(1, 10);
  meter.answered(1, 13);
  for (let seq = 2; seq <= 100; seq++) {
    meter.sent(seq, seq * 33);
    meter.answered(seq, seq * 33 + 120);
  }
  expect(meter.ms).toBeGreaterThan(115);
});

test('a patch without a new answer says nothing', () => {
  const meter = new RoundTripMeter();
  meter.sent(1, 100);
  meter.answered(1, 150);
  meter.answered(1, 5000);
  expect(meter.ms).toBe(50);
});

test('one late answer moves it by a tenth of its lateness', () => {
  const meter = new RoundTripMeter();
  meter.sent(1, 100);
  meter.answered(1, 200);
  meter.sent(2, 300);
  meter.answered(2, 900);
  expect(meter.ms).toBeCloseTo(150);
});
