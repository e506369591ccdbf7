/** Wins seats and wins them back: identity, seat request, resume ticket, each kept where a page's reload finds it. */
import type { ModeName } from '../../sim/modes/mode.ts';
import { SEAT_KEPT_SECONDS } from '../../sim/protocol.ts';
import { endingOfRefusal } from './endings.ts';
import type { KeyValue } from './key-value.ts';
import type { SeatAnswer, SeatRequest } from './matchmaker-api.ts';
import { createPilot, MatchmakerRefusal, persist, resumeSeat, takeSeat } from './matchmaker-client.ts';

const PATIENCE_MS = 8000;
/** How long a room keeps a seat whose line is lost; no use to ask for it later. */
export const KEPT_MS = SEAT_KEPT_SECONDS * 1000;

const KEY = { name: 'pilot.name', token: 'pilot.token', ticket: 'seat.ticket', alive: 'seat.alive' } as const;

export type SeatWish = {
  origin: string;
  name: string;
  bot: boolean;
  mode: ModeName | undefined;
  roomId: string | undefined;
  newRoom?: boolean;
};

const isTokenRefused = (error: unknown) =>
  error instanceof MatchmakerRefusal && (error.code === 'bad_token' || error.code === 'expired_token');

export class SeatKeeper {
  private readonly wish: SeatWish;
  private readonly storage: KeyValue;

  constructor(wish: SeatWish, storage: KeyValue) {
    this.wish = wish;
    this.storage = storage;
  }

  private async identify(): Promise<string> {
    const known = this.storage.get(KEY.token);
    if (known !== undefined && this.storage.get(KEY.name) === this.wish.name) return known;
    const { origin, name, bot } = this.wish;
    const { token } = await persist(PATIENCE_MS, () => createPilot(origin, bot ? { name, bot } : { name }));
    this.storage.set(KEY.token, token);
    this.storage.set(KEY.name, name);
    return token;
  }

  private async seatFor(token: string): Promise<SeatAnswer> {
    const { origin, mode, roomId, newRoom } = this.wish;
    const wish: SeatRequest = {
      ...(mode === undefined ? {} : { mode }),
      ...(roomId === undefined ? {} : { roomId }),
      ...(newRoom === true ? { newRoom } : {}),
    };
    return persist(PATIENCE_MS, () => takeSeat(origin, token, wish));
  }

  /**
   * A seat in the wished room, or any. After a page's reload it is the seat that the page before had.
   * @throws MatchmakerRefusal
   */
  async take(): Promise<SeatAnswer> {
    const held = await this.takeHeld();
    if (held !== undefined) return held;
    const token = await this.identify();
    try {
      return this.keep(await this.seatFor(token));
    } catch (error) {
      if (!isTokenRefused(error)) throw error;
      // A token from before, of a server that has forgotten its secret: be somebody new, once.
      this.storage.remove(KEY.token);
      return this.keep(await this.seatFor(await this.identify()));
    }
  }

  private async takeHeld(): Promise<SeatAnswer | undefined> {
    const ticket = this.storage.get(KEY.ticket);
    const alive = Number(this.storage.get(KEY.alive) ?? 0);
    if (ticket === undefined || Date.now() - alive > KEPT_MS) return undefined;
    if (this.storage.get(KEY.name) !== this.wish.name) return undefined;
    try {
      const answer = await persist(PATIENCE_MS, () => resumeSeat(this.wish.origin, ticket));
      if (this.wish.roomId === undefined || answer.room.id === this.wish.roomId) return this.keep(answer);
    } catch (error) {
      // Only when the seat is gone an ordinary one will do; a server that is busy still keeps the ship.
      if (endingOfRefusal(error) !== 'seat_gone') throw error;
    }
    this.forget();
    return undefined;
  }

  /**
   * The same ship again, with patience while nobody answers.
   * @throws MatchmakerRefusal
   */
  async resume(patienceMs: number): Promise<SeatAnswer> {
    const ticket = this.storage.get(KEY.ticket);
    if (ticket === undefined)
      throw new MatchmakerRefusal('seat_gone', 'There is no ticket to resume with.', undefined);
    return this.keep(await persist(patienceMs, () => resumeSeat(this.wish.origin, ticket)));
  }

  private keep(answer: SeatAnswer): SeatAnswer {
    this.renew(answer.resume);
    return answer;
  }

  renew(ticket: string): void {
    this.storage.set(KEY.ticket, ticket);
    this.stillAlive();
  }

  /** The seat is held now: a reload from here on finds it for a while. */
  stillAlive(): void {
    this.storage.set(KEY.alive, String(Date.now()));
  }

  forget(): void {
    this.storage.remove(KEY.ticket);
    this.storage.remove(KEY.alive);
  }
}
