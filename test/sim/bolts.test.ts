import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boltPlace, launchBolt } from '../../sim/bolts.ts';
import { BUTTON } from '../../sim/intent.ts';
import type { Ship } from '../../sim/ship.ts';
import { stepWorld } from '../../sim/step-world.ts';
import {
  BOLT_COOLDOWN,
  BOLT_DAMAGE,
  BOLT_LIFE_TICKS,
  BOLT_RADIUS,
  BOLT_SPEED,
  DASH_GRACE_TICKS,
  DASH_SPEED,
  DASH_TICKS,
  HULL,
  SHIP_RADIUS,
} from '../../sim/tuning.ts';
import { VELOCITY_STEPS } from '../../sim/units.ts';
import type { World } from '../../sim/world.ts';
import { arenaOf, box } from '../helpers/sim-arena.ts';
import { inputOf, nobodySeen, shipAt, worldOf } from '../helpers/sim-match.ts';

const arena = arenaOf(4000);
const MIDDLE = 32000;
const PER_TICK = BOLT_SPEED / VELOCITY_STEPS;
const EAST = 0;

function idle(world: World, ticks: number, where = arena) {
  return Array.from({ length: ticks }, () => stepWorld(world, where, inputOf(), nobodySeen)).flat();
}

/** A world in which ship 1 has just fired a bolt. */
function fired(aim: number, ...others: Ship[]): World {
  const world = worldOf(shipAt(1, MIDDLE, MIDDLE), ...others);
  stepWorld(world, arena, inputOf({ 1: { aim, buttons: BUTTON.bolt } }), nobodySeen);
  return world;
}

test('a bolt leaves from its ship, named after its owner and the shot', () => {
  const place = { x: MIDDLE, y: MIDDLE, aim: 1234 };
  expect(fired(1234).bolts).toEqual([
    { owner: 1, shot: 1, ...place, age: 0, life: BOLT_LIFE_TICKS, strong: false },
  ]);
});

test('a bolt flies straight at its speed and ends at its range', () => {
  const world = fired(EAST);
  idle(world, BOLT_LIFE_TICKS - 1);
  expect(world.bolts.map((bolt) => boltPlace(bolt, bolt.age))).toEqual([
    { x: MIDDLE + PER_TICK * (BOLT_LIFE_TICKS - 1), y: MIDDLE },
  ]);
  idle(world, 1);
  expect(world.bolts).toEqual([]);
});

test('a wall ends a bolt', () => {
  const walled = arenaOf(1000, [box(610, 0, 10, 1000)]);
  const bolt = launchBolt(walled, 1, 1, { x: 8000, y: 8000 }, EAST, false);
  expect(bolt.life).toBe(Math.ceil((610 * 16 - 8000) / PER_TICK));
});

test('a bolt hits nobody behind the wall that ends it', () => {
  // Just thicker than a bolt is wide, or its edge would reach through.
  const thick = BOLT_RADIUS / 16 + 1;
  const walled = arenaOf(1000, [box(600, 0, thick, 1000)]);
  for (let x = 8000; x < 8000 + PER_TICK; x += 16) {
    const world = worldOf(shipAt(1, x, 8000), shipAt(2, (600 + thick) * 16 + SHIP_RADIUS, 8000));
    stepWorld(world, walled, inputOf({ 1: { aim: EAST, buttons: BUTTON.bolt } }), nobodySeen);
    expect(idle(world, 8, walled), `from ${x}`).toEqual([]);
  }
});

test('a bolt flies through the place where a ship died', () => {
  const world = fired(EAST, shipAt(2, MIDDLE + 1000, MIDDLE, { respawnTicks: 50 }));
  expect(idle(world, 10)).toEqual([]);
  expect(world.bolts.length).toBe(1);
});

test('a bolt hits once, does its damage and is gone; its owner it passes', () => {
  const world = fired(EAST, shipAt(2, MIDDLE + 1000, MIDDLE));
  const facts = idle(world, 10);
  expect(facts).toEqual([
    { type: 'hit', by: 1, ship: 2, weapon: 'bolt', shot: 1, damage: BOLT_DAMAGE, aim: EAST, shielded: false },
  ]);
  expect(world.ships.map((ship) => ship.hull)).toEqual([HULL, HULL - BOLT_DAMAGE]);
  expect(world.bolts).toEqual([]);
});

test('of two ships in its way a bolt hits the nearer, whatever their ids', () => {
  const far = MIDDLE + 700;
  const near = MIDDLE + 520;
  for (const [second, third] of [
    [near, far],
    [far, near],
  ] as const) {
    const world = fired(EAST, shipAt(2, second, MIDDLE + 240), shipAt(3, third, MIDDLE - 240));
    const hit = idle(world, 5).find((fact) => fact.type === 'hit');
    expect(hit?.ship).toBe(second === near ? 2 : 3);
  }
});

test('a bolt that crosses a resting ship hits it, at every place on its way', () => {
  const reach = SHIP_RADIUS + BOLT_RADIUS;
  const beside = fc.integer({ min: -reach - 40, max: reach + 40 });
  const along = fc.integer({ min: 600, max: 12000 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3 }), along, beside, (quarter, far, aside) => {
      fc.pre(Math.abs(Math.abs(aside) - reach) > 2);
      const [east, south] = (
        [
          [1, 0],
          [0, 1],
          [-1, 0],
          [0, -1],
        ] as const
      )[quarter] ?? [1, 0];
      const x = MIDDLE + east * far - south * aside;
      const y = MIDDLE + south * far + east * aside;
      const world = fired(quarter * 16384, shipAt(2, x, y));
      expect(idle(world, BOLT_LIFE_TICKS).length).toBe(Math.abs(aside) < reach ? 1 : 0);
    }),
    { numRuns: 300 },
  );
});

test('a bolt does not pass through a ship that dashes across its way or towards it', () => {
  const speed = fc.integer({ min: -DASH_SPEED, max: DASH_SPEED });
  const meeting = fc.double({ min: 4, max: 12, noNaN: true });
  fc.assert(
    fc.property(speed, speed, meeting, fc.integer({ min: -100, max: 100 }), (vx, vy, when, aside) => {
      fc.pre(Math.hypot(vx, vy) <= DASH_SPEED);
      const path = { x: vx / VELOCITY_STEPS, y: vy / VELOCITY_STEPS };
      const target = shipAt(2, 0, 0);
      const world = fired(EAST, target);
      let met = false;
      for (let tick = 1; tick <= 16; tick++) {
        target.x = Math.round(MIDDLE + when * PER_TICK + (tick - when) * path.x);
        target.y = Math.round(MIDDLE + aside + (tick - when) * path.y);
        met ||= idle(world, 1).some((fact) => fact.type === 'hit');
      }
      expect(met).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('R5 a held bolt button fires once per cooldown', () => {
  const world = worldOf(shipAt(1, MIDDLE, MIDDLE));
  const shots: number[] = [];
  for (let tick = 0; tick < 5 * BOLT_COOLDOWN; tick++) {
    const facts = stepWorld(world, arena, inputOf({ 1: { buttons: BUTTON.bolt } }), nobodySeen);
    if (facts.length > 0) shots.push(tick);
  }
  expect(shots).toEqual([0, 1, 2, 3, 4].map((n) => n * BOLT_COOLDOWN));
});

test('bolts pass through a ship in the first ticks of its dash, and through no others', () => {
  const hits = (dashTicks: number) => {
    const world = fired(EAST, shipAt(2, MIDDLE + 1000, MIDDLE, { dashTicks }));
    return idle(world, 4).filter((fact) => fact.type === 'hit').length;
  };
  expect(hits(DASH_TICKS)).toBe(0);
  expect(hits(DASH_TICKS - DASH_GRACE_TICKS)).toBe(1);
});
