import { expect, test } from 'vitest';
import {
  KEEP_BOT_TICKS,
  KEEP_TICKS,
  OFFER_TICKS,
  type Seat,
  SeatBook,
  TICKET_MEMORY_TICKS,
} from '../../server/rooms/seat-book.ts';

/** As a matchmaker shows it, which has given the next one out. */
const TICKET = { ticketId: 'ticket', hasNext: true };

const pilot = (id: string, bot = false) => ({ id, name: id, bot });

function sessionOf(admission: ReturnType<SeatBook['admit']>): string {
  if ('refused' in admission) throw new Error(admission.refused);
  return admission.sessionId;
}

function seatOf(taking: ReturnType<SeatBook['take']>): Seat {
  if ('refused' in taking) throw new Error(taking.refused);
  return taking.seat;
}

test('R9 however often a pilot asks, one place is taken, by one offer that works once', () => {
  const book = new SeatBook(2);
  const offers = Array.from({ length: 50 }, (_, tick) => sessionOf(book.admit(pilot('ada'), tick)));
  expect(new Set(offers).size).toBe(1);
  expect(book.taken).toBe(1);
  const [offer = ''] = offers;
  expect(book.take(offer, 50, () => 1)).toMatchObject({ fresh: true });
  expect(book.take(offer, 50, () => 2)).toEqual({ refused: 'no such offer' });
  expect(book.taken).toBe(1);
});

test('an offer that is about to expire is made anew for who asks again, and the old one is void', () => {
  const book = new SeatBook(1);
  const old = sessionOf(book.admit(pilot('ada'), 0));
  const fresh = book.admit(pilot('ada'), OFFER_TICKS / 2);
  expect(fresh).toMatchObject({ fresh: true });
  expect(book.take(old, OFFER_TICKS, () => 1)).toEqual({ refused: 'no such offer' });
  expect(book.take(sessionOf(fresh), OFFER_TICKS, () => 1)).toHaveProperty('seat');
});

test('an offer that nobody takes frees its place', () => {
  const book = new SeatBook(1);
  book.admit(pilot('ada'), 0);
  expect(book.admit(pilot('bob'), OFFER_TICKS - 1)).toEqual({ refused: 'room_full' });
  book.expire(OFFER_TICKS);
  expect(book.admit(pilot('bob'), OFFER_TICKS)).toHaveProperty('sessionId');
});

test('R10 a lost line keeps its seat for 20 seconds, and not longer', () => {
  const book = new SeatBook(1);
  const sessionId = sessionOf(book.admit(pilot('ada'), 0));
  const seat = seatOf(book.take(sessionId, 0, () => 7));
  book.lose(sessionId, 100);
  expect(book.expire(100 + KEEP_TICKS - 1)).toEqual([]);
  expect(book.admit(pilot('bob'), 200)).toEqual({ refused: 'room_full' });
  expect(book.expire(100 + KEEP_TICKS)).toEqual([seat]);
  expect(book.readmit(pilot('ada'), TICKET, 100 + KEEP_TICKS)).toEqual({ refused: 'seat_gone' });
});

test('R8 of two resumes with one ticket one connection succeeds, though both were offered the seat', () => {
  const book = new SeatBook(1);
  seatOf(book.take(sessionOf(book.admit(pilot('ada'), 0)), 0, () => 7));
  const first = sessionOf(book.readmit(pilot('ada'), TICKET, 1));
  const second = sessionOf(book.readmit(pilot('ada'), TICKET, 1));
  expect(seatOf(book.take(first, 2, () => 8)).ship).toBe(7);
  expect(book.take(second, 2, () => 8)).toEqual({ refused: 'no such offer' });
  expect(book.readmit(pilot('ada'), TICKET, 3)).toEqual({ refused: 'ticket_used' });
});

test('R8 a ticket whose successor comes over the line is good until that has come, and not after', () => {
  const book = new SeatBook(1);
  const shown = { ticketId: 'first', hasNext: false };
  seatOf(book.take(sessionOf(book.admit(pilot('ada'), 0)), 0, () => 7));
  const before = sessionOf(book.readmit(pilot('ada'), shown, 1));
  expect(sessionOf(book.readmit(pilot('ada'), shown, 1))).toBe(before);
  expect(seatOf(book.take(before, 1, () => 8)).ship).toBe(7);
  // The line broke before it brought the next one: asked for again, here or of a matchmaker.
  const again = book.take(sessionOf(book.readmit(pilot('ada'), shown, 2)), 2, () => 8);
  expect(again).toMatchObject({ replaced: before, seat: { ship: 7 } });
  book.useUp(seatOf(again));
  expect(book.readmit(pilot('ada'), shown, 3)).toEqual({ refused: 'ticket_used' });
  expect(book.readmit(pilot('ada'), { ...shown, hasNext: true }, 3)).toEqual({ refused: 'ticket_used' });
  book.expire(2 + TICKET_MEMORY_TICKS - 1);
  expect(book.readmit(pilot('ada'), shown, 4)).toEqual({ refused: 'ticket_used' });
});

test('R8 a ticket is used up as well when the one after it is shown, or it is shown to a matchmaker', () => {
  for (const next of [
    { ticketId: 'second', hasNext: false },
    { ticketId: 'first', hasNext: true },
  ]) {
    const book = new SeatBook(1);
    const shown = { ticketId: 'first', hasNext: false };
    seatOf(book.take(sessionOf(book.admit(pilot('ada'), 0)), 0, () => 7));
    seatOf(book.take(sessionOf(book.readmit(pilot('ada'), shown, 1)), 1, () => 8));
    seatOf(book.take(sessionOf(book.readmit(pilot('ada'), next, 2)), 2, () => 8));
    expect(book.readmit(pilot('ada'), shown, 3)).toEqual({ refused: 'ticket_used' });
  }
});

test('R14 used tickets are forgotten once no ticket of their time is valid any more', () => {
  const book = new SeatBook(1);
  seatOf(book.take(sessionOf(book.admit(pilot('ada'), 0)), 0, () => 7));
  seatOf(book.take(sessionOf(book.readmit(pilot('ada'), TICKET, 0)), 0, () => 8));
  book.expire(TICKET_MEMORY_TICKS - 1);
  expect(book.readmit(pilot('ada'), TICKET, 1)).toEqual({ refused: 'ticket_used' });
  book.expire(TICKET_MEMORY_TICKS);
  expect(book.readmit(pilot('ada'), TICKET, 1)).toHaveProperty('sessionId');
});

test('a resume takes the ship over and names the connection it replaces', () => {
  const book = new SeatBook(2);
  const before = sessionOf(book.admit(pilot('ada'), 0));
  book.take(before, 0, () => 7);
  const after = sessionOf(book.readmit(pilot('ada'), TICKET, 1));
  expect(book.take(after, 1, () => 9)).toMatchObject({ fresh: false, replaced: before, seat: { ship: 7 } });
  book.lose(before, 2);
  expect(book.bySession(after)?.ship).toBe(7);
});

test('people and bots are counted, offered seats included', () => {
  const book = new SeatBook(4);
  book.admit(pilot('ada'), 0);
  book.take(sessionOf(book.admit(pilot('bot', true), 0)), 0, () => 1);
  expect(book.count).toEqual({ pilots: 2, bots: 1 });
});

test('what was only offered to a bot can be taken back', () => {
  const book = new SeatBook(2);
  const [flies, comes] = ['flies', 'comes'].map((id) => sessionOf(book.admit(pilot(id, true), 0)));
  book.take(flies ?? '', 0, () => 1);
  expect(book.withdrawBotOffer()).toBe(true);
  expect(book.withdrawBotOffer()).toBe(false);
  expect(book.take(comes ?? '', 0, () => 2)).toEqual({ refused: 'no such offer' });
  expect(book.admit(pilot('ada'), 0)).toHaveProperty('sessionId');
});

test('R10 the seat of a bot whose line is lost is kept for a moment only', () => {
  const book = new SeatBook(2);
  const session = sessionOf(book.admit(pilot('rivet', true), 0));
  const seat = seatOf(book.take(session, 0, () => 1));
  book.lose(session, 100);
  expect(book.expire(100 + KEEP_BOT_TICKS - 1)).toEqual([]);
  expect(book.expire(100 + KEEP_BOT_TICKS)).toEqual([seat]);
});

test('R11 seats and used tickets outlive the book, and seats without a line are kept no longer than before', () => {
  const book = new SeatBook(4);
  for (const [ship, id] of ['ada', 'bob', 'cyd'].entries())
    book.take(sessionOf(book.admit(pilot(id), 0)), 0, () => ship + 1);
  book.take(sessionOf(book.readmit(pilot('ada'), TICKET, 0)), 0, () => 9);
  const bobs = [...book.all()].find((seat) => seat.pilot.id === 'bob')?.sessionId ?? '';
  book.lose(bobs, 10);
  const later = new SeatBook(4);
  later.restore(book.keep(20), 20);
  expect([...later.all()].map(({ pilot: { id }, ship, sessionId }) => [id, ship, sessionId])).toEqual([
    ['ada', 1, undefined],
    ['bob', 2, undefined],
    ['cyd', 3, undefined],
  ]);
  expect(later.readmit(pilot('ada'), TICKET, 20)).toEqual({ refused: 'ticket_used' });
  expect(later.expire(10 + KEEP_TICKS).map((seat) => seat.pilot.id)).toEqual(['bob']);
  expect(later.expire(20 + KEEP_TICKS - 1)).toEqual([]);
  expect(later.expire(20 + KEEP_TICKS)).toHaveLength(2);
});
