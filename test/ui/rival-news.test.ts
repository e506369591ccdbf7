import { expect, test } from 'vitest';
import { RivalNews } from '../../client/ui/rival-news.ts';
import type { ModeName } from '../../sim/modes/mode.ts';
import { MODES } from '../../sim/modes/modes.ts';
import { rankedPilot } from './ranked-pilot.ts';

/** A match of two at 3 to 5, and what is to be said of the other at a moment. */
function match(mode: ModeName = 'duel') {
  const own = { ...rankedPilot(1), own: true, score: 3 };
  const rival = { ...rankedPilot(2), score: 5 };
  const session = {
    status: 'playing' as 'playing' | 'resuming',
    mode: MODES[mode],
    me: 1,
    watching: false,
    round: { number: 2, phase: 'play' as 'play' | 'warmup', msLeft: 90_000, waiting: false },
    pilots: new Map([own, rival].map((pilot) => [pilot.id, pilot])),
  };
  const news = new RivalNews();
  const at = (now: number) => {
    news.step(session, now);
    return { adrift: news.adrift, gone: news.gone };
  };
  /** As the room does it: the round is broken off in the tick in which the ship departs, and nothing counts then. */
  const leave = () => {
    session.pilots.delete(2);
    session.round.phase = 'warmup';
    own.score = 0;
  };
  return { own, rival, session, at, leave };
}

const NOTHING = { adrift: undefined, gone: undefined };

test('a lost line is told with the seconds that are left, and no more when it is back', () => {
  const { rival, at } = match();
  expect(at(0)).toEqual(NOTHING);
  rival.adrift = true;
  expect(at(1000)).toEqual(NOTHING);
  expect(at(1800).adrift).toEqual({ name: 'Pilot 2', keptSeconds: 20 });
  expect(at(8000).adrift).toEqual({ name: 'Pilot 2', keptSeconds: 13 });
  rival.adrift = false;
  expect(at(8100)).toEqual(NOTHING);
});

test('a line that is back at once is no news, nor are its seconds known to who comes later', () => {
  const { rival, at } = match();
  rival.adrift = true;
  at(0);
  expect(at(900).adrift).toEqual({ name: 'Pilot 2', keptSeconds: undefined });
  const quick = match();
  quick.at(0);
  quick.rival.adrift = true;
  expect(quick.at(10)).toEqual(NOTHING);
  quick.rival.adrift = false;
  expect(quick.at(500)).toEqual(NOTHING);
  quick.rival.adrift = true;
  expect(quick.at(800)).toEqual(NOTHING);
});

test('who leaves is told of with the score, until a round is played again', () => {
  const { rival, session, at, leave } = match();
  at(0);
  leave();
  const gone = { name: 'Pilot 2', lostLine: false, standing: { round: 2, mine: 3, theirs: 5 } };
  expect(at(10)).toEqual({ adrift: undefined, gone });
  expect(at(60_000).gone).toEqual(gone);
  session.pilots.set(3, { ...rival, id: 3 });
  expect(at(61_000).gone).toEqual(gone);
  session.round.phase = 'play';
  expect(at(62_000)).toEqual(NOTHING);
});

test('who takes a place at once does not hide that it was left', () => {
  const { rival, session, at, leave } = match();
  at(0);
  leave();
  at(1000);
  session.pilots.set(3, { ...rival, id: 3 });
  session.round.phase = 'play';
  expect(at(5000).gone?.name).toBe('Pilot 2');
  expect(at(6100).gone).toBeUndefined();
});

test('whose seat ends after the line was lost did not leave', () => {
  const { rival, at, leave } = match();
  at(0);
  rival.adrift = true;
  at(100);
  leave();
  expect(at(20_100).gone?.lostLine).toBe(true);
});

test('nothing is told of a rival while the own line is lost, nor where there are many', () => {
  const { session, at, leave } = match();
  at(0);
  session.status = 'resuming';
  leave();
  expect(at(10)).toEqual(NOTHING);
  const many = match('skirmish');
  many.at(0);
  many.leave();
  expect(many.at(10)).toEqual(NOTHING);
});
