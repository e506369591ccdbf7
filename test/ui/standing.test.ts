import { expect, test } from 'vitest';
import { compassPointOf } from '../../client/ui/compass.ts';
import { groupsOf } from '../../client/ui/ranking.ts';
import { scoreSidesOf } from '../../client/ui/score-sides.ts';
import { strings } from '../../client/ui/strings.ts';
import { inviteLinkTo, readUrlOptions } from '../../client/ui/url-options.ts';
import { verdictOf } from '../../client/ui/verdict.ts';
import { voteOfKey } from '../../client/ui/vote-key.ts';
import type { ModeName } from '../../sim/modes/mode.ts';
import { MODES } from '../../sim/modes/modes.ts';
import { rankedPilot } from './ranked-pilot.ts';

function matchOf(mode: ModeName, me: number, pilots: readonly ReturnType<typeof rankedPilot>[]) {
  const teamScores: [number, number] = [40, 75];
  return {
    mode: MODES[mode],
    me,
    watching: false,
    teamScores,
    pilots: new Map(pilots.map((pilot) => [pilot.id, pilot])),
  };
}

const ofTeams = (...teams: (1 | 2)[]) => teams.map((team, i) => ({ ...rankedPilot(i + 1), team }));

test('in teams there is a table each, the own side first with its points', () => {
  const pilots = ofTeams(1, 2, 2, 1);
  const groups = groupsOf(matchOf('hold', 2, pilots), pilots);
  expect(groups.map(({ side, score, rows }) => [side, score, rows.map(({ id }) => id)])).toEqual([
    ['mate', 75, [2, 3]],
    ['enemy', 40, [1, 4]],
  ]);
});

test('without teams a long table is two, and the second goes on counting', () => {
  const pilots = Array.from({ length: 9 }, (_, i) => rankedPilot(i + 1));
  const groups = groupsOf(matchOf('skirmish', 1, pilots), pilots);
  expect(groups.map(({ from, rows }) => [from, rows.length])).toEqual([
    [1, 5],
    [6, 4],
  ]);
  expect(groupsOf(matchOf('skirmish', 1, pilots), pilots.slice(0, 8))).toHaveLength(1);
});

test('beside the clock stand two teams, two pilots, or the own score and rank', () => {
  const teams = ofTeams(1, 2);
  expect(scoreSidesOf(matchOf('hold', 1, teams), teams).map(({ side, figure }) => [side, figure])).toEqual([
    ['mate', '40'],
    ['enemy', '75'],
  ]);
  const two = [
    { ...rankedPilot(2), score: 5 },
    { ...rankedPilot(1), score: 3 },
  ];
  const duel = scoreSidesOf(matchOf('duel', 1, two), two);
  expect(duel.map(({ label, figure }) => [label, figure])).toEqual([
    [strings.hud.you, '3'],
    ['Pilot 2', '5'],
  ]);
  expect(duel[0].share).toBeCloseTo(3 / 7);
  expect(scoreSidesOf(matchOf('skirmish', 1, two), two).map(({ figure }) => figure)).toEqual(['3', '2/2']);
});

test('who looks on from nowhere sees the best two beside the clock', () => {
  const ranked = [{ ...rankedPilot(3), score: 9 }, { ...rankedPilot(1), score: 4 }, rankedPilot(2)];
  const sides = scoreSidesOf({ ...matchOf('skirmish', 0, ranked), watching: true }, ranked);
  expect(sides.map(({ label, figure }) => [label, figure])).toEqual([
    ['Pilot 3', '9'],
    ['Pilot 1', '4'],
  ]);
  const followed = scoreSidesOf({ ...matchOf('skirmish', 1, ranked), watching: true }, ranked);
  expect(followed.map(({ figure }) => figure)).toEqual(['4', '2/3']);
});

test('the verdict is said to the one who reads it', () => {
  const teams = ofTeams(1, 2);
  expect(verdictOf(matchOf('hold', 1, teams), teams).text).toBe(strings.results.teamLost);
  expect(verdictOf(matchOf('hold', 2, teams), teams)).toMatchObject({
    text: strings.results.teamWon,
    line: strings.results.score(75, 40),
    tone: 'good',
  });
  const two = [{ ...rankedPilot(2), score: 7 }, rankedPilot(1)];
  expect(verdictOf(matchOf('duel', 2, two), two).text).toBe(strings.results.won);
  expect(verdictOf(matchOf('duel', 1, two), two).text).toContain('Pilot 2');
  const even = [rankedPilot(1), rankedPilot(2)];
  expect(verdictOf(matchOf('duel', 1, even), even).text).toBe(strings.results.draw);
  expect(verdictOf({ ...matchOf('hold', 1, teams), watching: true }, teams).text).toBe(
    strings.results.watched(strings.sides.team.enemy),
  );
});

test.each([
  [0, 'east'],
  [Math.PI / 2, 'south'],
  [Math.PI, 'west'],
  [-Math.PI / 2, 'north'],
  [-Math.PI / 4, 'northEast'],
  [2 * Math.PI - 0.1, 'east'],
  [5 * Math.PI + 0.1, 'west'],
])('an angle of %f points %s', (angle, point) => {
  expect(compassPointOf(angle)).toBe(point);
});

test('digits vote for what is on the ballot, and for nothing else', () => {
  expect(
    ['Digit1', 'Numpad3', 'Digit3', 'Digit4', 'Digit0', 'KeyA', 'F1'].map((key) => voteOfKey(key, 3)),
  ).toEqual([1, 3, 3, undefined, undefined, undefined, undefined]);
  expect(voteOfKey('Digit2', 0)).toBeUndefined();
});

test('an invitation leads to the room and carries nothing else of the address', () => {
  const link = inviteLinkTo({ id: 'a b' }, 'https://play.test/arena/?name=Ada&play=1&rtt=90#x');
  expect(link).toBe('https://play.test/arena/?room=a+b');
  expect(readUrlOptions(new URL(link).search)).toMatchObject({ room: 'a b', play: false, name: undefined });
});

test('the address can name a mode, and only one that there is', () => {
  expect(readUrlOptions('?mode=duel').mode).toBe('duel');
  expect(readUrlOptions('?mode=constructor').mode).toBeUndefined();
});
