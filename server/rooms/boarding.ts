/**
 * Who flies which ship over which line: seats on one side, what goes into the next tick on the other. A room asks it
 * for each tick's arrivals, departures and intents.
 */
import type { Team } from '../../sim/arena.ts';
import type { Intent } from '../../sim/intent.ts';
import { CLOSE } from '../../sim/protocol.ts';
import type { Arrival } from '../../sim/roster.ts';
import { shipOf, type World } from '../../sim/world.ts';
import type { PilotIdentity } from '../matchmaker/arena-directory.ts';
import { AwayClock } from './away-clock.ts';
import { InputLine, type InputSource } from './input-line.ts';
import type { MatchSnapshot } from './match-snapshot.ts';
import { type Seat, SeatBook, type Taking } from './seat-book.ts';
import type { LineOf, LineState } from './told-projection.ts';

/** Closed with one of these a seat is given up; with any other the line is lost, and the seat is kept. */
const GOODBYES: ReadonlySet<number | undefined> = new Set([CLOSE.consented, CLOSE.kicked, CLOSE.madeWay]);

export type RosterChange = { arrivals: readonly Arrival[]; departures: readonly number[] };

export class Boarding {
  readonly seats: SeatBook;
  private readonly lines = new Map<number, InputLine>();
  private readonly clocks = new Map<number, AwayClock>();
  private arrivals: Arrival[] = [];
  private departures: number[] = [];

  private readonly teamOf: (pilotId: string) => Team;

  /** @param teamOf The team that a pilot was matched into; 0: as it comes. */
  constructor(capacity: number, teamOf: (pilotId: string) => Team = () => 0) {
    this.teamOf = teamOf;
    this.seats = new SeatBook(capacity);
  }

  /**
   * A connection takes the seat it was offered; a new pilot's ship arrives with the next tick.
   * @param shipFor A free ship's id, given those that are about to arrive or leave.
   */
  board(sessionId: string, tick: number, shipFor: (taken: ReadonlySet<number>) => number): Taking {
    const taken = new Set([...this.arrivals.map(({ ship }) => ship), ...this.departures]);
    const taking = this.seats.take(sessionId, tick, () => shipFor(taken));
    if ('refused' in taking) return taking;
    const { ship, pilot } = taking.seat;
    if (!this.lines.has(ship)) this.lines.set(ship, new InputLine());
    if (!this.clocks.has(ship)) this.clocks.set(ship, new AwayClock());
    if (taking.fresh) this.arrivals.push(this.arrivalOf(ship, pilot));
    return taking;
  }

  /** A connection comes while the match may be elsewhere. What it was offered is void, and made anew when it is asked for. */
  turnAway(sessionId: string): { refused: 'the match is elsewhere' } {
    this.seats.withdraw(sessionId);
    return { refused: 'the match is elsewhere' };
  }

  /**
   * Every seat of another process's boarding. Who had a seat and no ship yet, or a ship and no seat any more, comes and
   * goes with the next tick.
   */
  restore(kept: Pick<MatchSnapshot, 'seats' | 'usedTickets'>, world: World): void {
    this.seats.restore(kept, world.tick);
    for (const { ship, pilot } of this.seats.all()) {
      const flown = shipOf(world, ship);
      this.lines.set(ship, new InputLine(flown?.aim));
      this.clocks.set(ship, new AwayClock());
      if (flown === undefined) this.arrivals.push(this.arrivalOf(ship, pilot));
    }
    for (const { id } of world.ships) if (this.seats.byShip(id) === undefined) this.departures.push(id);
  }

  private arrivalOf(ship: number, { id, name, bot }: PilotIdentity): Arrival {
    return { ship, pilot: id, name, bot, team: this.teamOf(id) };
  }

  /** A connection is closed. False when it held no seat. @param code By which it was closed. */
  leave(sessionId: string, code: number | undefined, tick: number): boolean {
    const seat = this.seats.bySession(sessionId);
    if (seat === undefined) return false;
    if (GOODBYES.has(code)) this.giveUp(seat);
    else this.seats.lose(sessionId, tick);
    return true;
  }

  /** A seat is given up: its ship leaves with the next tick, or never arrives. */
  giveUp(seat: Seat): void {
    this.seats.free(seat);
    this.release(seat.ship);
  }

  private release(ship: number): void {
    this.lines.delete(ship);
    this.clocks.delete(ship);
    const waiting = this.arrivals.findIndex((arrival) => arrival.ship === ship);
    if (waiting === -1) this.departures.push(ship);
    else this.arrivals.splice(waiting, 1);
  }

  /** Gives up what was kept for pilots who did not come in time; true if there was anything. */
  expire(tick: number): boolean {
    const { offered } = this.seats;
    const ended = this.seats.expire(tick);
    for (const { ship } of ended) this.release(ship);
    return ended.length > 0 || this.seats.offered !== offered;
  }

  /** Who comes and goes in the next tick. */
  get change(): RosterChange {
    return { arrivals: this.arrivals, departures: this.departures };
  }

  /** The tick has taken the change in. */
  settle(): void {
    this.arrivals = [];
    this.departures = [];
  }

  /**
   * Each ship's intent for this tick, none for one whose input is late.
   * @param plays Whether it is a tick of play, in which a pilot is expected to do something.
   */
  readIntents(sourceOf: (sessionId: string) => InputSource, plays: boolean): Map<number, Intent> {
    const intents = new Map<number, Intent>();
    for (const seat of this.seats.all()) {
      const line = this.lines.get(seat.ship);
      if (line === undefined) continue;
      const source = seat.sessionId === undefined ? undefined : sourceOf(seat.sessionId);
      // What it was sent before it could fly, its ticket too, has come.
      if (seat.shown !== undefined && source !== undefined && source.size > 0) this.seats.useUp(seat);
      const intent = source === undefined ? line.neutral() : line.next(source);
      if (intent !== undefined) intents.set(seat.ship, intent);
      // Whose line is lost cannot give a sign; its seat is kept by another rule.
      if (plays && seat.sessionId !== undefined) this.clocks.get(seat.ship)?.tick(intent);
    }
    return intents;
  }

  /** Those who are connected and gave no sign for too long. */
  away(): Seat[] {
    return [...this.seats.all()].filter(
      (seat) => seat.sessionId !== undefined && this.clocks.get(seat.ship)?.isAway === true,
    );
  }

  /** The lines of all pilots as they are now, by ship; none where nobody holds the seat. */
  linesNow(): LineOf {
    const now: (LineState | undefined)[] = [];
    for (const { ship, sessionId } of this.seats.all())
      now[ship] = {
        adrift: sessionId === undefined,
        surplus: this.lines.get(ship)?.surplus ?? 0,
        awaySeconds: this.clocks.get(ship)?.secondsLeft ?? 0,
      };
    return (ship) => now[ship];
  }
}
