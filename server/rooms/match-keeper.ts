/**
 * Keeps this host's matches where they outlive it, and knows whether it may speak for them (R11, R12): writes all their
 * snapshots in one call, often enough to lose three ticks at most, and never makes a tick wait for an answer.
 */
import { type HostMark, type MatchStore, mustFit } from '../store/match-store.ts';
import { Handover } from './handover.ts';
import type { RoomLog } from './hardened-room.ts';
import { Hosting } from './hosting.ts';
import { noFigures } from './keeping-figures.ts';
import { SNAPSHOT_VERSION } from './match-snapshot.ts';
import { StoreExcuse, type StoreExcuseParts } from './store-excuse.ts';
import { StoreHearing } from './store-hearing.ts';

/** From one write to the next. Two ticks' time, nearly: what is lost is as old as the newest write. Milliseconds. */
const WRITE_EVERY_MS = 60;
/** A tick so many after the one that was written has a write of its own: after a pause several come at once. */
const MOST_UNWRITTEN = 3;
/** Writes without an answer, however slow the store is (R14). After a pause each room of a full host may ask for two. */
const MOST_UNDER_WAY = 64;
/** Pilots of rooms that stand still for so long are sent to ask who hosts them now. Milliseconds. */
const PATIENCE_MS = 300;
/** Told when the store is back; of more the oldest are left to end by themselves (R14). */
const MOST_ENDINGS = 100;
const FIRST_EPOCH = 1;

export type KeptRoom = {
  readonly roomId: string;
  /** The one that was computed last. */
  readonly tick: number;
  /** All of the match as bytes. */
  snapshot(): Uint8Array;
  /** Another host has it: its pilots are sent there, and it ends here. */
  depose(): void;
  /** Its pilots are sent to ask who hosts it now; it stays. */
  sendAway(): void;
};

export type MatchKeeperParts = {
  store: MatchStore;
  mark: HostMark;
  log: RoomLog;
  /**
   * The other hosts, as far as this one knows them, and how each is asked whether the store is away for it too;
   * undefined where the store is this process's own: nobody else can host what is kept there, and no fault of it stops play.
   */
  others: Pick<StoreExcuseParts, 'peers' | 'ask' | 'storeRefuses' | 'isAlone'> | undefined;
  /** Monotonic milliseconds. */
  now?: () => number;
};

export class MatchKeeper {
  readonly figures = noFigures();
  /** How matches come to this host and go from it. */
  readonly handover: Handover;
  private readonly parts: MatchKeeperParts;
  private readonly now: () => number;
  private readonly hosting = new Hosting();
  private readonly rooms = new Map<string, KeptRoom>();
  /** Of each room the tick that was to be written last. */
  private readonly writtenTicks = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;
  private underWay = 0;
  private isAway = false;
  /** Matches that are over, and of which the store has not said that it knows. */
  private readonly endings = new Map<string, { epoch: number; result: string }>();
  private readonly hearing = new StoreHearing();
  /** Undefined where nobody else can host. */
  private readonly excuse: StoreExcuse | undefined;
  /** Rooms that could not be written the last time. */
  private unwritten = new Set<string>();
  private stillSince: number | undefined;

  constructor(parts: MatchKeeperParts) {
    this.parts = parts;
    this.now = parts.now ?? (() => performance.now());
    const { store, mark, log } = parts;
    const { hosting, hearing, figures, now } = this;
    const mayHost = (roomId: string) => this.mayHost(roomId);
    this.handover = new Handover({ store, mark, log, hosting, mayHost, hearing, figures, now });
    if (parts.others === undefined) return;
    const excused = (askedAtMs: number) => this.hosting.excused(askedAtMs);
    this.excuse = new StoreExcuse({ ...parts.others, hearing, excused, now });
  }

  /** Milliseconds since the store last answered; Infinity before it did. */
  get silenceMs(): number {
    return this.hearing.silenceMs(this.now());
  }

  start(): void {
    this.timer = setInterval(() => this.beat(), WRITE_EVERY_MS);
    this.beat();
  }

  /** Rooms may go on for a moment, and the store may be closed already. */
  stop(): void {
    clearInterval(this.timer);
    this.writtenTicks.clear();
  }

  /** A new match: nobody else can know of it yet. */
  open(room: KeptRoom): void {
    if (this.hosting.epochOf(room.roomId) === undefined)
      this.hosting.add(room.roomId, FIRST_EPOCH, this.now());
    this.rooms.set(room.roomId, room);
    this.writtenTicks.set(room.roomId, room.tick);
  }

  /** A tick was computed, and is about to be told. */
  stepped({ roomId, tick }: KeptRoom): void {
    const written = this.writtenTicks.get(roomId);
    if (written === undefined || tick - written < MOST_UNWRITTEN) return;
    // The store takes writes in the order in which they were sent: none has to be waited for.
    if (this.underWay < MOST_UNDER_WAY) void this.write();
  }

  /** Not hosted here any more. @param result Of a match that is over; undefined: it goes on elsewhere, or may. */
  close(room: KeptRoom, result: string | undefined): void {
    const epoch = this.hosting.epochOf(room.roomId);
    this.hosting.drop(room.roomId);
    this.forget(room.roomId);
    if (epoch === undefined || result === undefined) return;
    this.endings.set(room.roomId, { epoch, result });
    if (this.endings.size > MOST_ENDINGS) this.endings.delete([...this.endings.keys()][0] ?? '');
    this.tellEndings();
  }

  /** Until the store knows that a match is over, somebody who looks for it could have it go on. */
  private tellEndings(): void {
    const { store, mark } = this.parts;
    for (const [roomId, { epoch, result }] of this.endings)
      store.end(mark.id, { roomId, epoch }, result).then(
        () => this.endings.delete(roomId),
        () => {},
      );
  }

  mayHost(roomId: string): boolean {
    if (this.excuse === undefined) return this.hosting.epochOf(roomId) !== undefined;
    return this.hosting.mayHost(roomId, this.now());
  }

  get mayHostAny(): boolean {
    return this.excuse === undefined || this.hosting.isGood(this.now());
  }

  private beat(): void {
    this.watchStillness();
    void this.excuse?.look();
    if (this.underWay > 0) this.figures.late += 1;
    else void this.write();
  }

  private async write(): Promise<void> {
    this.underWay += 1;
    try {
      const askedAt = this.now();
      const matches = this.written();
      const answer = this.parts.store.keep(this.parts.mark, matches);
      // What is there already is not waited for: several ticks may come without a pause.
      const kept = answer instanceof Promise ? await answer : answer;
      const now = this.now();
      this.hearing.heard(now);
      this.isAway = false;
      // Two long pauses with an answer in between are not one.
      this.stillSince = undefined;
      this.figures.writes += 1;
      this.figures.bytes += matches.reduce((sum, { bytes }) => sum + bytes.length, 0);
      this.tellEndings();
      for (const roomId of this.hosting.kept(askedAt, now, matches, kept)) this.lose(roomId);
    } catch (error) {
      this.figures.failed += 1;
      this.hosting.missed();
      if (!this.isAway) this.parts.log.error({ err: error }, 'matches are not kept');
      this.isAway = true;
    } finally {
      this.underWay -= 1;
    }
  }

  private written() {
    const unwritten = new Set<string>();
    const matches = [...this.rooms.values()].flatMap((room) => {
      this.writtenTicks.set(room.roomId, room.tick);
      const epoch = this.hosting.epochOf(room.roomId);
      if (epoch === undefined) return [];
      try {
        const match = { roomId: room.roomId, epoch, version: SNAPSHOT_VERSION, bytes: room.snapshot() };
        mustFit([match]);
        return match;
      } catch (error) {
        // The others are kept.
        unwritten.add(room.roomId);
        if (!this.unwritten.has(room.roomId))
          this.parts.log.error({ err: error, room: room.roomId }, 'a match cannot be written');
        return [];
      }
    });
    this.unwritten = unwritten;
    return matches;
  }

  private forget(roomId: string): void {
    this.rooms.delete(roomId);
    this.writtenTicks.delete(roomId);
  }

  private lose(roomId: string): void {
    const room = this.rooms.get(roomId);
    this.forget(roomId);
    this.figures.deposed += 1;
    this.parts.log.info({ room: roomId }, 'a match has another host');
    room?.depose();
  }

  /** Pilots are not kept at a host that may not speak: whoever hosts their match now waits for them. */
  private watchStillness(): void {
    const now = this.now();
    if (this.mayHostAny || this.hearing.silenceMs(now) === Infinity) {
      this.stillSince = undefined;
      return;
    }
    this.stillSince ??= now;
    if (now - this.stillSince < PATIENCE_MS) return;
    this.stillSince = Infinity;
    this.parts.log.error(
      {},
      'this host may not speak for its matches: their pilots are sent to ask who does',
    );
    for (const room of this.rooms.values()) room.sendAway();
  }
}
