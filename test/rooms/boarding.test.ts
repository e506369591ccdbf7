import { describe, expect, test } from 'vitest';
import { Boarding } from '../../server/rooms/boarding.ts';
import { WAIT_TICKS } from '../../server/rooms/input-line.ts';
import { OFFER_TICKS } from '../../server/rooms/seat-book.ts';
import { AWAY_SECONDS } from '../../sim/protocol.ts';
import { TICK_RATE } from '../../sim/units.ts';
import { shipAt, worldOf } from '../helpers/sim-match.ts';

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
  expect(boarding.linesNow()(1)?.awaySeconds).toBe(1);
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

test('R8 a ticket whose successor comes over the line is used up by the first input, not by none', () => {
  const { boarding } = boarded();
  const shown = { ticketId: 't', hasNext: false };
  const back = boarding.seats.readmit({ id: 'a', name: 'Ada', bot: false }, shown, 0);
  if ('refused' in back) throw new Error(back.refused);
  boarding.board(back.sessionId, 0, () => 1);
  const isGood = () => 'sessionId' in boarding.seats.readmit({ id: 'a', name: 'Ada', bot: false }, shown, 0);
  for (let tick = 0; tick < WAIT_TICKS * 2; tick++) boarding.readIntents(() => SILENT, true);
  expect(isGood()).toBe(true);
  let left = 1;
  const source = {
    get size() {
      return left;
    },
    next: () => (left-- > 0 ? { move: 0, aim: 0, buttons: 0 } : undefined),
  };
  boarding.readIntents(() => source, true);
  expect(isGood()).toBe(false);
});

describe('R11 after another process', () => {
  const kept = (id: string, ship: number, here = true) => ({
    pilot: { id, name: id, bot: false },
    ship,
    here,
    ticksLeft: 600,
  });

  test('every seat is there, without a line, and its pilot comes back to the same ship', () => {
    const world = worldOf(shipAt(1, 0, 0, { pilot: 'a', aim: 700 }));
    const boarding = new Boarding(4);
    boarding.restore({ seats: [kept('a', 1)], usedTickets: [{ id: 'used', ticksLeft: 900 }] }, world);
    expect(boarding.change).toEqual({ arrivals: [], departures: [] });
    expect(boarding.linesNow()(1)).toMatchObject({ adrift: true, awaySeconds: 0 });
    // A ship without a pilot keeps its aim, and does nothing.
    expect(boarding.readIntents(() => SILENT, true).get(1)).toMatchObject({ aim: 700, move: 0, buttons: 0 });
    expect(
      boarding.seats.readmit(
        { id: 'a', name: 'a', bot: false },
        { ticketId: 'used', hasNext: true },
        world.tick,
      ),
    ).toEqual({
      refused: 'ticket_used',
    });
    const back = boarding.seats.readmit(
      { id: 'a', name: 'a', bot: false },
      { ticketId: 'new', hasNext: true },
      world.tick,
    );
    if ('refused' in back) throw new Error(back.refused);
    expect(boarding.board(back.sessionId, world.tick, () => 9)).toMatchObject({
      seat: { ship: 1 },
      fresh: false,
      replaced: undefined,
    });
    expect(boarding.expire(world.tick + 600)).toBe(false);
  });

  test('who does not come back is given up, and its ship leaves', () => {
    const world = worldOf(shipAt(1, 0, 0, { pilot: 'a' }));
    const boarding = new Boarding(4);
    boarding.restore({ seats: [kept('a', 1)], usedTickets: [] }, world);
    expect(boarding.expire(world.tick + 599)).toBe(false);
    expect(boarding.expire(world.tick + 600)).toBe(true);
    expect(boarding.change.departures).toEqual([1]);
  });

  test('a pilot whose ship was about to arrive arrives, in its team; a ship that was given up leaves', () => {
    const world = worldOf(shipAt(1, 0, 0, { pilot: 'gone' }));
    const boarding = new Boarding(4, () => 2);
    boarding.restore({ seats: [kept('b', 2)], usedTickets: [] }, world);
    expect(boarding.change.arrivals).toMatchObject([{ ship: 2, pilot: 'b', team: 2 }]);
    expect(boarding.change.departures).toEqual([1]);
  });
});
