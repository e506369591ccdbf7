import { expect, test } from 'vitest';
import type { SessionEvent } from '../../client/net/session-types.ts';
import { type AnnouncedMatch, type Announcement, Announcer } from '../../client/ui/announcer.ts';
import { strings } from '../../client/ui/strings.ts';
import type { Team } from '../../sim/arena.ts';
import type { ModeName } from '../../sim/modes/mode.ts';
import { MODES } from '../../sim/modes/modes.ts';
import { rankedPilot } from './ranked-pilot.ts';

const text = strings.announce;

/** A match that says what it is told, and what its announcer says of it. */
function match(mode: ModeName, mine: Team) {
  const own = { ...rankedPilot(1), own: true, team: mine };
  const other = { ...rankedPilot(2), team: mine === 0 ? (0 as const) : (2 as const) };
  const teamScores: [number, number] = [0, 0];
  const state: AnnouncedMatch & { teamScores: [number, number]; watching: boolean } = {
    mode: MODES[mode],
    me: 1,
    watching: false,
    teamScores,
    pilots: new Map([own, other].map((pilot) => [pilot.id, pilot])),
    beacons: ['A', 'B'].map((name) => ({ name, team: 0 })),
    round: { number: 2, phase: 'play', msLeft: 100_000, waiting: false },
  };
  const announcer = new Announcer();
  const said = (now: number, ...events: SessionEvent[]) => {
    const out: Announcement[] = [];
    announcer.step(state, events, [own, other], now, out);
    return out.map((announcement) => announcement.text);
  };
  return { own, other, state, said };
}

const captured = (beacon: number, team: Team, own: 'mine' | 'theirs' | 'none'): SessionEvent => {
  return { type: 'captured', beacon, team, own };
};

test('a round that begins is announced once, with what it is about', () => {
  const { state, said } = match('hold', 1);
  state.round.phase = 'warmup';
  expect(said(0)).toEqual([]);
  state.round.phase = 'play';
  expect(said(1, { type: 'turned', phase: 'play', round: 2 })).toEqual([
    text.begins(2),
    strings.modes.hold.goal(MODES.hold.goal),
  ]);
  expect(said(2)).toEqual([]);
});

test('a beacon is announced by whose it became, and by whose it was', () => {
  const { said } = match('hold', 1);
  said(0);
  expect(said(1, captured(0, 1, 'mine'))).toEqual([text.took('A')]);
  expect(said(2, captured(0, 0, 'none'))).toEqual([text.lost('A')]);
  expect(said(3, captured(0, 2, 'theirs'))).toEqual([text.theyTook('A')]);
  expect(said(4, captured(0, 0, 'none'))).toEqual([text.freed('A')]);
});

test('who watches hears of teams, not of an own one', () => {
  const { state, said } = match('hold', 0);
  state.watching = true;
  said(0);
  expect(said(1, captured(1, 2, 'none'))).toEqual([text.teamTook(strings.sides.team.enemy, 'B')]);
  expect(said(2, captured(1, 0, 'none'))).toEqual([text.open('B')]);
});

test('the last ten seconds are announced once, and not to who joins in them', () => {
  const { state, said } = match('skirmish', 0);
  said(0);
  state.round.msLeft = 9900;
  expect(said(1)).toEqual([text.lastSeconds]);
  expect(said(2)).toEqual([]);
  const late = match('skirmish', 0);
  late.state.round.msLeft = 4000;
  expect(late.said(0)).not.toContain(text.lastSeconds);
});

test('the lead is announced when it is won and when it is lost, not when there was none', () => {
  const { own, other, said } = match('skirmish', 0);
  said(0);
  other.score = 1;
  expect(said(10_000)).toEqual([]);
  own.score = 2;
  expect(said(20_000)).toEqual([text.lead]);
  other.score = 2;
  expect(said(30_000)).toEqual([]);
  other.score = 3;
  expect(said(40_000)).toEqual([text.leadLost]);
});

test('a lead that goes to and fro is not told each time', () => {
  const { state, said } = match('hold', 1);
  said(0);
  const told: string[] = [];
  for (let second = 1; second <= 12; second++) {
    state.teamScores[0] = 10 + (second % 2);
    state.teamScores[1] = 11 - (second % 2);
    told.push(...said(second * 1000));
  }
  expect(told.length).toBeGreaterThan(0);
  expect(told.length).toBeLessThanOrEqual(3);
});
