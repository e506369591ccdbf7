import { expect, test } from 'vitest';
import { Boarding } from '../../server/rooms/boarding.ts';
import { OFFER_TICKS } from '../../server/rooms/seat-book.ts';
import { AWAY_SECONDS } from '../../sim/protocol.ts';
import { TICK_RATE } from '../../sim/units.ts';

const SILENT = { size: 0, next: () => undefined };
const MINUTE = AWAY_SECONDS * TICK_RATE;

function boarded() {
  const boarding = new Boarding(2);
  const admission = boarding.seats.admit({ id: 'a', name: 'Ada', bot: false }, 0);
  if ('refused' in admission) throw new Error(admission.refused);
  boarding.board(admission.sessionId, 0, () => 1);
  const play = (ticks: number, plays: boolean) => {
    for (let tick = 0; tick < ticks; tick++) boarding.readIntents(() => SILENT, plays);
  };
  return { boarding, sessionId: admission.sessionId, play };
}

test('a pilot who gives no sign for a minute of play is away, and is asked before', () => {
  const { boarding, play } = boarded();
  play(MINUTE - TICK_RATE, true);
  expect(boarding.away()).toEqual([]);
  expect(boarding.lineOf(1)?.awaySeconds).toBe(1);
  play(TICK_RATE, true);
  expect(boarding.away()).toMatchObject([{ ship: 1 }]);
});

test('nobody has to do anything in a warm-up, or while results are shown', () => {
  const { boarding, play } = boarded();
  play(2 * MINUTE, false);
  expect(boarding.away()).toEqual([]);
});

test('R10 whose line is lost is not away: that seat is kept by its own rule', () => {
  const { boarding, sessionId, play } = boarded();
  boarding.seats.lose(sessionId, 0);
  play(2 * MINUTE, true);
  expect(boarding.away()).toEqual([]);
});

test('whoever has the ship’s id next begins with a clock of its own', () => {
  const { boarding, play } = boarded();
  play(MINUTE, true);
  for (const seat of boarding.away()) boarding.giveUp(seat);
  const again = boarding.seats.admit({ id: 'b', name: 'Bo', bot: false }, 0);
  if ('refused' in again) throw new Error(again.refused);
  boarding.board(again.sessionId, 0, () => 1);
  play(1, true);
  expect(boarding.away()).toEqual([]);
});

test('an offer that nobody takes changes who is here when it lapses', () => {
  const { boarding } = boarded();
  boarding.seats.admit({ id: 'b', name: 'Bo', bot: false }, 0);
  expect(boarding.seats.count.pilots).toBe(2);
  expect(boarding.expire(OFFER_TICKS - 1)).toBe(false);
  expect(boarding.expire(OFFER_TICKS)).toBe(true);
  expect(boarding.seats.count.pilots).toBe(1);
  expect(boarding.expire(OFFER_TICKS + 1)).toBe(false);
});

test('a pilot arrives in the team that it was matched into', () => {
  const boarding = new Boarding(2, (pilot) => (pilot === 'b' ? 2 : 0));
  for (const [i, id] of ['a', 'b'].entries()) {
    const admission = boarding.seats.admit({ id, name: id, bot: false }, 0);
    if (!('refused' in admission)) boarding.board(admission.sessionId, 0, () => i + 1);
  }
  expect(boarding.change.arrivals.map(({ team }) => team)).toEqual([0, 2]);
});
