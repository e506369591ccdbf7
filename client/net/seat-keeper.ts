/** Wins seats and wins them back: identity, seat request, resume ticket, each kept where a page's reload finds it. */
import type { Standby } from '../../sim/protocol.ts';
import { endingOfRefusal } from './endings.ts';
import { Identity, PATIENCE_MS, type Who } from './identity.ts';
import { type KeptSeats, SEAT_KEY, TICKET_MS } from './kept-seats.ts';
import type { KeyValue } from './key-value.ts';
import type { SeatAnswer, SeatRequest } from './matchmaker-api.ts';
import { resumeSeat, takeSeat } from './matchmaker-client.ts';
import { MatchmakerRefusal } from './matchmaker-refusal.ts';
import { persist } from './persist.ts';
import type { SeatSource } from './seat-source.ts';
import type { Ending } from './session-types.ts';
import { WaitNote } from './wait-note.ts';

/** How long a place is asked for while nobody answers: servers that are started again go on with their matches. */
export const RESUME_MS = 90_000;
/** Who waits to fly on looks often. */
export const RESUME_PAUSE_MS = 1000;

/** `given`: a seat as it is wished, from elsewhere. */
export type SeatWish = Who & { seat: SeatRequest; given?: SeatAnswer | undefined };

export class SeatKeeper implements SeatSource {
  private readonly wish: SeatWish;
  private readonly storage: KeyValue;
  private readonly identity: Identity;
  private readonly device: KeptSeats | undefined;
  private given: SeatAnswer | undefined;
  private room: SeatAnswer['room'] | undefined;

  /**
   * @param storage Outlives a reload of the page.
   * @param device Where other pages of this device find the seat when this one is closed.
   */
  constructor(wish: SeatWish, storage: KeyValue, device?: KeptSeats) {
    this.wish = wish;
    this.storage = storage;
    this.device = device;
    this.given = wish.given;
    this.identity = new Identity(wish, storage);
  }

  private seatFor(token: string, note: WaitNote): Promise<SeatAnswer> {
    const { servers, seat } = this.wish;
    return persist(PATIENCE_MS, () => takeSeat(servers, token, seat), note);
  }

  /**
   * A seat in the wished room, or any. After a page's reload it is the seat that the page before had.
   * @throws MatchmakerRefusal
   */
  async take(note = new WaitNote()): Promise<SeatAnswer> {
    const { given } = this;
    this.given = undefined;
    if (given !== undefined) return this.keep(given, note);
    const held = await this.takeHeld(note);
    if (held !== undefined) return held;
    return this.keep(await this.identity.ask((token) => this.seatFor(token, note), note), note);
  }

  /** Whether a seat in this room is what was wished. */
  private isWished({ id, code }: SeatAnswer['room']): boolean {
    const { seat } = this.wish;
    if (seat.closed) return false;
    return (seat.roomId ?? id) === id && (seat.code ?? code) === code;
  }

  private async takeHeld(note: WaitNote): Promise<SeatAnswer | undefined> {
    const ticket = this.storage.get(SEAT_KEY.ticket);
    const silentMs = Date.now() - Number(this.storage.get(SEAT_KEY.alive) ?? 0);
    if (ticket === undefined || silentMs > TICKET_MS || !this.identity.isKept) return undefined;
    const ask = () => resumeSeat(this.wish.servers, ticket);
    try {
      // A page that is loaded again while nobody hosts its match waits as long as the page before would have.
      const answer = await persist(Math.max(PATIENCE_MS, RESUME_MS - silentMs), ask, note, RESUME_PAUSE_MS);
      if (this.isWished(answer.room)) return this.keep(answer, note);
    } catch (error) {
      // Only when the seat is gone an ordinary one will do; a server that is busy still keeps the ship.
      if (endingOfRefusal(error) !== 'seat_gone') throw error;
    }
    this.forget();
    return undefined;
  }

  /** The same ship again. @throws MatchmakerRefusal */
  async resume(patienceMs: number, note = new WaitNote()): Promise<SeatAnswer> {
    const ticket = this.storage.get(SEAT_KEY.ticket);
    if (ticket === undefined) throw new MatchmakerRefusal('seat_gone', 'There is no ticket to resume with.');
    const ask = () => resumeSeat(this.wish.servers, ticket);
    return this.keep(await persist(patienceMs, ask, note, RESUME_PAUSE_MS), note);
  }

  placeAt(standby: Standby): SeatAnswer | undefined {
    const { room } = this;
    const ticket = this.storage.get(SEAT_KEY.ticket);
    if (room === undefined || ticket === undefined) return undefined;
    // The ticket stands where a seat's secret does.
    const seat = { name: room.mode, roomId: room.id, sessionId: ticket, ...standby };
    return { seat, room, resume: ticket };
  }

  private keep(answer: SeatAnswer, note: WaitNote): SeatAnswer {
    // A seat that nobody wants any more must not be found by who plays next.
    if (!note.signal.aborted) {
      this.room = answer.room;
      this.renew(answer.resume);
    }
    return answer;
  }

  renew(ticket: string): void {
    this.storage.set(SEAT_KEY.ticket, ticket);
    this.stillAlive();
  }

  endingOf(error: unknown): Ending {
    const ending = endingOfRefusal(error);
    return ending === 'unknown_room' && this.wish.seat.code !== undefined ? 'unknown_code' : ending;
  }

  stillAlive(): void {
    const alive = Date.now();
    this.storage.set(SEAT_KEY.alive, String(alive));
    const { room } = this;
    const ticket = this.storage.get(SEAT_KEY.ticket);
    if (room === undefined || ticket === undefined) return;
    this.device?.keep({ room: room.id, code: room.code ?? '', ticket, alive, ...this.identity.mark });
  }

  forget(): void {
    this.storage.remove(SEAT_KEY.ticket);
    this.storage.remove(SEAT_KEY.alive);
    this.device?.forget();
  }
}
