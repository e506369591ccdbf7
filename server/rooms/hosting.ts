/**
 * Whether this host may speak for its rooms now (R12). The store's word is good from the moment it was asked for, not
 * from when it came: so a host that was frozen, or cut off, knows that its time is over before anybody else may begin.
 * Pure: all times are this process's monotonic milliseconds.
 */
import { type Kept, LEASE_MS } from '../store/match-store.ts';

/** Clocks of two machines may drift apart, and a timer of the store may be early. Milliseconds. */
const MARGIN_MS = 50;
/** How long the hosts' agreement that the store is away is good, from when they were asked. Milliseconds. */
const EXCUSE_MS = 400;

type Room = {
  epoch: number;
  /** Until then another host, which knows of a higher epoch, is given time to say so. */
  doubtedUntil: number;
};

export class Hosting {
  private readonly rooms = new Map<string, Room>();
  private until = -Infinity;

  /** A room was opened here, or claimed. */
  add(roomId: string, epoch: number): void {
    this.rooms.set(roomId, { epoch, doubtedUntil: -Infinity });
  }

  drop(roomId: string): void {
    this.rooms.delete(roomId);
  }

  /** Undefined when it is not hosted here. */
  epochOf(roomId: string): number | undefined {
    return this.rooms.get(roomId)?.epoch;
  }

  /** The store renewed the lease: by a claim, or by `kept`. */
  renewed(askedAtMs: number): void {
    this.until = Math.max(this.until, askedAtMs + LEASE_MS - MARGIN_MS);
  }

  /** The store has kept what it was given. Returns the rooms that another host has; they are not hosted here any more. */
  kept(askedAtMs: number, nowMs: number, { deposed, created }: Kept): string[] {
    // A store that forgot a room while this host was not listening may have given it away before.
    const doubted = this.isGood(nowMs) ? [] : created;
    for (const roomId of doubted) {
      const room = this.rooms.get(roomId);
      if (room !== undefined) room.doubtedUntil = nowMs + LEASE_MS;
    }
    this.renewed(askedAtMs);
    const lost = deposed.filter((roomId) => this.rooms.has(roomId));
    for (const roomId of lost) this.drop(roomId);
    return lost;
  }

  /** The store is away for all hosts that could be asked: nobody can take anything over. */
  excused(askedAtMs: number): void {
    this.until = Math.max(this.until, askedAtMs + EXCUSE_MS);
  }

  /** Whether the store, or its absence, lets this host speak at all. */
  isGood(nowMs: number): boolean {
    return nowMs < this.until;
  }

  /** Asked right before a tick is computed, and right before it is told. */
  mayHost(roomId: string, nowMs: number): boolean {
    const room = this.rooms.get(roomId);
    return room !== undefined && nowMs >= room.doubtedUntil && this.isGood(nowMs);
  }
}
