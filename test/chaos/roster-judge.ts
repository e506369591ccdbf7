/** Watches what rooms say of who is aboard, for pilots who are in two of them at once (R9). */
import type { Room } from 'colyseus.js';
import { PILOT_FLAG, type ToldState } from '../../sim/told-state.ts';

/** Seen in two rooms so many looks in a row: a room may say for a tick that somebody is there who just left. */
const LOOKS = 3;

type Watched = Room<unknown, ToldState>;

export class RosterJudge {
  private readonly rooms = new Set<Watched>();
  private readonly suspects = new Map<string, number>();
  private readonly guilty = new Set<string>();

  watch(room: Watched): void {
    this.rooms.add(room);
  }

  forget(room: Watched): void {
    this.rooms.delete(room);
  }

  look(): void {
    const places = new Map<string, Set<string>>();
    for (const { roomId, state } of this.rooms)
      for (const { name, flags } of state.pilots.values()) {
        if ((flags & PILOT_FLAG.adrift) !== 0) continue;
        places.set(name, (places.get(name) ?? new Set()).add(roomId));
      }
    for (const [name, rooms] of places) {
      const looks = rooms.size > 1 ? (this.suspects.get(name) ?? 0) + 1 : 0;
      this.suspects.set(name, looks);
      if (looks >= LOOKS) this.guilty.add(name);
    }
  }

  /** Names. */
  get doubled(): string[] {
    return [...this.guilty];
  }
}
