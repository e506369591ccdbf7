/** Wins a place to watch one room from, and another one when the line is lost: there is no ship to come back to. */
import { endingOfRefusal } from './endings.ts';
import { type Identity, PATIENCE_MS } from './identity.ts';
import type { WatchAnswer } from './matchmaker-api.ts';
import { askToWatch } from './matchmaker-client.ts';
import { persist } from './persist.ts';
import { RESUME_PAUSE_MS } from './seat-keeper.ts';
import type { SeatSource } from './seat-source.ts';
import type { Servers } from './servers.ts';
import type { Ending } from './session-types.ts';
import type { WaitNote } from './wait-note.ts';

export class WatchKeeper implements SeatSource {
  private readonly servers: Servers;
  private readonly roomId: string;
  private readonly identity: Identity;

  constructor(servers: Servers, roomId: string, identity: Identity) {
    this.servers = servers;
    this.roomId = roomId;
    this.identity = identity;
  }

  take(note: WaitNote): Promise<WatchAnswer> {
    return this.resume(PATIENCE_MS, note);
  }

  resume(patienceMs: number, note: WaitNote): Promise<WatchAnswer> {
    const { servers, roomId } = this;
    return this.identity.ask(
      (token) => persist(patienceMs, () => askToWatch(servers, token, { roomId }), note, RESUME_PAUSE_MS),
      note,
    );
  }

  placeAt(): undefined {}

  endingOf(error: unknown): Ending {
    const ending = endingOfRefusal(error);
    return ending === 'room_full' ? 'gallery_full' : ending;
  }

  stillAlive(): void {}

  forget(): void {}
}
