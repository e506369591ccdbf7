import { expect, test } from 'vitest';
import { LastStanding } from '../../server/rooms/match-result.ts';
import { stepWorld } from '../../sim/step-world.ts';
import { createWorld, type RoundPhase } from '../../sim/world.ts';
import { arenaOf } from '../helpers/sim-arena.ts';
import { nobodySeen, shipAt } from '../helpers/sim-match.ts';

const arena = arenaOf(2000);

/** A duel at 3 to 5, run as a room does. */
function duel() {
  const world = Object.assign(createWorld('duel', 'made', 1), {
    ships: [shipAt(1, 8000, 16000, { score: 3 }), shipAt(2, 12000, 16000, { score: 5 })],
    round: { number: 2, phase: 'play' as RoundPhase, ticksLeft: 900 },
  });
  const standing = new LastStanding();
  const step = (...departures: number[]) => {
    if (departures.length > 0) standing.departing(world);
    stepWorld(world, arena, { arrivals: [], departures, intents: new Map() }, nobodySeen);
    standing.stepped(world);
  };
  const scores = () => standing.resultOf(world).scores.map(({ name, score }) => [name, score]);
  const round = () => standing.resultOf(world).round;
  return { world, step, scores, round };
}

test('a round that is broken off ends with those who left it', () => {
  const { world, step, scores } = duel();
  step();
  step(2);
  step();
  expect(world.round.phase).toBe('warmup');
  expect(scores()).toEqual([
    ['Pilot 2', 5],
    ['Pilot 1', 3],
  ]);
});

test('a round ends as it was played, whoever leaves before the next one', () => {
  const { world, step, scores, round } = duel();
  world.round.ticksLeft = 1;
  step();
  expect(world.round.phase).toBe('results');
  step(1);
  world.round.ticksLeft = 1;
  step();
  expect(world.round).toMatchObject({ phase: 'warmup', number: 3 });
  expect(round()).toBe(2);
  expect(scores()).toEqual([
    ['Pilot 2', 5],
    ['Pilot 1', 3],
  ]);
});

test('when the next round is played, the last one is no result any more', () => {
  const { world, step, scores } = duel();
  world.round.ticksLeft = 1;
  step();
  world.round = { number: 3, phase: 'warmup', ticksLeft: 1 };
  step();
  expect(world.round.phase).toBe('play');
  expect(scores().map(([, score]) => score)).toEqual([0, 0]);
});

test('who leaves a round that goes on is not in its result', () => {
  const { world, step, scores } = duel();
  world.ships.push(shipAt(3, 14000, 16000, { score: 1 }));
  step(2);
  expect(world.round.phase).toBe('play');
  expect(scores()).toEqual([
    ['Pilot 1', 3],
    ['Pilot 3', 1],
  ]);
});
