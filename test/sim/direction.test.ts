import { expect, test } from 'vitest';
import { DIRECTION_ONE, eastOf, southOf } from '../../sim/direction.ts';
import { TURN } from '../../sim/units.ts';
import { hashBytes } from '../../sim/world-hash.ts';

const STEP = 16;
const angles = Array.from({ length: TURN / STEP }, (_, i) => i * STEP);

test('every direction has length one, within rounding', () => {
  for (const angle of angles) {
    expect(Math.abs(Math.hypot(eastOf(angle), southOf(angle)) - DIRECTION_ONE)).toBeLessThan(0.75);
  }
});

test('angles turn clockwise from east, as y points down', () => {
  expect([0, 16384, 32768, 49152].map((angle) => [eastOf(angle), southOf(angle)])).toEqual([
    [DIRECTION_ONE, 0],
    [0, DIRECTION_ONE],
    [-DIRECTION_ONE, 0],
    [0, -DIRECTION_ONE],
  ]);
});

test('the four quadrants are mirror images, to the last digit', () => {
  for (const angle of angles) {
    const [east, south] = [eastOf(angle), southOf(angle)];
    expect([eastOf(angle + TURN / 2) + east, southOf(angle + TURN / 2) + south]).toEqual([0, 0]);
    expect([eastOf(TURN - angle) - east, southOf(TURN - angle) + south]).toEqual([0, 0]);
    expect([eastOf(angle + TURN / 4) + south, southOf(angle + TURN / 4) - east]).toEqual([0, 0]);
  }
});

test('from east to south the east part only falls and the south part only rises', () => {
  for (let angle = 0; angle < TURN / 4; angle += STEP) {
    expect(eastOf(angle + STEP)).toBeLessThanOrEqual(eastOf(angle));
    expect(southOf(angle + STEP)).toBeGreaterThanOrEqual(southOf(angle));
  }
});

test('directions agree with trigonometry, which the simulation may not use', () => {
  for (const angle of angles) {
    const turn = (2 * Math.PI * angle) / TURN;
    expect(Math.abs(eastOf(angle) - DIRECTION_ONE * Math.cos(turn))).toBeLessThan(0.51);
    expect(Math.abs(southOf(angle) - DIRECTION_ONE * Math.sin(turn))).toBeLessThan(0.51);
  }
});

test('an angle beyond a turn, or below none, is the angle within the turn', () => {
  for (const angle of [5, 20000, 65535]) {
    expect(eastOf(angle + TURN)).toBe(eastOf(angle));
    expect(southOf(angle - TURN)).toBe(southOf(angle));
  }
});

test('R6 the table of directions is the same on every machine', () => {
  const table = Int16Array.from(angles, eastOf);
  expect(hashBytes(new Uint8Array(table.buffer))).toBe('e196d0d9bf802ad5');
});
