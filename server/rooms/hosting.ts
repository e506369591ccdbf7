/**
 * Whether this host may speak for its rooms now (R12). The store's word is good from the moment it was asked for, not
 * from when it came: so a host that was frozen, or cut off, knows that its time is over before anybody else may begin.
 * Pure: all times are this process's monotonic milliseconds.
 */
import { type Kept, type KeptMatch, LEASE_MS } from '../store/match-store.ts';

/** Clocks of two machines may drift apart, and a timer of the store may be early. Milliseconds. */
const MARGIN_MS = 50;
/** How long the hosts' agreement that the store is away is good, from when they were asked. Milliseconds. */
export const EXCUSE_MS = 400;

type Room = {
  epoch: number;
  /** The newest question to which the store's answer was that it is ours. */
  ownSinceAskedMs: number;
  /** Answers to earlier questions say nothing of it. */
  unsureUntilAskedMs: number;
  /** Until then another host, which knows of a higher epoch, is given time to say so; what is asked later counts. */
  doubtedUntilMs: number;
};

export class Hosting {
  private readonly rooms = new Map<string, Room>();
  /** The permission that has no gap: when it was first asked for, and its end. */
  private sinceMs = Infinity;
  private untilMs = -Infinity;
  private hasMissed = false;

  /** @param askedAtMs When the claim was asked for; now, for a room that was just opened and that nobody else can know */
  add(roomId: string, epoch: number, askedAtMs: number): void {
    const room = { epoch, unsureUntilAskedMs: askedAtMs, doubtedUntilMs: -Infinity };
    this.rooms.set(roomId, { ...room, ownSinceAskedMs: askedAtMs });
  }

  /** It was given up, or perhaps not, as no answer came: it is ours when the store, asked from now on, says so. */
  addUnsure(roomId: string, epoch: number, nowMs: number): void {
    const room = { epoch, unsureUntilAskedMs: nowMs, doubtedUntilMs: -Infinity };
    this.rooms.set(roomId, { ...room, ownSinceAskedMs: -Infinity });
  }

  drop(roomId: string): void {
    this.rooms.delete(roomId);
  }

  /** Undefined when it is not hosted here. */
  epochOf(roomId: string): number | undefined {
    return this.rooms.get(roomId)?.epoch;
  }

  /**
   * The store has kept what it was given, and renewed the lease. Returns the rooms that another host has; they are not
   * hosted here any more. Nothing else ends a time without permission: only this answer says whose the rooms are since.
   */
  kept(
    askedAtMs: number,
    nowMs: number,
    given: readonly Pick<KeptMatch, 'roomId' | 'epoch'>[],
    { deposed, created }: Kept,
  ): string[] {
    const hasLapsed = !this.isGood(nowMs);
    if (hasLapsed) this.sinceMs = askedAtMs;
    this.untilMs = Math.max(this.untilMs, askedAtMs + LEASE_MS - MARGIN_MS);
    const lost: string[] = [];
    for (const { roomId, epoch } of given) {
      const room = this.rooms.get(roomId);
      // It was claimed anew, or given up, while this answer was under way.
      if (room?.epoch !== epoch || askedAtMs < room.unsureUntilAskedMs) continue;
      if (deposed.includes(roomId)) {
        this.drop(roomId);
        lost.push(roomId);
        continue;
      }
      // A store that forgot the room, or came back without its newest words, may have given it away before.
      if (hasLapsed && (this.hasMissed || created.includes(roomId))) room.doubtedUntilMs = nowMs + LEASE_MS;
      if (askedAtMs >= room.doubtedUntilMs) room.ownSinceAskedMs = askedAtMs;
    }
    this.hasMissed = false;
    return lost;
  }

  /** The store did not answer to `keep`. It may have done it all the same, and what it did first is told only once. */
  missed(): void {
    this.hasMissed = true;
  }

  /**
   * The store is away for all hosts, so nobody can take anything over. That says nothing of the time before they were
   * asked: a host whose permission had ended by then stays silent.
   */
  excused(askedAtMs: number): void {
    if (askedAtMs < this.untilMs) this.untilMs = Math.max(this.untilMs, askedAtMs + EXCUSE_MS);
  }

  /** Whether the store, or its absence, lets this host speak at all. */
  isGood(nowMs: number): boolean {
    return nowMs < this.untilMs;
  }

  /** Asked right before a tick is computed, and right before it is told. */
  mayHost(roomId: string, nowMs: number): boolean {
    const room = this.rooms.get(roomId);
    if (room === undefined || !this.isGood(nowMs)) return false;
    return room.ownSinceAskedMs >= this.sinceMs;
  }
}
