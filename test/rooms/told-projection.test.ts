import { expect, test } from 'vitest';
import { NO_LINE, ToldProjection } from '../../server/rooms/told-projection.ts';
import { createWorld, type RoundPhase } from '../../sim/world.ts';
import { shipAt } from '../helpers/sim-match.ts';

function toldIn(phase: RoundPhase) {
  const told = new ToldProjection();
  const world = Object.assign(createWorld('hold', 'citadel', 1), {
    ships: [shipAt(1, 0, 0, { team: 1, score: 4, deaths: 2 })],
    teamScores: [98, 121],
    round: { number: 3, phase, ticksLeft: 30 },
  });
  told.write(world, () => NO_LINE);
  const { state } = told;
  const pilot = state.pilots.get('1');
  return [state.score1, state.score2, pilot?.score, pilot?.deaths];
}

test('a warm-up is told without a score: that of the round before is over with its results', () => {
  expect(toldIn('play')).toEqual([98, 121, 4, 2]);
  expect(toldIn('results')).toEqual([98, 121, 4, 2]);
  expect(toldIn('warmup')).toEqual([0, 0, 0, 0]);
});
