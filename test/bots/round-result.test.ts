import { expect, test } from 'vitest';
import { countWins, type RoundResult, readResult } from '../../client/bots/round-result.ts';
import type { Pilot, SessionView } from '../../client/net/session-types.ts';
import type { Team } from '../../sim/arena.ts';
import type { ModeName } from '../../sim/modes/mode.ts';
import { MODES } from '../../sim/modes/modes.ts';
import { foundry } from './helpers/foundry.ts';

function pilot(id: number, name: string, team: Team, score: number, deaths: number): Pilot {
  return {
    ...{ id, name, own: id === 1, bot: true, adrift: false, dead: false, team, mate: false },
    ...{ score, deaths, vote: 0, bestStreak: 1, harm: 9, taken: 2, captures: id },
  };
}

type Told = Pick<SessionView, 'mode' | 'pilots' | 'teamScores' | 'round' | 'arena'>;

function viewOf(mode: ModeName, pilots: readonly Pilot[], teamScores: [number, number]): Told {
  return {
    mode: MODES[mode],
    pilots: new Map(pilots.map((one) => [one.id, one])),
    teamScores,
    round: { number: 3, phase: 'results', msLeft: 9, waiting: false },
    arena: foundry,
  };
}

const SKILLS = new Map([
  ['Ada', 0.9],
  ['Bob', 0.3],
]);

test('a duel is won by a pilot, whose skill is said', () => {
  const view = viewOf('duel', [pilot(1, 'Bob', 0, 2, 7), pilot(2, 'Ada', 0, 7, 2)], [0, 0]);
  expect(readResult(view, SKILLS)).toEqual({
    round: 3,
    map: 'foundry',
    winner: 'Ada',
    winnerSkill: 0.9,
    teamScores: [0, 0],
    pilots: [
      { name: 'Ada', skill: 0.9, team: 0, kills: 7, deaths: 2, captures: 2, taken: 2 },
      { name: 'Bob', skill: 0.3, team: 0, kills: 2, deaths: 7, captures: 1, taken: 2 },
    ],
  });
});

test('hold is won by a side, whoever has most kills', () => {
  const view = viewOf('hold', [pilot(1, 'Ada', 1, 9, 0), pilot(2, 'Cy', 2, 1, 9)], [80, 150]);
  expect(readResult(view, SKILLS)).toMatchObject({ winner: 'team 2', teamScores: [80, 150] });
});

test('rounds won are counted by skill, by side, and as draws', () => {
  const round = (winner: string, winnerSkill?: number): RoundResult => {
    return { round: 1, map: '', winner, winnerSkill, teamScores: [0, 0], pilots: [] };
  };
  const rounds = [round('Ada', 0.9), round('Cy', 0.9), round('Bob', 0.3), round('team 1'), round('draw')];
  expect(countWins(rounds)).toEqual({ 'skill 0.9': 2, 'skill 0.3': 1, 'team 1': 1, draw: 1 });
});
