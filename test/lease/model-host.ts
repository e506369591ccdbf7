/** A host in the model: the real permission over the messages of the model, rooms whose world is a tick, and moves. */
import { EXCUSE_MS, Hosting } from '../../server/rooms/hosting.ts';
import { StoreHearing } from '../../server/rooms/store-hearing.ts';
import type { HostMark } from '../../server/store/match-store.ts';
import type { Cluster } from './cluster.ts';
import { ModelExcuse } from './model-excuse.ts';
import { ModelProcess } from './model-process.ts';
import type { StoreLink } from './store-link.ts';

const WRITE_EVERY_MS = 60;
/** A tick so many after the one that was written has a write of its own, though others are under way. */
const MOST_UNWRITTEN = 3;
const MOST_UNDER_WAY = 8;
const TICK_MS = 1000 / 30;
/** A room that stands still for so long sends its pilots to ask who hosts it. */
const PATIENCE_MS = 300;
const RELEASE_AGAIN_MS = 150;
const MOST_RELEASES = 5;

/** A pilot's connection to a room. */
export type Line = { isOpen: boolean; hear(epoch: number): void; closed(): void };
type Room = {
  roomId: string;
  epoch: number;
  tick: number;
  /** That was to be written last. */
  writtenTick: number;
  isHalted: boolean;
  stillSinceMs: number;
  lines: Set<Line>;
};

export class ModelHost {
  isDraining = false;
  readonly process: ModelProcess;
  readonly mark: HostMark;
  readonly link: StoreLink;
  readonly hosting = new Hosting();
  readonly hearing = new StoreHearing();
  readonly rooms = new Map<string, Room>();
  private readonly cluster: Cluster;
  private readonly claiming = new Set<string>();
  private readonly excuse: ModelExcuse;
  private underWay = 0;
  /** Of a broken protocol: it speaks, whatever it may. */
  private freeUntilMs = -Infinity;

  constructor(cluster: Cluster, mark: HostMark, link: StoreLink, rate: number) {
    this.cluster = cluster;
    this.mark = mark;
    this.link = link;
    this.process = new ModelProcess(cluster.time, rate);
    this.excuse = new ModelExcuse(cluster, this);
    this.process.every(WRITE_EVERY_MS, () => this.beat());
  }

  get isAlive(): boolean {
    return this.process.isAlive;
  }

  crash(): void {
    this.process.isAlive = false;
    for (const room of this.rooms.values()) this.closeLines(room);
    this.rooms.clear();
  }

  open(roomId: string, epoch: number, tick: number, askedMs: number): void {
    // Its own older one, which it does not know yet to be deposed.
    const older = this.rooms.get(roomId);
    if (older !== undefined) this.closeLines(older);
    this.hosting.add(roomId, epoch, askedMs);
    const room = {
      ...{ roomId, epoch, tick, writtenTick: tick },
      ...{ isHalted: false, stillSinceMs: Infinity, lines: new Set<Line>() },
    };
    this.rooms.set(roomId, room);
    this.process.every(
      TICK_MS,
      () => this.tick(room),
      () => this.rooms.get(roomId) === room,
    );
  }

  /** Undefined: it does not have the room. */
  join(roomId: string, line: Line): boolean {
    const room = this.rooms.get(roomId);
    if (room === undefined || room.isHalted) return false;
    room.lines.add(line);
    return true;
  }

  /** @param answer Whether the room is hosted here. */
  adopt(roomId: string, epoch: number, ownerIsDead: boolean, answer: (isHere: boolean) => void): void {
    const own = this.hosting.epochOf(roomId);
    if (own !== undefined && own >= epoch && this.rooms.has(roomId)) {
      answer(true);
      return;
    }
    const { protocol, store } = this.cluster;
    const askedMs = this.process.nowMs;
    const isSettled = () =>
      ownerIsDead || !protocol.claimSettles || this.hearing.isSettled(askedMs, this.process.nowMs);
    if (this.isDraining || this.claiming.has(roomId) || !isSettled()) {
      answer(false);
      return;
    }
    this.claiming.add(roomId);
    const over = (isHere: boolean) => {
      this.claiming.delete(roomId);
      answer(isHere);
    };
    this.ask(
      () => store.claim({ roomId, host: this.mark, epoch, ownerIsDead }),
      (claimed) => {
        // It is left as it is: freed, it would be anybody's at once.
        if ('refused' in claimed || !isSettled() || this.isDraining) return over(false);
        this.open(roomId, claimed.epoch, claimed.tick, askedMs);
        over(true);
      },
      () => over(false),
    );
  }

  /** Gives all rooms to others, then ends. */
  drain(): void {
    this.isDraining = true;
    for (const room of [...this.rooms.values()]) this.release(room, MOST_RELEASES);
  }

  private release(room: Room, attempts: number): void {
    const { roomId, epoch, tick } = room;
    if (this.rooms.get(roomId) !== room) return;
    if (attempts === 0) {
      this.dispose(roomId);
      return;
    }
    const again = () => {
      const left = attempts - 1;
      this.cluster.time.after(RELEASE_AGAIN_MS, () => this.process.run(() => this.release(room, left)));
    };
    // Whose room it is shows within a lease.
    if (!this.mayHost(room)) {
      again();
      return;
    }
    room.isHalted = true;
    this.hosting.drop(roomId);
    this.ask(
      () => this.cluster.store.release(this.mark.id, { roomId, epoch, tick }),
      (isReleased) => {
        if (isReleased) this.cluster.matchmaker.handOver(roomId, epoch);
        this.dispose(roomId);
      },
      () => {
        if (this.cluster.protocol.releaseIsUnsure) this.hosting.addUnsure(roomId, epoch, this.process.nowMs);
        else this.hosting.add(roomId, epoch, this.process.nowMs);
        room.isHalted = false;
        again();
      },
    );
  }

  private dispose(roomId: string): void {
    const room = this.rooms.get(roomId);
    this.rooms.delete(roomId);
    this.hosting.drop(roomId);
    if (room !== undefined) this.closeLines(room);
    if (this.isDraining && this.rooms.size === 0) this.cluster.ended(this);
  }

  private closeLines(room: Room): void {
    for (const line of room.lines) {
      if (!line.isOpen) continue;
      line.isOpen = false;
      this.cluster.time.after(this.cluster.time.between(0.5, 5), () => line.closed());
    }
    room.lines.clear();
  }

  private tick(room: Room): void {
    if (room.isHalted || !this.mayHost(room)) return;
    this.process.after('look', () => {
      room.tick += 1;
      if (room.tick - room.writtenTick >= MOST_UNWRITTEN && this.underWay < MOST_UNDER_WAY) this.write();
      this.process.after('compute', () => {
        if (room.isHalted || (this.cluster.protocol.looksBeforeTelling && !this.mayHost(room))) return;
        const decidedMs = this.cluster.time.nowMs;
        this.process.after('look again', () => this.tell(room, decidedMs));
      });
    });
  }

  /** Whether it would, if its next tick came now. */
  maySpeak(roomId: string): boolean {
    const room = this.rooms.get(roomId);
    return this.isAlive && !this.process.isPaused && room !== undefined && this.mayHost(room);
  }

  private mayHost(room: Room): boolean {
    return this.process.nowMs < this.freeUntilMs || this.hosting.mayHost(room.roomId, this.process.nowMs);
  }

  private excused(askedMs: number): void {
    this.hosting.excused(askedMs);
    if (!this.cluster.protocol.excuseEndsNoGap) this.freeUntilMs = askedMs + EXCUSE_MS;
  }

  private tell(room: Room, decidedMs: number): void {
    const { judge } = this.cluster;
    judge.told(room.roomId, room.epoch, this.mark.id, room.tick, decidedMs);
    for (const line of room.lines) if (line.isOpen) line.hear(room.epoch);
  }

  private beat(): void {
    this.watchStillness();
    this.excuse.look((askedMs) => this.excused(askedMs));
    if (this.underWay === 0) this.write();
  }

  private write(): void {
    this.underWay += 1;
    for (const room of this.rooms.values()) room.writtenTick = room.tick;
    const askedMs = this.process.nowMs;
    const given = [...this.rooms.values()].flatMap(({ roomId, epoch, tick }) =>
      this.hosting.epochOf(roomId) === epoch ? { roomId, epoch, tick } : [],
    );
    const { store, protocol } = this.cluster;
    this.ask(
      () => ({ kept: store.keep(this.mark, given), rows: store.living() }),
      ({ kept, rows }) => {
        this.underWay -= 1;
        const now = this.process.nowMs;
        this.excuse.listed(rows);
        const believed = protocol.doubtsCreated ? kept : { ...kept, created: [] };
        for (const roomId of this.hosting.kept(
          protocol.leaseFromAsking ? askedMs : now,
          now,
          given,
          believed,
        ))
          this.dispose(roomId);
      },
      () => {
        this.underWay -= 1;
        if (protocol.doubtsCreated) this.hosting.missed();
      },
    );
  }

  private ask<T>(work: () => T, answered: (answer: T) => void, failed: () => void): void {
    const hear = (answer: T) => {
      this.hearing.heard(this.process.nowMs);
      answered(answer);
    };
    this.link.ask(
      work,
      (answer) => this.process.run(() => hear(answer)),
      () => this.process.run(failed),
    );
  }

  private watchStillness(): void {
    const now = this.process.nowMs;
    for (const room of this.rooms.values()) {
      if (this.mayHost(room)) room.stillSinceMs = Infinity;
      else room.stillSinceMs = Math.min(room.stillSinceMs, now);
      if (now - room.stillSinceMs >= PATIENCE_MS) this.closeLines(room);
    }
  }
}
