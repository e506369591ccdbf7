import { expect, test } from 'vitest';
import { harm, mend } from '../../sim/damage.ts';
import { BUTTON } from '../../sim/intent.ts';
import { stepWorld } from '../../sim/step-world.ts';
import {
  BOLT_DAMAGE,
  BOLT_PUSH,
  CALM_TICKS,
  HULL,
  MEND_EVERY,
  OVERCHARGE_DAMAGE,
  PIERCED_DAMAGE,
  PROTECTION_TICKS,
  RAIL_DAMAGE,
  RESPAWN_TICKS,
} from '../../sim/tuning.ts';
import { arenaOf } from '../helpers/sim-arena.ts';
import { inputOf, nobodySeen, shipAt, worldOf } from '../helpers/sim-match.ts';

const arena = arenaOf(1000);
const EAST = 0;
const bolt = { weapon: 'bolt', shot: 1, by: 2, aim: EAST, strong: false } as const;
const rail = { ...bolt, weapon: 'rail' } as const;

test('the last point of hull kills: a death, a point for the other, no wreck that flies on', () => {
  const ship = shipAt(1, 0, 0, { hull: 5, vx: 900, vy: -900, railCharge: 9 });
  const by = shipAt(2, 0, 0, { score: 3 });
  expect(harm(ship, by, { ...bolt, shot: 77 }, true)).toEqual([
    { type: 'hit', by: 2, ship: 1, weapon: 'bolt', shot: 77, damage: 5, aim: EAST, shielded: false },
    { type: 'died', ship: 1, by: 2, weapon: 'bolt', aim: EAST },
  ]);
  expect(ship).toMatchObject({
    hull: 0,
    vx: 0,
    vy: 0,
    railCharge: 0,
    deaths: 1,
    respawnTicks: RESPAWN_TICKS,
  });
  expect(by).toMatchObject({ score: 4, deaths: 0 });
});

test('a ship that is already dead is not hit again', () => {
  const ship = shipAt(1, 0, 0, { hull: 0, respawnTicks: 3 });
  expect(harm(ship, shipAt(2, 0, 0), rail, true)).toEqual([]);
  expect(ship.deaths).toBe(0);
});

test('a shooter who has left gets no point, and the death counts all the same', () => {
  const ship = shipAt(1, 0, 0, { hull: 1 });
  expect(harm(ship, undefined, bolt, true).map((fact) => fact.type)).toEqual(['hit', 'died']);
  expect(ship.deaths).toBe(1);
});

test('a protected ship is hit but unharmed, and stays as calm as it was', () => {
  const ship = shipAt(1, 0, 0, { protectTicks: 1, calmTicks: 40 });
  expect(harm(ship, shipAt(2, 0, 0), { ...rail, shot: 9 }, true)).toEqual([
    { type: 'hit', by: 2, ship: 1, weapon: 'rail', shot: 9, damage: 0, aim: EAST, shielded: false },
  ]);
  expect(ship).toMatchObject({ hull: HULL, calmTicks: 40 });
});

test('protection ends after its ticks, with or without an input', () => {
  const world = worldOf(shipAt(1, 8000, 8000, { protectTicks: PROTECTION_TICKS }));
  for (let tick = 1; tick <= PROTECTION_TICKS; tick++) {
    stepWorld(world, arena, inputOf(), nobodySeen);
    expect(world.ships[0]?.protectTicks).toBe(PROTECTION_TICKS - tick);
  }
});

test('protection ends at once when its ship fires, not when it moves or charges', () => {
  const world = worldOf(shipAt(1, 8000, 8000, { protectTicks: PROTECTION_TICKS }));
  stepWorld(world, arena, inputOf({ 1: { move: 5, buttons: BUTTON.dash } }), nobodySeen);
  stepWorld(world, arena, inputOf({ 1: { buttons: BUTTON.rail } }), nobodySeen);
  expect(world.ships[0]?.protectTicks).toBe(PROTECTION_TICKS - 2);
  stepWorld(world, arena, inputOf({ 1: { buttons: BUTTON.bolt } }), nobodySeen);
  expect(world.ships[0]?.protectTicks).toBe(0);
});

test('a hull mends a point at a time after a calm, up to whole', () => {
  const ship = shipAt(1, 0, 0, { hull: HULL - 3 });
  const hulls: number[] = [];
  for (let tick = 0; tick < CALM_TICKS + 5 * MEND_EVERY; tick++) {
    mend(ship);
    hulls.push(ship.hull);
  }
  const wholeAgain = CALM_TICKS + 3 * MEND_EVERY - 1;
  expect(hulls.slice(0, CALM_TICKS + MEND_EVERY - 1)).toEqual(Array(CALM_TICKS + MEND_EVERY - 1).fill(97));
  expect([hulls[wholeAgain - 1], hulls[wholeAgain], hulls.at(-1)]).toEqual([99, HULL, HULL]);
});

test('a hit ends the calm', () => {
  const ship = shipAt(1, 0, 0, { hull: 50, calmTicks: CALM_TICKS + 2 });
  harm(ship, shipAt(2, 0, 0), bolt, true);
  for (let tick = 0; tick < CALM_TICKS; tick++) mend(ship);
  expect(ship.hull).toBe(50 - BOLT_DAMAGE);
});

test('a shield takes the damage before the hull, and breaks with its last point', () => {
  const ship = shipAt(1, 0, 0, { shield: BOLT_DAMAGE + 4 });
  const hits = [1, 2].flatMap(() => harm(ship, shipAt(2, 0, 0), bolt, true));
  expect(hits).toMatchObject([
    { type: 'hit', damage: BOLT_DAMAGE, shielded: true },
    { type: 'hit', damage: BOLT_DAMAGE, shielded: true },
    { type: 'broke', ship: 1 },
  ]);
  expect(ship).toMatchObject({ shield: 0, hull: HULL - (BOLT_DAMAGE - 4) });
});

test('a bolt pushes what it hits the way that it flew; a rail does not, and nothing pushes a protected ship', () => {
  const ship = shipAt(1, 0, 0);
  harm(ship, undefined, rail, true);
  expect(ship).toMatchObject({ vx: 0, vy: 0 });
  harm(ship, undefined, bolt, true);
  expect(ship).toMatchObject({ vx: BOLT_PUSH, vy: 0 });
  const safe = shipAt(1, 0, 0, { protectTicks: 3 });
  harm(safe, undefined, bolt, true);
  expect(safe.vx).toBe(0);
});

test('a shot fired with overcharge harms more, and a rail that went through a ship less', () => {
  const damageOf = (blow: Parameters<typeof harm>[2]) => HULL - harmed(blow).hull;
  const harmed = (blow: Parameters<typeof harm>[2]) => {
    const ship = shipAt(1, 0, 0);
    harm(ship, undefined, blow, true);
    return ship;
  };
  expect(damageOf({ ...bolt, strong: true })).toBe((BOLT_DAMAGE * OVERCHARGE_DAMAGE) >> 8);
  expect(damageOf({ ...rail, spent: true })).toBe((RAIL_DAMAGE * PIERCED_DAMAGE) >> 8);
});

test('kills in a row are counted until the own death, and what was dealt in points', () => {
  const by = shipAt(2, 0, 0, { streak: 2, bestStreak: 2 });
  harm(shipAt(1, 0, 0, { hull: 7 }), by, bolt, true);
  expect(by).toMatchObject({ score: 1, streak: 3, bestStreak: 3, harm: 7 });
  harm(by, undefined, { ...rail, strong: true }, true);
  harm(by, undefined, { ...rail, strong: true }, true);
  expect(by).toMatchObject({ deaths: 1, streak: 0, bestStreak: 3 });
});

test('what does not count leaves no trace in the standings', () => {
  const by = shipAt(2, 0, 0);
  const ship = shipAt(1, 0, 0, { hull: 1 });
  harm(ship, by, bolt, false);
  expect(by).toMatchObject({ score: 0, streak: 0, harm: 0 });
  expect(ship).toMatchObject({ deaths: 0, respawnTicks: RESPAWN_TICKS });
});
