import { expect, test } from 'vitest';
import type { Arena, PickupKind } from '../../sim/arena.ts';
import { stepWorld } from '../../sim/step-world.ts';
import {
  HULL,
  MOST_SHIELD,
  OVERCHARGE_TICKS,
  PICKUP_REACH,
  PICKUP_TICKS,
  REPAIR,
  SHIELD,
} from '../../sim/tuning.ts';
import { arenaOf } from '../helpers/sim-arena.ts';
import { inputOf, nobodySeen, shipAt, worldOf } from '../helpers/sim-match.ts';

const X = 8000;
const Y = 8000;
const withPickup = (kind: PickupKind): Arena => ({ ...arenaOf(1000), pickups: [{ x: X, y: Y, kind }] });
const step = (world: ReturnType<typeof worldOf>, arena: Arena) =>
  stepWorld(world, arena, inputOf(), nobodySeen);

test('a repair mends, a shield shields and an overcharge strengthens, each up to its most', () => {
  const hurt = shipAt(1, X, Y, { hull: 30 });
  expect(step(worldOf(hurt), withPickup('repair'))).toEqual([{ type: 'took', ship: 1, pickup: 0 }]);
  expect(hurt).toMatchObject({ hull: 30 + REPAIR, taken: 1 });
  const nearlyWhole = shipAt(1, X, Y, { hull: HULL - 1 });
  step(worldOf(nearlyWhole), withPickup('repair'));
  expect(nearlyWhole.hull).toBe(HULL);
  const bare = shipAt(1, X, Y);
  step(worldOf(bare), withPickup('shield'));
  expect(bare.shield).toBe(SHIELD);
  const shielded = shipAt(1, X, Y, { shield: SHIELD });
  step(worldOf(shielded), withPickup('shield'));
  expect(shielded.shield).toBe(MOST_SHIELD);
  const strong = shipAt(1, X, Y);
  step(worldOf(strong), withPickup('overcharge'));
  expect(strong.overTicks).toBe(OVERCHARGE_TICKS);
});

test('what is of no use to a ship is left for others', () => {
  const whole = shipAt(1, X, Y);
  const world = worldOf(whole, shipAt(2, X + PICKUP_REACH, Y, { hull: 20 }));
  expect(step(world, withPickup('repair'))).toEqual([{ type: 'took', ship: 2, pickup: 0 }]);
  expect(step(worldOf(shipAt(1, X, Y, { shield: MOST_SHIELD })), withPickup('shield'))).toEqual([]);
});

test('of two who reach a pickup in one tick the nearer gets it, of two as near the lower id', () => {
  const near = worldOf(shipAt(1, X + 300, Y), shipAt(2, X - 299, Y));
  expect(step(near, withPickup('overcharge'))).toMatchObject([{ ship: 2 }]);
  const even = worldOf(shipAt(1, X + 300, Y), shipAt(2, X - 300, Y));
  expect(step(even, withPickup('overcharge'))).toMatchObject([{ ship: 1 }]);
});

test('a pickup is out of reach a step farther, and for who does not fly', () => {
  expect(step(worldOf(shipAt(1, X + PICKUP_REACH + 1, Y)), withPickup('overcharge'))).toEqual([]);
  expect(step(worldOf(shipAt(1, X, Y, { respawnTicks: 9 })), withPickup('overcharge'))).toEqual([]);
});

test('a pickup that was taken is back after its ticks and not before', () => {
  const world = worldOf(shipAt(1, X, Y));
  const arena = withPickup('overcharge');
  step(world, arena);
  expect(world.pickups).toEqual([PICKUP_TICKS.overcharge]);
  for (let tick = 0; tick < PICKUP_TICKS.overcharge; tick++) expect(step(world, arena)).toEqual([]);
  expect(step(world, arena)).toEqual([{ type: 'took', ship: 1, pickup: 0 }]);
});
