import { expect, test } from 'vitest';
import { rankShips } from '../../client/ui/ranking.ts';
import { RoundRoll } from '../../client/ui/round-roll.ts';
import { verdictOf } from '../../client/ui/verdict.ts';
import { MODES } from '../../sim/modes/modes.ts';
import { rankedPilot } from './ranked-pilot.ts';

function resultsOfDuel() {
  const own = { ...rankedPilot(1), own: true, score: 3, deaths: 7 };
  const rival = { ...rankedPilot(2), score: 7, deaths: 3 };
  return {
    mode: MODES.duel,
    me: 1,
    watching: false,
    teamScores: [0, 0] as const,
    round: { number: 4, phase: 'results' as const, msLeft: 9000, waiting: false },
    pilots: new Map([own, rival].map((pilot) => [pilot.id, pilot])),
  };
}

test('who wins and leaves before the results are over has won all the same', () => {
  const session = resultsOfDuel();
  const roll = new RoundRoll();
  roll.step(session);
  session.pilots.delete(2);
  roll.step(session);
  const ranked = rankShips(roll.pilots.values());
  expect(ranked.map(({ id, score, gone }) => [id, score, gone])).toEqual([
    [2, 7, true],
    [1, 3, false],
  ]);
  const won = verdictOf({ ...session, pilots: roll.pilots }, ranked);
  expect([won.line, won.tone]).toEqual(['3 : 7', 'plain']);
});

test('the results of the next round know nothing of who was gone before', () => {
  const session = resultsOfDuel();
  const roll = new RoundRoll();
  roll.step(session);
  session.pilots.delete(2);
  session.round.number = 5;
  roll.step(session);
  expect([...roll.pilots.keys()]).toEqual([1]);
});

test('who comes under the id of one who left is not in the results, however quickly', () => {
  const session = resultsOfDuel();
  const roll = new RoundRoll();
  roll.step(session);
  const newcomer = { ...rankedPilot(2), name: 'Newcomer', score: 0 };
  session.pilots.set(2, newcomer);
  roll.step(session);
  session.pilots.set(3, { ...rankedPilot(3), score: 0 });
  roll.step(session);
  const ranked = rankShips(roll.pilots.values());
  expect(ranked.map(({ id, score, gone }) => [id, score, gone])).toEqual([
    [2, 7, true],
    [1, 3, false],
  ]);
});
