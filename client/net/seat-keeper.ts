/** Wins seats and wins them back: identity, seat request, resume ticket, each kept where a page's reload finds it. */
import type { ModeName } from '../../sim/modes/mode.ts';
import { SEAT_KEPT_SECONDS } from '../../sim/protocol.ts';
import { endingOfRefusal } from './endings.ts';
import { Identity, PATIENCE_MS } from './identity.ts';
import type { KeyValue } from './key-value.ts';
import type { SeatAnswer, SeatRequest } from './matchmaker-api.ts';
import { MatchmakerRefusal, persist, resumeSeat, takeSeat } from './matchmaker-client.ts';
import type { SeatSource } from './seat-source.ts';
import type { Ending } from './session-types.ts';

/** How long a room keeps a seat whose line is lost; no use to ask for it later. */
export const KEPT_MS = SEAT_KEPT_SECONDS * 1000;

const KEY = { ticket: 'seat.ticket', alive: 'seat.alive' } as const;

export type SeatWish = {
  origin: string;
  name: string;
  bot: boolean;
  mode: ModeName | undefined;
  roomId: string | undefined;
  newRoom?: boolean;
};

export class SeatKeeper implements SeatSource {
  private readonly wish: SeatWish;
  private readonly storage: KeyValue;
  private readonly identity: Identity;

  constructor(wish: SeatWish, storage: KeyValue) {
    this.wish = wish;
    this.storage = storage;
    this.identity = new Identity(wish, storage);
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
    return held ?? this.keep(await this.identity.ask((token) => this.seatFor(token)));
  }

  private async takeHeld(): Promise<SeatAnswer | undefined> {
    const ticket = this.storage.get(KEY.ticket);
    const alive = Number(this.storage.get(KEY.alive) ?? 0);
    if (ticket === undefined || Date.now() - alive > KEPT_MS) return undefined;
    if (!this.identity.isKept) return undefined;
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

  /** The same ship again. @throws MatchmakerRefusal */
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

  endingOf(error: unknown): Ending {
    return endingOfRefusal(error);
  }

  stillAlive(): void {
    this.storage.set(KEY.alive, String(Date.now()));
  }

  forget(): void {
    this.storage.remove(KEY.ticket);
    this.storage.remove(KEY.alive);
  }
}
