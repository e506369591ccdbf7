/**
 * One who keeps every line it ever had: when its host falls silent it takes its seat anew and goes on flying over the
 * old line as well, so that a host which speaks or listens though it was deposed is caught at it (R12).
 */
import type { Room } from 'colyseus.js';
import { saysNothing } from '../../../client/net/endings.ts';
import { createMemoryStorage } from '../../../client/net/key-value.ts';
import type { WatchAnswer } from '../../../client/net/matchmaker-api.ts';
import type { SeatConnection, TakenSeat } from '../../../client/net/seat-connection.ts';
import { SeatKeeper } from '../../../client/net/seat-keeper.ts';
import { MESSAGE, type Standby } from '../../../sim/protocol.ts';
import { TICK_MS } from '../../../sim/units.ts';
import { Fighter } from '../../bench/fighter.ts';
import type { PilotWish, Witness } from './chaos-pilot.ts';
import { LeanLine, type LineWatch } from './lean-line.ts';

/** As long as the game waits for a silent host. */
const SILENCE_MS = 500;
const RESUME_MS = 20_000;
const TRY_AGAIN_MS = 500;

export class StubbornObserver {
  readonly name: string;
  private readonly connection: SeatConnection;
  private readonly keeper: SeatKeeper;
  private readonly witness: Witness;
  private readonly watch: LineWatch;
  private readonly fighter: Fighter;
  private readonly open = new Set<LeanLine>();
  private newest: LeanLine | undefined;
  private isBusy = true;
  private nextAt = 0;
  private failed = 0;
  /** Where the room sent it when it moved. */
  private handed: WatchAnswer | undefined;
  /** Where the room said that it goes on when its host is lost. */
  private standby: Standby | undefined;

  constructor({ servers, connection, name, bot, seat, seed }: PilotWish, witness: Witness) {
    this.name = name;
    this.connection = connection;
    this.fighter = new Fighter(seed);
    this.witness = witness;
    const keeper = new SeatKeeper({ servers, name, bot, seat }, createMemoryStorage());
    this.keeper = keeper;
    this.watch = {
      word: witness.word,
      told: witness.told,
      facts: witness.facts,
      ticket: (ticket) => keeper.renew(ticket),
      answered() {},
    };
    void this.take(() => keeper.take());
  }

  private async take(ask: () => Promise<WatchAnswer>): Promise<void> {
    this.isBusy = true;
    try {
      this.use(await this.connection.open(ask));
      this.failed = 0;
    } catch {
      this.failed += 1;
      await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS));
    }
    this.isBusy = false;
  }

  private use(taken: TakenSeat): void {
    const line = new LeanLine(taken, this.watch);
    const room: Room = line.room;
    room.reconnection.enabled = false;
    room.onMessage(MESSAGE.moved, (place: WatchAnswer) => {
      this.handed = place;
    });
    this.standby = undefined;
    room.onMessage(MESSAGE.standby, (standby: Standby | null) => {
      if (line === this.newest) this.standby = standby ?? undefined;
    });
    room.onLeave((code: number) => {
      if (line === this.newest && !saysNothing(code)) this.standby = undefined;
      this.open.delete(line);
      this.witness.closed(line);
    });
    this.newest?.leaveBehind();
    this.open.add(line);
    this.newest = line;
    this.witness.opened(line);
  }

  frame(now: number): void {
    this.comeBack();
    if (now < this.nextAt) return;
    this.nextAt = Math.max(this.nextAt + TICK_MS, now);
    for (const line of this.open)
      line.pump(now, () => this.fighter.think(line.room.state, line.own ?? 0, line.arena));
  }

  /** At once, like the others: a match that was moved waits for all of its pilots. */
  private comeBack(): void {
    const { newest } = this;
    if (this.isBusy || newest === undefined) return;
    const isSilent = performance.now() - newest.patchedAt > SILENCE_MS;
    if (isSilent || !this.open.has(newest)) void this.take(() => this.askAnew());
  }

  private async askAnew(): Promise<WatchAnswer> {
    const { handed, standby, newest } = this;
    this.handed = undefined;
    this.standby = undefined;
    const isBroken = newest !== undefined && !this.open.has(newest);
    const named = isBroken && standby ? this.keeper.placeAt(standby) : undefined;
    return handed ?? named ?? this.keeper.resume(RESUME_MS);
  }

  get roomId(): string {
    return this.newest?.room.roomId ?? '';
  }

  get flies(): boolean {
    return !this.isBusy && this.newest !== undefined && this.open.has(this.newest);
  }

  /** It cannot come back: its seat is gone. */
  get hasEnded(): boolean {
    return this.failed > 2;
  }

  async leave(): Promise<void> {
    this.isBusy = true;
    for (const line of this.open) {
      const goodbye = line === this.newest ? line.room.leave(true) : Promise.resolve();
      await Promise.race([goodbye, new Promise((resolve) => setTimeout(resolve, 1000))]);
      line.room.connection.close();
      line.dispose();
    }
    this.open.clear();
  }
}
