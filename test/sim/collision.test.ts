import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Arena, Point } from '../../sim/arena.ts';
import { moveAndSlide } from '../../sim/collision.ts';
import type { Intent } from '../../sim/intent.ts';
import type { Ship } from '../../sim/ship.ts';
import { stepShip } from '../../sim/step-ship.ts';
import { SHIP_RADIUS } from '../../sim/tuning.ts';
import { subunitsOf } from '../../sim/units.ts';
import { arenaOf, box, clearance, crossesWall, foundry, freePlaces, ROUNDING } from '../helpers/sim-arena.ts';
import { intents, shipAt } from '../helpers/sim-match.ts';
import { wireMisfits } from '../helpers/sim-wire.ts';

const int16 = fc.integer({ min: -32768, max: 32767 });
/** A velocity whose length an int16 can say: sliding may turn all of it into one component. */
const component = fc.integer({ min: -23170, max: 23170 });
const velocities = fc.array(fc.tuple(component, component), { minLength: 1 });

function expectSound(ship: Ship, arena: Arena): void {
  expect(wireMisfits(ship)).toEqual([]);
  expect(SHIP_RADIUS - clearance(arena, ship)).toBeLessThanOrEqual(ROUNDING);
  expect(ship.x > 0 && ship.x < arena.width && ship.y > 0 && ship.y < arena.height).toBe(true);
}

function fly(ship: Ship, wanted: readonly Intent[], arena: Arena): void {
  for (const intent of wanted) {
    const from: Point = { x: ship.x, y: ship.y };
    stepShip(ship, intent, arena, true);
    expectSound(ship, arena);
    expect(crossesWall(arena, from, ship), `from ${from.x},${from.y} to ${ship.x},${ship.y}`).toBe(false);
  }
}

test('a wall stops a ship: from any free place, whatever its pilot does', () => {
  const held = fc.tuple(intents, fc.integer({ min: 1, max: 25 }));
  fc.assert(
    fc.property(freePlaces(foundry), fc.array(held, { minLength: 1, maxLength: 6 }), (place, holds) => {
      const wanted = holds.flatMap(([intent, ticks]) => Array.from({ length: ticks }, () => intent));
      fly(shipAt(1, place.x, place.y), wanted, foundry);
    }),
    { numRuns: 400 },
  );
});

test('a wall stops a ship in mid-dash, whatever velocity it was given', () => {
  const flight = fc.tuple(int16, int16, fc.integer({ min: 0, max: 5 }));
  fc.assert(
    fc.property(freePlaces(foundry), flight, intents, (place, [vx, vy, dashTicks], intent) => {
      const ship = shipAt(1, place.x, place.y, { vx, vy, dashTicks, dashCooldown: 50 });
      fly(ship, [intent, intent, intent, intent, intent, intent], foundry);
    }),
    { numRuns: 1500 },
  );
});

test('a wall one unit thick holds a ship at any speed that an int16 can say', () => {
  const ring = [box(300, 300, 400, 1), box(300, 699, 400, 1), box(300, 300, 1, 400), box(699, 300, 1, 400)];
  const slanted = [
    { x: 450, y: 500 },
    { x: 530, y: 420 },
    { x: 531, y: 421 },
  ];
  const arena = arenaOf(1000, [...ring, slanted]);
  const low = subunitsOf(301);
  const high = subunitsOf(699);
  fc.assert(
    fc.property(freePlaces(arena), velocities, (place, speeds) => {
      fc.pre(place.x > low && place.x < high && place.y > low && place.y < high);
      const ship = shipAt(1, place.x, place.y);
      for (const [vx, vy] of speeds) {
        Object.assign(ship, { vx, vy });
        moveAndSlide(arena, ship);
        expectSound(ship, arena);
        expect(ship.x > low && ship.x < high && ship.y > low && ship.y < high).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

test('in the foundry no speed that an int16 can say takes a ship into a wall', () => {
  fc.assert(
    fc.property(freePlaces(foundry), velocities, (place, speeds) => {
      const ship = shipAt(1, place.x, place.y);
      for (const [vx, vy] of speeds) {
        Object.assign(ship, { vx, vy });
        moveAndSlide(foundry, ship);
        expectSound(ship, foundry);
      }
    }),
    { numRuns: 300 },
  );
});

test('a wall takes only the speed that goes into it', () => {
  const arena = arenaOf(400);
  const ship = shipAt(1, SHIP_RADIUS, 3200, { vx: -1000, vy: 1500 });
  moveAndSlide(arena, ship);
  expect({ x: ship.x, vx: ship.vx, vy: ship.vy }).toEqual({ x: SHIP_RADIUS, vx: 0, vy: 1500 });
});
