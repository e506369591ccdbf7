import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BUTTON, MOVE_DIRECTIONS, NO_INTENT } from '../../sim/intent.ts';
import type { Ship } from '../../sim/ship.ts';
import { stepShip } from '../../sim/step-ship.ts';
import { DASH_COOLDOWN, DASH_SPEED, DASH_TICKS, TOP_SPEED } from '../../sim/tuning.ts';
import { VELOCITY_STEPS } from '../../sim/units.ts';
import { arenaOf } from '../helpers/sim-arena.ts';
import { intentOf, shipAt } from '../helpers/sim-match.ts';

const arena = arenaOf(4000);
const MIDDLE = 32000;
const speedOf = (ship: Ship) => Math.hypot(ship.vx, ship.vy);
const EAST = 1;

test('R5 a ship under thrust reaches its top speed and never more, in every direction', () => {
  for (let move = 1; move <= MOVE_DIRECTIONS; move++) {
    const ship = shipAt(1, MIDDLE, MIDDLE);
    for (let tick = 0; tick < 100; tick++) {
      const { x, y } = ship;
      stepShip(ship, intentOf({ move }), arena, true);
      expect(speedOf(ship)).toBeLessThanOrEqual(TOP_SPEED);
      expect(Math.hypot(ship.x - x, ship.y - y)).toBeLessThanOrEqual(TOP_SPEED / VELOCITY_STEPS + 1);
    }
    expect(speedOf(ship), `direction ${move}`).toBeGreaterThan(TOP_SPEED - 4);
  }
});

test('thrust goes clockwise from east in 64 equal steps', () => {
  const after = (move: number) => {
    const ship = shipAt(1, MIDDLE, MIDDLE);
    for (let tick = 0; tick < 10; tick++) stepShip(ship, intentOf({ move }), arena, true);
    return { east: Math.sign(ship.x - MIDDLE), south: Math.sign(ship.y - MIDDLE) };
  };
  expect([1, 9, 17, 25, 33, 41, 49, 57].map(after)).toEqual([
    { east: 1, south: 0 },
    { east: 1, south: 1 },
    { east: 0, south: 1 },
    { east: -1, south: 1 },
    { east: -1, south: 0 },
    { east: -1, south: -1 },
    { east: 0, south: -1 },
    { east: 1, south: -1 },
  ]);
});

test('drag slows a ship in every tick and stops it fully', () => {
  const component = fc.integer({ min: -1700, max: 1700 });
  fc.assert(
    fc.property(component, component, (vx, vy) => {
      const ship = shipAt(1, MIDDLE, MIDDLE, { vx, vy });
      for (let tick = 0; tick < 100; tick++) {
        const before = speedOf(ship);
        stepShip(ship, { ...NO_INTENT }, arena, true);
        if (before > 0) expect(speedOf(ship)).toBeLessThan(before);
      }
      expect(speedOf(ship)).toBe(0);
    }),
  );
});

test('a dash goes its distance, then the ship is back at its top speed', () => {
  const ship = shipAt(1, MIDDLE, MIDDLE);
  for (let tick = 0; tick < DASH_TICKS; tick++) {
    stepShip(ship, intentOf({ move: EAST, buttons: BUTTON.dash }), arena, true);
  }
  const distance = (DASH_TICKS * DASH_SPEED) / VELOCITY_STEPS;
  expect(Math.abs(ship.x - MIDDLE - distance)).toBeLessThanOrEqual(DASH_TICKS);
  expect(ship.y).toBe(MIDDLE);
  stepShip(ship, intentOf({ move: EAST }), arena, true);
  expect(speedOf(ship)).toBeLessThanOrEqual(TOP_SPEED);
});

test('a dash goes where the ship thrusts, and without thrust where it aims', () => {
  const thrusting = shipAt(1, MIDDLE, MIDDLE);
  stepShip(thrusting, intentOf({ move: EAST, aim: 16384, buttons: BUTTON.dash }), arena, true);
  expect({ vx: thrusting.vx, vy: thrusting.vy }).toEqual({ vx: DASH_SPEED, vy: 0 });
  const aiming = shipAt(1, MIDDLE, MIDDLE);
  stepShip(aiming, intentOf({ aim: 16384, buttons: BUTTON.dash }), arena, true);
  expect({ vx: aiming.vx, vy: aiming.vy }).toEqual({ vx: 0, vy: DASH_SPEED });
});

test('R5 a held dash button dashes once per cooldown', () => {
  const ship = shipAt(1, MIDDLE, MIDDLE);
  const began: number[] = [];
  for (let tick = 0; tick < 3 * DASH_COOLDOWN; tick++) {
    stepShip(ship, intentOf({ aim: tick * 5000, buttons: BUTTON.dash }), arena, true);
    if (ship.dashTicks === DASH_TICKS) began.push(tick);
  }
  expect(began).toEqual([0, DASH_COOLDOWN, 2 * DASH_COOLDOWN]);
});

test('a ship that charges a rail thrusts less', () => {
  const [free, charging] = [shipAt(1, MIDDLE, MIDDLE), shipAt(1, MIDDLE, MIDDLE)];
  for (let tick = 0; tick < 10; tick++) {
    stepShip(free, intentOf({ move: EAST }), arena, true);
    stepShip(charging, intentOf({ move: EAST, buttons: BUTTON.rail }), arena, true);
  }
  expect(charging.vx).toBeLessThan(free.vx * 0.75);
  expect(charging.vx).toBeGreaterThan(0);
});
