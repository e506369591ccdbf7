import { expect, test } from 'vitest';
import type { Fact } from '../../sim/facts.ts';
import { BUTTON } from '../../sim/intent.ts';
import { MODES } from '../../sim/modes/modes.ts';
import { stepWorld, type TickInput } from '../../sim/step-world.ts';
import { BOLT_DAMAGE, HULL, RAIL_CHARGE_TICKS } from '../../sim/tuning.ts';
import type { World } from '../../sim/world.ts';
import { foundry } from '../helpers/sim-arena.ts';
import { inputOf, nobodySeen, shipAt, worldOn } from '../helpers/sim-match.ts';

const { roundTicks: ROUND_TICKS, resultsTicks: RESULTS_TICKS } = MODES.skirmish;

function run(world: World, ticks: number, input: TickInput = inputOf()): Fact[] {
  return Array.from({ length: ticks }, () => stepWorld(world, foundry, input, nobodySeen)).flat();
}

/** Two ships, so many ticks before the end of play. */
function nearTheEnd(ticksLeft: number): World {
  const world = worldOn(
    'foundry',
    shipAt(1, 9000, 9000, { score: 5, deaths: 1 }),
    shipAt(2, 20000, 9000, { score: 1, deaths: 5, hull: 30 }),
  );
  world.round.ticksLeft = ticksLeft;
  return world;
}

test('a round lasts its ticks, then its results are shown with the scores kept', () => {
  const world = nearTheEnd(ROUND_TICKS);
  expect(run(world, ROUND_TICKS - 1)).toEqual([]);
  expect(run(world, 1)).toEqual([{ type: 'turned', phase: 'results', round: 1 }]);
  expect(world.round).toEqual({ number: 1, phase: 'results', ticksLeft: RESULTS_TICKS });
  expect(world.ships.map((ship) => ship.score)).toEqual([5, 1]);
});

test('after the results the next round begins with everybody fresh, apart and at nought', () => {
  const world = nearTheEnd(1);
  run(world, 1);
  expect(run(world, RESULTS_TICKS - 1)).toEqual([]);
  expect(run(world, 1)).toEqual([{ type: 'turned', phase: 'play', round: 2 }]);
  expect(world.round).toEqual({ number: 2, phase: 'play', ticksLeft: ROUND_TICKS });
  expect(run(world, 1)).toEqual([
    { type: 'spawned', ship: 1 },
    { type: 'spawned', ship: 2 },
  ]);
  for (const ship of world.ships) expect(ship).toMatchObject({ score: 0, deaths: 0, hull: HULL });
  const [a, b] = world.ships;
  expect({ x: a?.x, y: a?.y }).not.toEqual({ x: b?.x, y: b?.y });
});

test('nothing that a ship was given in one round is left to it in the next', () => {
  const world = nearTheEnd(1);
  const given = { shield: 40, overTicks: 200, bestStreak: 4, harm: 300, taken: 2, captures: 1, streak: 4 };
  Object.assign(world.ships[0] ?? {}, given);
  run(world, 1 + RESULTS_TICKS);
  const nothing = Object.fromEntries(Object.keys(given).map((field) => [field, 0]));
  expect(world.ships[0]).toMatchObject(nothing);
});

test('a ship that is dead when a round begins flies in it', () => {
  const world = nearTheEnd(1);
  run(world, RESULTS_TICKS);
  Object.assign(world.ships[0] ?? {}, { hull: 0, respawnTicks: 40 });
  run(world, 2);
  expect(world.ships.map((ship) => ship.respawnTicks)).toEqual([0, 0]);
});

test('the bolts in the air end with the round', () => {
  const world = nearTheEnd(2);
  run(world, 1, inputOf({ 1: { aim: 0, buttons: BUTTON.bolt } }));
  expect(world.bolts.length).toBe(1);
  run(world, 1);
  expect(world.bolts).toEqual([]);
});

test('nobody fires while results are shown, though everybody may fly', () => {
  const world = nearTheEnd(1);
  run(world, 1);
  const before = world.ships[0]?.x;
  const wanted = [
    ...Array.from({ length: 40 }, () => inputOf({ 1: { move: 1, buttons: BUTTON.bolt } })),
    ...Array.from({ length: RAIL_CHARGE_TICKS + 5 }, () => inputOf({ 1: { buttons: BUTTON.rail } })),
    inputOf({ 1: { buttons: 0 } }),
  ];
  const facts = wanted.flatMap((input) => run(world, 1, input));
  expect(facts.filter((fact) => fact.type === 'fired')).toEqual([]);
  expect(world.ships[0]).toMatchObject({ railCharge: 0, shots: 0, rails: 0 });
  expect(world.ships[0]?.x).not.toBe(before);
});

test('a rail that was charged before the results is not fired after them', () => {
  const world = nearTheEnd(RAIL_CHARGE_TICKS);
  run(world, RAIL_CHARGE_TICKS, inputOf({ 1: { buttons: BUTTON.rail } }));
  expect(world.ships[0]?.railCharge).toBe(RAIL_CHARGE_TICKS);
  expect(world.round.phase).toBe('results');
  expect(run(world, 1, inputOf({ 1: {} }))).toEqual([]);
  expect(world.ships[0]?.railCharge).toBe(0);
});

test('a hit in the last tick of play counts', () => {
  const world = nearTheEnd(2);
  const [, target] = world.ships;
  Object.assign(target ?? {}, { x: 9500, y: 9000, hull: BOLT_DAMAGE });
  run(world, 1, inputOf({ 1: { aim: 0, buttons: BUTTON.bolt } }));
  expect(run(world, 1).map((fact) => fact.type)).toEqual(['hit', 'died', 'turned']);
  expect(world.ships[0]?.score).toBe(6);
});
