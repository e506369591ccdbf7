/** Watches what rooms say of who is aboard, for pilots who are in two of them at once, or twice in one (R9). */
import { PILOT_FLAG } from '../../sim/told-state.ts';

/** Seen twice so many looks in a row: a room may say for a tick that somebody is there who just left. */
const LOOKS = 3;

/** Of a room of the SDK, as much as is looked at. */
type Watched = {
  readonly roomId: string;
  readonly state?: { pilots?: { values(): Iterable<{ name: string; flags: number }> } };
};

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
    const twice = new Set<string>();
    for (const { roomId, state } of this.rooms) {
      const here = new Set<string>();
      for (const { name, flags } of state?.pilots?.values() ?? []) {
        // Two ships in one room are too many, whether or not a pilot sits in both.
        if (here.has(name)) twice.add(name);
        here.add(name);
        if ((flags & PILOT_FLAG.adrift) !== 0) continue;
        places.set(name, (places.get(name) ?? new Set()).add(roomId));
      }
    }
    for (const [name, rooms] of places) if (rooms.size > 1) twice.add(name);
    for (const name of this.suspects.keys()) if (!twice.has(name)) this.suspects.delete(name);
    for (const name of twice) {
      const looks = (this.suspects.get(name) ?? 0) + 1;
      this.suspects.set(name, looks);
      if (looks >= LOOKS) this.guilty.add(name);
    }
  }

  /** Names. */
  get doubled(): string[] {
    return [...this.guilty];
  }
}
