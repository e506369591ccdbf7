import { expect, test } from 'vitest';
import { awardsOf, type Standing, winnerOf } from '../../sim/awards.ts';
import { MODES } from '../../sim/modes/modes.ts';

const pilot = (id: number, fields: Partial<Standing> = {}): Standing => ({
  ...{ id, team: 0, score: 0, deaths: 0, bestStreak: 0, harm: 0, taken: 0, captures: 0 },
  ...fields,
});

test('the team with more points wins, and as many are a draw', () => {
  expect(winnerOf(MODES.hold, [], [150, 90])).toEqual({ team: 1 });
  expect(winnerOf(MODES.hold, [], [3, 4])).toEqual({ team: 2 });
  expect(winnerOf(MODES.hold, [], [4, 4])).toBe('draw');
});

test('without teams the pilot with most points wins, then who fell less often', () => {
  const points: [number, number] = [0, 0];
  expect(winnerOf(MODES.duel, [pilot(1, { score: 6 }), pilot(2, { score: 7 })], points)).toEqual({ ship: 2 });
  const even = [pilot(1, { score: 3, deaths: 2 }), pilot(2, { score: 3, deaths: 1 })];
  expect(winnerOf(MODES.skirmish, even, points)).toEqual({ ship: 2 });
  expect(winnerOf(MODES.skirmish, [pilot(1, { score: 3 }), pilot(2, { score: 3 })], points)).toBe('draw');
  expect(winnerOf(MODES.skirmish, [pilot(1), pilot(2)], points)).toBe('draw');
});

test('each award goes to the best of its kind, of equals to the lower id, and to nobody for nothing', () => {
  const awards = awardsOf([
    pilot(2, { score: 5, deaths: 4, harm: 300 }),
    pilot(1, { score: 5, deaths: 1, bestStreak: 4, harm: 200, captures: 1 }),
  ]);
  expect(awards).toEqual([
    { award: 'deadliest', ship: 1, value: 5 },
    { award: 'streak', ship: 1, value: 4 },
    { award: 'hardest', ship: 2, value: 300 },
    { award: 'survivor', ship: 1, value: 250 },
    { award: 'captor', ship: 1, value: 1 },
  ]);
  expect(awardsOf([pilot(1), pilot(2)])).toEqual([]);
});
