import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Arena } from '../../sim/arena.ts';
import type { Fact } from '../../sim/facts.ts';
import { BUTTON } from '../../sim/intent.ts';
import { type Ask, railReach } from '../../sim/rails.ts';
import type { Ship } from '../../sim/ship.ts';
import { stepWorld } from '../../sim/step-world.ts';
import {
  HULL,
  PIERCED_DAMAGE,
  RAIL_CHARGE_TICKS,
  RAIL_COOLDOWN,
  RAIL_DAMAGE,
  RAIL_GRACE,
  RAIL_RANGE,
  REVEAL_TICKS,
  SHIP_RADIUS,
} from '../../sim/tuning.ts';
import type { World } from '../../sim/world.ts';
import { arenaOf, box } from '../helpers/sim-arena.ts';
import { inputOf, nobodySeen, seenWhereTheyAre, shipAt, worldOf } from '../helpers/sim-match.ts';

const open = arenaOf(4000);
const MIDDLE = 32000;
/** How far beside a ship's middle a rail still hits. */
const REACH = SHIP_RADIUS + RAIL_GRACE;
const shooter = () => shipAt(1, MIDDLE, MIDDLE);

/** Ship 1 charges for so many ticks and releases. */
function shoot(world: World, ask: Ask, ticks = RAIL_CHARGE_TICKS, aim = 0, arena: Arena = open): Fact[] {
  const facts: Fact[] = [];
  for (let tick = 0; tick < ticks; tick++) {
    facts.push(...stepWorld(world, arena, inputOf({ 1: { aim, buttons: BUTTON.rail } }), ask));
  }
  return [...facts, ...stepWorld(world, arena, inputOf({ 1: { aim } }), ask)];
}

const hitBy = (facts: readonly Fact[]) => facts.find((fact) => fact.type === 'hit')?.ship;

function shootAt(...targets: Ship[]): number | undefined {
  const world = worldOf(shooter(), ...targets);
  return hitBy(shoot(world, seenWhereTheyAre(world)));
}

test('a full rail fires on release and does its damage', () => {
  const world = worldOf(shooter(), shipAt(2, MIDDLE + 9000, MIDDLE));
  expect(shoot(world, seenWhereTheyAre(world))).toEqual([
    { type: 'fired', ship: 1, weapon: 'rail', shot: 1 },
    { type: 'hit', by: 1, ship: 2, weapon: 'rail', shot: 1, damage: RAIL_DAMAGE, aim: 0, shielded: false },
  ]);
  expect(world.ships.map((ship) => ship.hull)).toEqual([HULL, HULL - RAIL_DAMAGE]);
});

test('a rail that is released early is lost', () => {
  const world = worldOf(shooter(), shipAt(2, MIDDLE + 9000, MIDDLE));
  expect(shoot(world, seenWhereTheyAre(world), RAIL_CHARGE_TICKS - 1)).toEqual([]);
  expect(world.ships[0]?.railCharge).toBe(0);
});

test('a full rail is held for as long as its pilot likes, and fires once', () => {
  const world = worldOf(shooter());
  expect(shoot(world, nobodySeen, RAIL_CHARGE_TICKS * 4).length).toBe(1);
});

test('no bolt leaves a ship that charges a rail', () => {
  const world = worldOf(shooter());
  const buttons = BUTTON.rail | BUTTON.bolt;
  for (let tick = 0; tick < 40; tick++) {
    expect(stepWorld(world, open, inputOf({ 1: { buttons } }), nobodySeen)).toEqual([]);
  }
});

test('R5 a rail charges only after its cooldown', () => {
  const world = worldOf(shooter());
  const fired: number[] = [];
  for (let tick = 0; fired.length < 3; tick++) {
    const full = world.ships[0]?.railCharge === RAIL_CHARGE_TICKS;
    const input = inputOf({ 1: { buttons: full ? 0 : BUTTON.rail } });
    if (stepWorld(world, open, input, nobodySeen).length > 0) fired.push(tick);
  }
  const period = RAIL_COOLDOWN + RAIL_CHARGE_TICKS;
  expect(fired).toEqual([RAIL_CHARGE_TICKS, RAIL_CHARGE_TICKS + period, RAIL_CHARGE_TICKS + 2 * period]);
});

test('a rail hits the nearest ship in its way, whatever their ids', () => {
  expect(shootAt(shipAt(2, MIDDLE + 4000, MIDDLE), shipAt(3, MIDDLE + 9000, MIDDLE))).toBe(2);
  expect(shootAt(shipAt(2, MIDDLE + 9000, MIDDLE), shipAt(3, MIDDLE + 4000, MIDDLE))).toBe(3);
});

test('a rail hits nobody behind it, beside it, beyond its range or out of the world', () => {
  expect(shootAt(shipAt(2, MIDDLE - 4000, MIDDLE))).toBeUndefined();
  expect(shootAt(shipAt(2, MIDDLE + 4000, MIDDLE + REACH + 4))).toBeUndefined();
  expect(shootAt(shipAt(2, MIDDLE + RAIL_RANGE + 300, MIDDLE))).toBeUndefined();
  expect(shootAt(shipAt(2, MIDDLE + 4000, MIDDLE, { respawnTicks: 50 }))).toBeUndefined();
  const wreck = shipAt(2, MIDDLE + 4000, MIDDLE, { respawnTicks: 50 });
  expect(shootAt(wreck, shipAt(3, MIDDLE + 9000, MIDDLE))).toBe(3);
  expect(shootAt(shipAt(2, MIDDLE + RAIL_RANGE - 300, MIDDLE + REACH - 6))).toBe(2);
});

test('a wall stops a rail', () => {
  const walled = arenaOf(4000, [box(2200, 1900, 10, 200)]);
  expect(railReach(walled, { x: MIDDLE, y: MIDDLE }, 0)).toBe(200 * 16);
  const world = worldOf(shooter(), shipAt(2, MIDDLE + 9000, MIDDLE));
  expect(hitBy(shoot(world, seenWhereTheyAre(world), RAIL_CHARGE_TICKS, 0, walled))).toBeUndefined();
});

test('R4 a rail is judged where its shooter saw the target, not where the target is', () => {
  const [here, there] = [
    { x: MIDDLE + 5000, y: MIDDLE },
    { x: MIDDLE + 5000, y: MIDDLE + 2000 },
  ];
  expect(hitBy(shoot(worldOf(shooter(), shipAt(2, there.x, there.y)), () => here))).toBe(2);
  expect(hitBy(shoot(worldOf(shooter(), shipAt(2, here.x, here.y)), () => there))).toBeUndefined();
});

test('R4 a ship that its shooter did not see cannot be hit', () => {
  expect(hitBy(shoot(worldOf(shooter(), shipAt(2, MIDDLE + 5000, MIDDLE)), nobodySeen))).toBeUndefined();
});

test('a rail that is aimed at the middle of a ship hits it, wherever it is', () => {
  const places = fc.integer({ min: -14000, max: 14000 });
  fc.assert(
    fc.property(places, places, (dx, dy) => {
      fc.pre(Math.hypot(dx, dy) > 600 && Math.hypot(dx, dy) < RAIL_RANGE);
      const world = worldOf(shooter(), shipAt(2, MIDDLE + dx, MIDDLE + dy));
      const aim = Math.round((Math.atan2(dy, dx) / (2 * Math.PI)) * 65536) & 0xffff;
      expect(hitBy(shoot(world, seenWhereTheyAre(world), RAIL_CHARGE_TICKS, aim))).toBe(2);
    }),
  );
});

test('a rail pierces one ship, does less to the next, and leaves the third alone', () => {
  const behind = [9000, 12000, 15000].map((x, i) => shipAt(i + 2, MIDDLE + x, MIDDLE));
  const world = worldOf(shooter(), ...behind);
  shoot(world, seenWhereTheyAre(world));
  const pierced = (RAIL_DAMAGE * PIERCED_DAMAGE) >> 8;
  expect(world.ships.map((ship) => HULL - ship.hull)).toEqual([0, RAIL_DAMAGE, pierced, 0]);
});

test('a rail gives its place away for a while', () => {
  const world = worldOf(shooter());
  shoot(world, nobodySeen);
  expect(world.ships[0]?.revealTicks).toBe(REVEAL_TICKS);
  for (let tick = 0; tick < REVEAL_TICKS; tick++) stepWorld(world, open, inputOf(), nobodySeen);
  expect(world.ships[0]?.revealTicks).toBe(0);
});
