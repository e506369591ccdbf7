/** Wins a place to watch one room from, and another one when the line is lost: there is no ship to come back to. */
import { endingOfRefusal } from './endings.ts';
import { type Identity, PATIENCE_MS } from './identity.ts';
import type { WatchAnswer } from './matchmaker-api.ts';
import { askToWatch, persist } from './matchmaker-client.ts';
import type { SeatSource } from './seat-source.ts';
import type { Ending } from './session-types.ts';

export class WatchKeeper implements SeatSource {
  private readonly origin: string;
  private readonly roomId: string;
  private readonly identity: Identity;

  constructor(origin: string, roomId: string, identity: Identity) {
    this.origin = origin;
    this.roomId = roomId;
    this.identity = identity;
  }

  take(): Promise<WatchAnswer> {
    return this.resume(PATIENCE_MS);
  }

  resume(patienceMs: number): Promise<WatchAnswer> {
    const { origin, roomId } = this;
    return this.identity.ask((token) => persist(patienceMs, () => askToWatch(origin, token, { roomId })));
  }

  endingOf(error: unknown): Ending {
    const ending = endingOfRefusal(error);
    return ending === 'room_full' ? 'gallery_full' : ending;
  }

  stillAlive(): void {}

  forget(): void {}
}
