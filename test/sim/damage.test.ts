import { expect, test } from 'vitest';
import { harm, mend } from '../../sim/damage.ts';
import { BUTTON } from '../../sim/intent.ts';
import { stepWorld } from '../../sim/step-world.ts';
import {
  BOLT_DAMAGE,
  CALM_TICKS,
  HULL,
  MEND_EVERY,
  PROTECTION_TICKS,
  RESPAWN_TICKS,
} from '../../sim/tuning.ts';
import { arenaOf } from '../helpers/sim-arena.ts';
import { inputOf, nobodySeen, shipAt, worldOf } from '../helpers/sim-match.ts';

const arena = arenaOf(1000);

test('the last point of hull kills: a death, a point for the other, no wreck that flies on', () => {
  const ship = shipAt(1, 0, 0, { hull: 5, vx: 900, vy: -900, railCharge: 9 });
  const by = shipAt(2, 0, 0, { score: 3 });
  expect(harm(ship, by, 'bolt', 77, 2)).toEqual([
    { type: 'hit', by: 2, ship: 1, weapon: 'bolt', shot: 77, damage: 5 },
    { type: 'died', ship: 1, by: 2, weapon: 'bolt' },
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
  expect(harm(ship, shipAt(2, 0, 0), 'rail', 1, 2)).toEqual([]);
  expect(ship.deaths).toBe(0);
});

test('a shooter who has left gets no point, and the death counts all the same', () => {
  const ship = shipAt(1, 0, 0, { hull: 1 });
  expect(harm(ship, undefined, 'bolt', 1, 2).map((fact) => fact.type)).toEqual(['hit', 'died']);
  expect(ship.deaths).toBe(1);
});

test('a protected ship is hit but unharmed, and stays as calm as it was', () => {
  const ship = shipAt(1, 0, 0, { protectTicks: 1, calmTicks: 40 });
  expect(harm(ship, shipAt(2, 0, 0), 'rail', 9, 2)).toEqual([
    { type: 'hit', by: 2, ship: 1, weapon: 'rail', shot: 9, damage: 0 },
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
  harm(ship, shipAt(2, 0, 0), 'bolt', 1, 2);
  for (let tick = 0; tick < CALM_TICKS; tick++) mend(ship);
  expect(ship.hull).toBe(50 - BOLT_DAMAGE);
});
