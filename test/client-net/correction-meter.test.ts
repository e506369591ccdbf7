import { expect, test } from 'vitest';
import { CorrectionMeter } from '../../client/net/correction-meter.ts';

function warmMeter(): CorrectionMeter {
  const meter = new CorrectionMeter();
  for (let i = 0; i < 15; i++) meter.note({ x: 0, y: 0, railCooldown: 0 }, false);
  return meter;
}

test('the meter moves: a correction is counted, with its size in units', () => {
  const meter = warmMeter();
  meter.note({ x: 30 * 16, y: 40 * 16 }, false);
  meter.note({ x: 0, y: 0, railCooldown: 0 }, false);
  expect(meter).toMatchObject({ corrections: 1, last: 50, largest: 50, largestFree: 50, reconciles: 17 });
});

test('agreement is no correction', () => {
  const meter = warmMeter();
  for (let i = 0; i < 100; i++) meter.note({ x: 0, y: 0, railCooldown: 0 }, false);
  expect(meter).toMatchObject({ corrections: 0, largest: 0 });
});

test('a push by another ship counts, but not as a free correction', () => {
  const meter = warmMeter();
  meter.note({ x: 16 }, true);
  expect(meter).toMatchObject({ corrections: 1, largest: 1, largestFree: 0 });
});

test('what death and respawn move is no correction, for a moment', () => {
  const meter = warmMeter();
  meter.pause();
  for (let i = 0; i < 15; i++) meter.note({ x: 9999 }, false);
  expect(meter.corrections).toBe(0);
  meter.note({ x: 16 }, false);
  expect(meter.corrections).toBe(1);
});

test('a weapon that was guessed wrong counts, though the ship stays where it is', () => {
  const meter = warmMeter();
  meter.note({ x: 0, y: 0, railCooldown: 3 }, false);
  expect(meter).toMatchObject({ corrections: 1, last: 0 });
});
