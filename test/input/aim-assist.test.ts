import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ASSIST_CONE, ASSIST_RANGE, assistAim } from '../../client/input/aim-assist.ts';
import { ownShip, seenShip, shipsOf } from './two-stick-pilot.ts';

const own = ownShip();
/** An enemy 300 units east. */
const enemy = seenShip({ x: 300 });
const aimed = (aim: number, ...ships: Parameters<typeof shipsOf>) =>
  assistAim(aim, own, shipsOf(own, ...ships), true);

test('beside an enemy the aim is bent toward it, and not all the way', () => {
  expect(aimed(0.05, enemy)).toBeLessThan(0.05);
  expect(aimed(0.05, enemy)).toBeGreaterThan(0);
  expect(aimed(-0.05, enemy)).toBeCloseTo(-aimed(0.05, enemy));
  expect(aimed(0, enemy)).toBe(0);
});

test('over an enemy the aim turns slower than the stick', () => {
  const turn = 0.02;
  expect(aimed(turn / 2, enemy) - aimed(-turn / 2, enemy)).toBeLessThan(turn / 2);
});

test('outside of a small cone and beyond its range nothing is done', () => {
  expect(aimed(ASSIST_CONE + 0.001, enemy)).toBe(ASSIST_CONE + 0.001);
  expect(aimed(0.05, seenShip({ x: ASSIST_RANGE }))).toBe(0.05);
  expect(aimed(0.05)).toBe(0.05);
});

test.each([
  ['a mate', { mate: true }],
  ['a memory', { remembered: true }],
  ['who is protected', { protected: true }],
  ['who does not fly', { flying: false }],
  ['oneself', { own: true }],
])('%s draws no aim', (_who, part) => {
  expect(aimed(0.05, seenShip({ x: 300, ...part }))).toBe(0.05);
});

test('of two enemies the one nearer to the aim draws it, in whatever order they are known', () => {
  const other = seenShip({ id: 3, x: 200, y: 24 });
  expect(aimed(0.03, enemy, other)).toBeLessThan(0.03);
  expect(aimed(0.03, other, enemy)).toBe(aimed(0.03, enemy, other));
  expect(aimed(0.09, enemy, other)).toBeGreaterThan(0.09);
});

test('a bolt is helped to where the enemy will be, a rail to where it is', () => {
  const crossing = seenShip({ x: 300, vy: 120 });
  const ships = shipsOf(own, crossing);
  expect(assistAim(0.08, own, ships, true)).toBeLessThan(0.08);
  expect(assistAim(0.08, own, ships, false)).toBeGreaterThan(0.08);
});

test('over the turn from west to west nothing leaps', () => {
  const west = seenShip({ x: -300 });
  expect(Math.abs(aimed(Math.PI - 0.02, west))).toBeGreaterThan(Math.PI - 0.02);
  expect(Math.abs(aimed(-Math.PI + 0.02, west))).toBeGreaterThan(Math.PI - 0.02);
});

test('whatever is around, the aim is bent by less than the cone, and never past the enemy', () => {
  const angle = fc.double({ min: -Math.PI, max: Math.PI, noNaN: true });
  const distance = fc.double({ min: 1, max: 900, noNaN: true });
  fc.assert(
    fc.property(angle, angle, distance, (aim, bearing, away) => {
      const ship = seenShip({ x: away * Math.cos(bearing), y: away * Math.sin(bearing) });
      const turn = (from: number, to: number) => {
        const by = to - from;
        return by - 2 * Math.PI * Math.round(by / (2 * Math.PI));
      };
      const bent = aimed(aim, ship);
      expect(Math.abs(turn(aim, bent))).toBeLessThan(ASSIST_CONE);
      expect(Math.abs(turn(bent, bearing))).toBeLessThanOrEqual(Math.abs(turn(aim, bearing)) + 1e-9);
      expect(turn(bent, bearing) * turn(aim, bearing)).toBeGreaterThanOrEqual(-1e-9);
    }),
  );
});

test('as the stick turns on, the aim turns on: it never goes back', () => {
  let before = aimed(-0.3, enemy);
  for (let aim = -0.3; aim < 0.3; aim += 0.002) {
    const now = aimed(aim, enemy);
    expect(now).toBeGreaterThanOrEqual(before);
    before = now;
  }
});
