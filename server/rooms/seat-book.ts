/**
 * Who holds which seat of a room: one per pilot, however often it is asked for (R9), kept for a while after a lost line
 * (R10), and each ticket good for one return (R8). Pure: time is the room's tick.
 */
import { randomUUID } from 'node:crypto';
import { SEAT_KEPT_SECONDS } from '../../sim/protocol.ts';
import { TICK_RATE } from '../../sim/units.ts';
import type { PilotIdentity } from '../matchmaker/arena-directory.ts';
import type { KeptSeat, UsedTicket } from './match-snapshot.ts';

/** How long an offered seat waits for its pilot. */
export const OFFER_TICKS = 10 * TICK_RATE;
/** How long a seat is kept after a lost line. */
export const KEEP_TICKS = SEAT_KEPT_SECONDS * TICK_RATE;
/** A bot is back at once, or its process has ended with the one that died: others would look at a wreck. */
export const KEEP_BOT_TICKS = 8 * TICK_RATE;
/** How long a used ticket is remembered; longer than any ticket lives. */
export const TICKET_MEMORY_TICKS = 15 * 60 * TICK_RATE;

export type Seat = {
  pilot: PilotIdentity;
  ship: number;
  /** The connection that holds it; undefined while the line is lost. */
  sessionId: string | undefined;
  /** Tick at which a lost seat is given up. */
  keptUntil: number;
  /**
   * Shown by who holds it, and not used up until its pilot has the next one for certain. Forgotten with the process: where
   * the match goes on after it both may be good.
   */
  shown?: { ticketId: string; rememberedUntil: number } | undefined;
};

/** A ticket that is shown. `hasNext`: its holder has the one after it already; otherwise that comes over the line. */
export type Shown = { ticketId: string; hasNext: boolean };

type Offer = { pilot: PilotIdentity; sessionId: string; shown: Shown | undefined; until: number };

/** `fresh`: the offer was made now; otherwise it is the one that the pilot has not taken yet. */
export type Admission =
  | { sessionId: string; fresh: boolean }
  | { refused: 'room_full' | 'seat_gone' | 'ticket_used' };
export type Taking =
  | { seat: Seat; fresh: boolean; replaced: string | undefined }
  | { refused: 'no such offer' | 'ticket used' | 'seat gone' };

const keepTicks = ({ bot }: PilotIdentity) => (bot ? KEEP_BOT_TICKS : KEEP_TICKS);

export class SeatBook {
  private readonly seats = new Map<string, Seat>();
  private readonly ships = new Map<number, Seat>();
  private readonly offers = new Map<string, Offer>();
  private readonly usedTickets = new Map<string, number>();
  readonly capacity: number;

  constructor(capacity: number) {
    this.capacity = capacity;
  }

  all(): Iterable<Seat> {
    return this.seats.values();
  }

  /** Pilots with a seat or an offer of one. */
  get taken(): number {
    let taken = this.seats.size;
    for (const id of this.offers.keys()) if (!this.seats.has(id)) taken += 1;
    return taken;
  }

  /** Offers that wait for their pilots. */
  get offered(): number {
    return this.offers.size;
  }

  get isEmpty(): boolean {
    return this.seats.size === 0 && this.offers.size === 0;
  }

  /** Who is here or about to be: those whose line is lost are no company, though their places are kept. */
  get count(): { pilots: number; bots: number } {
    let pilots = 0;
    let bots = 0;
    const add = ({ bot }: PilotIdentity) => {
      pilots += 1;
      if (bot) bots += 1;
    };
    for (const { pilot } of this.offers.values()) add(pilot);
    for (const { pilot, sessionId } of this.seats.values())
      if (sessionId !== undefined && !this.offers.has(pilot.id)) add(pilot);
    return { pilots, bots };
  }

  /** Whether a pilot has a seat, or the offer of one. */
  holds(pilotId: string): boolean {
    return this.seats.has(pilotId) || this.offers.has(pilotId);
  }

  /** Offers a seat to a pilot; a repeated request is offered the same. */
  admit(pilot: PilotIdentity, tick: number): Admission {
    if (!this.holds(pilot.id) && this.taken >= this.capacity) return { refused: 'room_full' };
    return this.offer(pilot, undefined, tick);
  }

  /** Offers a pilot its own seat again. */
  readmit(pilot: PilotIdentity, shown: Shown, tick: number): Admission {
    if (this.usedTickets.has(shown.ticketId)) return { refused: 'ticket_used' };
    if (!this.seats.has(pilot.id)) return { refused: 'seat_gone' };
    return this.offer(pilot, shown, tick);
  }

  private offer(pilot: PilotIdentity, shown: Shown | undefined, tick: number): Admission {
    const known = this.offers.get(pilot.id);
    const isSame = known?.shown?.ticketId === shown?.ticketId && known?.shown?.hasNext === shown?.hasNext;
    // Both answers to a request that was repeated are good; one that is about to expire is made anew.
    if (isSame && known !== undefined && known.until - tick > OFFER_TICKS / 2)
      return { sessionId: known.sessionId, fresh: false };
    const sessionId = randomUUID();
    this.offers.set(pilot.id, { pilot, sessionId, shown, until: tick + OFFER_TICKS });
    return { sessionId, fresh: true };
  }

  /**
   * A connection takes the seat that was offered to it. `shipFor` gives a new pilot a ship's id; a pilot who has a seat
   * keeps its ship, and the connection that held it so far comes back as `replaced`.
   */
  take(sessionId: string, tick: number, shipFor: () => number): Taking {
    const offer = this.withdraw(sessionId);
    if (offer === undefined) return { refused: 'no such offer' };
    const { shown } = offer;
    const held = this.seats.get(offer.pilot.id);
    if (shown !== undefined) {
      if (this.usedTickets.has(shown.ticketId)) return { refused: 'ticket used' };
      if (held === undefined) return { refused: 'seat gone' };
      if (held.shown?.ticketId !== shown.ticketId) this.useUp(held);
      held.shown = { ticketId: shown.ticketId, rememberedUntil: tick + TICKET_MEMORY_TICKS };
      if (shown.hasNext) this.useUp(held);
    }
    if (held !== undefined) {
      const replaced = held.sessionId;
      held.sessionId = sessionId;
      return { seat: held, fresh: false, replaced };
    }
    const seat: Seat = { pilot: offer.pilot, ship: shipFor(), sessionId, keptUntil: 0 };
    this.seats.set(offer.pilot.id, seat);
    this.ships.set(seat.ship, seat);
    return { seat, fresh: true, replaced: undefined };
  }

  /** The pilot of this seat has the next ticket: the one that it showed is not good any more (R8). */
  useUp(seat: Seat): void {
    if (seat.shown !== undefined) this.usedTickets.set(seat.shown.ticketId, seat.shown.rememberedUntil);
    seat.shown = undefined;
  }

  /** An offer whose connection came is not made again, whether it led to a seat or not. */
  withdraw(sessionId: string): Offer | undefined {
    const offer = [...this.offers.values()].find((candidate) => candidate.sessionId === sessionId);
    if (offer !== undefined) this.offers.delete(offer.pilot.id);
    return offer;
  }

  /** Takes back an offer that a bot has not taken up; false when there is none. */
  withdrawBotOffer(): boolean {
    const id = [...this.offers.values()].find(({ pilot }) => pilot.bot && !this.seats.has(pilot.id))?.pilot
      .id;
    return id !== undefined && this.offers.delete(id);
  }

  of(pilotId: string): Seat | undefined {
    return this.seats.get(pilotId);
  }

  bySession(sessionId: string): Seat | undefined {
    for (const seat of this.seats.values()) if (seat.sessionId === sessionId) return seat;
    return undefined;
  }

  /** Asked for each ship in each tick. */
  byShip(ship: number): Seat | undefined {
    return this.ships.get(ship);
  }

  /** The line of a connection is lost: its seat is kept for a while. */
  lose(sessionId: string, tick: number): void {
    const seat = this.bySession(sessionId);
    if (seat === undefined) return;
    seat.sessionId = undefined;
    seat.keptUntil = tick + keepTicks(seat.pilot);
  }

  /** A seat is given up for good. */
  free(seat: Seat): void {
    this.seats.delete(seat.pilot.id);
    this.ships.delete(seat.ship);
    this.offers.delete(seat.pilot.id);
  }

  /** What outlives the process: seats and used tickets. An offer does not; who was made one asks again. */
  keep(tick: number): { seats: KeptSeat[]; usedTickets: UsedTicket[] } {
    const seats = [...this.seats.values()].map(({ pilot, ship, sessionId, keptUntil }) => {
      const here = sessionId !== undefined;
      return { pilot, ship, here, ticksLeft: here ? keepTicks(pilot) : Math.max(0, keptUntil - tick) };
    });
    const usedTickets = [...this.usedTickets].map(([id, until]) => ({ id, ticksLeft: until - tick }));
    return { seats, usedTickets };
  }

  /** Every seat is there again, and none has a line. */
  restore(kept: { seats: readonly KeptSeat[]; usedTickets: readonly UsedTicket[] }, tick: number): void {
    for (const { pilot, ship, ticksLeft } of kept.seats) {
      const seat: Seat = { pilot, ship, sessionId: undefined, keptUntil: tick + ticksLeft };
      this.seats.set(pilot.id, seat);
      this.ships.set(ship, seat);
    }
    for (const { id, ticksLeft } of kept.usedTickets) this.usedTickets.set(id, tick + ticksLeft);
  }

  /** Gives up what has waited too long; returns the seats that ended. */
  expire(tick: number): Seat[] {
    for (const [id, offer] of this.offers) if (tick >= offer.until) this.offers.delete(id);
    for (const [id, until] of this.usedTickets) if (tick >= until) this.usedTickets.delete(id);
    const ended = [...this.seats.values()].filter(
      (seat) => seat.sessionId === undefined && tick >= seat.keptUntil,
    );
    for (const seat of ended) this.free(seat);
    return ended;
  }
}
