import { expect, test } from 'vitest';
import type { Fact } from '../../sim/facts.ts';
import { BUTTON } from '../../sim/intent.ts';
import { MODES } from '../../sim/modes/modes.ts';
import { stepWorld, type TickInput } from '../../sim/step-world.ts';
import { createWorld, type World } from '../../sim/world.ts';
import { arenaOf } from '../helpers/sim-arena.ts';
import { inputOf, nobodySeen, shipAt } from '../helpers/sim-match.ts';

const arena = arenaOf(2000);
const { warmupTicks, goal } = MODES.duel;

function run(world: World, ticks: number, input: TickInput = inputOf()): Fact[] {
  return Array.from({ length: ticks }, () => stepWorld(world, arena, input, nobodySeen)).flat();
}

function duelOf(count: number): World {
  const ships = Array.from({ length: count }, (_, i) => shipAt(i + 1, 8000 + 4000 * i, 16000));
  return Object.assign(createWorld('duel', 'made', 1), { ships });
}

test('a warm-up waits for enough pilots, then counts down to a round in which everything is fresh', () => {
  const alone = duelOf(1);
  run(alone, 3 * warmupTicks);
  expect(alone.round).toEqual({ number: 1, phase: 'warmup', ticksLeft: warmupTicks });
  const both = duelOf(2);
  run(both, warmupTicks - 1);
  both.ships[0] = Object.assign(both.ships[0] ?? shipAt(1, 0, 0), { shield: 20 });
  expect(run(both, 1)).toEqual([{ type: 'turned', phase: 'play', round: 1 }]);
  expect(both.ships.map((ship) => ship.shield)).toEqual([0, 0]);
});

test('in a warm-up one shoots and is shot, and nothing of it counts', () => {
  const world = duelOf(2);
  const [one, two] = world.ships;
  Object.assign(two ?? {}, { hull: 1 });
  const facts = run(world, 20, inputOf({ 1: { aim: 0, buttons: BUTTON.bolt } }));
  expect(facts.map((fact) => fact.type)).toContain('died');
  expect(one).toMatchObject({ score: 0, harm: 0 });
  expect(two).toMatchObject({ deaths: 0 });
});

test('who comes late stops the clock of nobody, who leaves sends the match back to its warm-up', () => {
  const world = duelOf(2);
  run(world, warmupTicks);
  expect(world.round.phase).toBe('play');
  stepWorld(world, arena, { arrivals: [], departures: [2], intents: new Map() }, nobodySeen);
  expect(world.round).toEqual({ number: 1, phase: 'warmup', ticksLeft: warmupTicks });
});

test('two who are left on one side become two sides, and play', () => {
  const world = Object.assign(createWorld('hold', 'made', 1), {
    ships: [1, 2].map((id) => shipAt(id, 8000 * id, 16000, { team: 1 })),
  });
  run(world, MODES.hold.warmupTicks + 1);
  expect(world.round.phase).toBe('play');
  expect(world.ships.map(({ team }) => team)).toEqual([1, 2]);
});

test('the goal ends a round at once', () => {
  const world = duelOf(2);
  run(world, warmupTicks + 1);
  Object.assign(world.ships[0] ?? {}, { score: goal });
  expect(run(world, 1)).toEqual([{ type: 'turned', phase: 'results', round: 1 }]);
});
