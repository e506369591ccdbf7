/** A host's process in the model: the real permission and the real excuse, over a clock of its own, which can be stopped anywhere. */
import { EXCUSE_MS, Hosting } from '../../server/rooms/hosting.ts';
import { KnownPeers } from '../../server/rooms/known-peers.ts';
import { isAwayForAll, type PeerAnswer } from '../../server/rooms/store-excuse.ts';
import { SILENT_MS, StoreHearing } from '../../server/rooms/store-hearing.ts';
import type { HostMark } from '../../server/store/match-store.ts';
import type { Cluster } from './cluster.ts';
import type { StoreLink } from './store-link.ts';

const WRITE_EVERY_MS = 60;
const READ_ROWS_EVERY_MS = 500;
const TICK_MS = 1000 / 30;
const ASK_EVERY_MS = 150;
const PEER_PATIENCE_MS = 100;
/** A room that stands still for so long sends its pilots to ask who hosts it. */
const PATIENCE_MS = 300;
const RELEASE_AGAIN_MS = 150;

/** A pilot's connection to a room. */
export type Line = { isOpen: boolean; hear(epoch: number): void; closed(): void };
type Room = {
  roomId: string;
  epoch: number;
  tick: number;
  isHalted: boolean;
  stillSinceMs: number;
  lines: Set<Line>;
};
/** Where a tick can be stopped: between two of its steps. */
export type Step = 'look' | 'compute' | 'look again';

export class ModelHost {
  isAlive = true;
  isPaused = false;
  isDraining = false;
  /** The next tick stops the process for so long after this step. */
  armed: { step: Step; ms: number } | undefined;
  readonly mark: HostMark;
  readonly link: StoreLink;
  readonly hosting = new Hosting();
  readonly hearing = new StoreHearing();
  readonly rooms = new Map<string, Room>();
  private readonly cluster: Cluster;
  private readonly rate: number;
  private readonly bornMs: number;
  private readonly backlog: (() => void)[] = [];
  private readonly claiming = new Set<string>();
  private peers = new KnownPeers();
  private readRowsMs = -Infinity;
  private askedOthersMs = -Infinity;
  private isAsking = false;
  private isWriting = false;
  /** Of a broken protocol: it speaks, whatever it may. */
  private freeUntilMs = -Infinity;

  constructor(cluster: Cluster, mark: HostMark, link: StoreLink, rate: number) {
    this.cluster = cluster;
    this.mark = mark;
    this.link = link;
    this.rate = rate;
    this.bornMs = cluster.time.nowMs;
    this.every(WRITE_EVERY_MS, () => this.beat());
  }

  /** This machine's clock. */
  get nowMs(): number {
    return (this.cluster.time.nowMs - this.bornMs) * this.rate;
  }

  /** Done now, or when the process goes on; never when it ended. */
  run(work: () => void): void {
    if (!this.isAlive) return;
    if (this.isPaused) this.backlog.push(work);
    else work();
  }

  pause(ms: number): void {
    if (!this.isAlive || this.isPaused) return;
    this.isPaused = true;
    this.cluster.time.after(ms, () => {
      this.isPaused = false;
      for (const work of this.backlog.splice(0)) this.run(work);
    });
  }

  crash(): void {
    this.isAlive = false;
    for (const room of this.rooms.values()) this.closeLines(room);
    this.rooms.clear();
  }

  open(roomId: string, epoch: number, tick: number, askedMs: number): void {
    // Its own older one, which it does not know yet to be deposed.
    const older = this.rooms.get(roomId);
    if (older !== undefined) this.closeLines(older);
    this.hosting.add(roomId, epoch, askedMs);
    const room = { roomId, epoch, tick, isHalted: false, stillSinceMs: Infinity, lines: new Set<Line>() };
    this.rooms.set(roomId, room);
    this.every(
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
    const askedMs = this.nowMs;
    const isSettled = () =>
      ownerIsDead || !protocol.claimSettles || this.hearing.isSettled(askedMs, this.nowMs);
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
    for (const room of [...this.rooms.values()]) this.release(room, 5);
  }

  private release(room: Room, attempts: number): void {
    const { roomId, epoch, tick } = room;
    if (this.rooms.get(roomId) !== room) return;
    if (attempts === 0) {
      this.dispose(roomId);
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
        if (this.cluster.protocol.releaseIsUnsure) this.hosting.addUnsure(roomId, epoch, this.nowMs);
        else this.hosting.add(roomId, epoch, this.nowMs);
        room.isHalted = false;
        this.cluster.time.after(RELEASE_AGAIN_MS, () => this.run(() => this.release(room, attempts - 1)));
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
    this.stepped('look', () => {
      room.tick += 1;
      this.stepped('compute', () => {
        if (room.isHalted || (this.cluster.protocol.looksBeforeTelling && !this.mayHost(room))) return;
        const decidedMs = this.cluster.time.nowMs;
        this.stepped('look again', () => this.tell(room, decidedMs));
      });
    });
  }

  /** Whether it would, if its next tick came now. */
  maySpeak(roomId: string): boolean {
    const room = this.rooms.get(roomId);
    return this.isAlive && !this.isPaused && room !== undefined && this.mayHost(room);
  }

  private mayHost(room: Room): boolean {
    return this.nowMs < this.freeUntilMs || this.hosting.mayHost(room.roomId, this.nowMs);
  }

  private stepped(step: Step, next: () => void): void {
    if (this.armed?.step === step) {
      this.pause(this.armed.ms);
      this.armed = undefined;
    }
    this.run(next);
  }

  private tell(room: Room, decidedMs: number): void {
    const { judge } = this.cluster;
    judge.told(room.roomId, room.epoch, this.mark.id, room.tick, decidedMs);
    for (const line of room.lines) if (line.isOpen) line.hear(room.epoch);
  }

  private beat(): void {
    this.watchStillness();
    this.lookForExcuse();
    if (this.isWriting) return;
    this.isWriting = true;
    const askedMs = this.nowMs;
    const given = [...this.rooms.values()].flatMap(({ roomId, epoch, tick }) =>
      this.hosting.epochOf(roomId) === epoch ? { roomId, epoch, tick } : [],
    );
    const { store, protocol } = this.cluster;
    this.ask(
      () => ({ kept: store.keep(this.mark, given), rows: store.living() }),
      ({ kept, rows }) => {
        this.isWriting = false;
        const now = this.nowMs;
        if (now - this.readRowsMs > READ_ROWS_EVERY_MS) {
          this.readRowsMs = now;
          if (!protocol.remembersPeers) this.peers = new KnownPeers();
          this.peers.listed(
            rows.map(({ address }) => address),
            now,
          );
        }
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
        this.isWriting = false;
        if (protocol.doubtsCreated) this.hosting.missed();
      },
    );
  }

  private ask<T>(work: () => T, answered: (answer: T) => void, failed: () => void): void {
    const hear = (answer: T) => {
      this.hearing.heard(this.nowMs);
      answered(answer);
    };
    this.link.ask(
      work,
      (answer) => this.run(() => hear(answer)),
      () => this.run(failed),
    );
  }

  private watchStillness(): void {
    const now = this.nowMs;
    for (const room of this.rooms.values()) {
      if (this.mayHost(room)) room.stillSinceMs = Infinity;
      else room.stillSinceMs = Math.min(room.stillSinceMs, now);
      if (now - room.stillSinceMs >= PATIENCE_MS) this.closeLines(room);
    }
  }

  private lookForExcuse(): void {
    const askedMs = this.nowMs;
    const silenceMs = this.hearing.silenceMs(askedMs);
    if (silenceMs <= SILENT_MS || this.isAsking || askedMs - this.askedOthersMs < ASK_EVERY_MS) return;
    this.askedOthersMs = askedMs;
    const { protocol, time } = this.cluster;
    if (!protocol.excuseAsksOthers) {
      this.hosting.excused(askedMs);
      return;
    }
    this.isAsking = true;
    const others = this.peers.addresses().filter((address) => address !== this.mark.address);
    const answers = others.map((): PeerAnswer => 'silent');
    others.forEach((address, i) => {
      this.cluster.askPeer(this, address, (answer) => {
        answers[i] = answer;
      });
    });
    const storeRefuses = !this.link.isCut && this.cluster.store.state === 'down';
    time.after(PEER_PATIENCE_MS, () => {
      const counted = answers.filter((answer) => protocol.excuseMindsTheSilent || answer !== 'silent');
      this.run(() => {
        this.isAsking = false;
        if (!isAwayForAll(silenceMs, counted, storeRefuses)) return;
        this.hosting.excused(askedMs);
        if (!protocol.excuseEndsNoGap) this.freeUntilMs = askedMs + EXCUSE_MS;
      });
    });
  }

  private every(ms: number, work: () => void, goesOn = () => true): void {
    const again = () => {
      if (!this.isAlive || !goesOn()) return;
      work();
      this.cluster.time.after(ms / this.rate, () => this.run(again));
    };
    this.cluster.time.after(this.cluster.time.between(0, ms), () => this.run(again));
  }
}
