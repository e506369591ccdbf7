/**
 * One who flies through it all as the game does: with the game's identity, seat and way to win it back, over lines that
 * predict and draw nothing.
 */
import { createMemoryStorage } from '../../../client/net/key-value.ts';
import type { SeatRequest } from '../../../client/net/matchmaker-api.ts';
import type { SeatConnection, TakenSeat } from '../../../client/net/seat-connection.ts';
import { SeatHolder } from '../../../client/net/seat-holder.ts';
import { SeatKeeper } from '../../../client/net/seat-keeper.ts';
import type { Servers } from '../../../client/net/servers.ts';
import type { Intent } from '../../../sim/intent.ts';
import { TICK_MS } from '../../../sim/units.ts';
import { Fighter } from '../../bench/fighter.ts';
import { AnswerMeter } from './answer-meter.ts';
import { LeanLine, type LineWatch } from './lean-line.ts';

export type PilotWish = {
  servers: Servers;
  connection: SeatConnection;
  name: string;
  bot: boolean;
  seat: SeatRequest;
  seed: number;
};

/** What all lines of all pilots are told to, beside the pilot's own business. */
export type Witness = Pick<LineWatch, 'word' | 'told' | 'facts'> & {
  opened(line: LeanLine): void;
  closed(line: LeanLine): void;
};

export class ChaosPilot {
  readonly name: string;
  readonly answers = new AnswerMeter();
  /** Why it was given another ship or another room than it had; never so when all is well. */
  readonly changes: string[] = [];
  private readonly connection: SeatConnection;
  private readonly holder: SeatHolder;
  private readonly fighter: Fighter;
  private readonly witness: Witness;
  private line: LeanLine | undefined;
  private ship: number | undefined;
  private room = '';
  private nextAt = 0;
  private lastFrame = 0;

  constructor({ servers, connection, name, bot, seat, seed }: PilotWish, witness: Witness) {
    this.name = name;
    this.connection = connection;
    this.witness = witness;
    this.fighter = new Fighter(seed);
    const keeper = new SeatKeeper({ servers, name, bot, seat }, createMemoryStorage());
    const watch: LineWatch = {
      word: witness.word,
      facts: witness.facts,
      told: (line, tick, state) => {
        if (line === this.line) this.follow(line, state.map);
        witness.told(line, tick, state);
      },
      ticket: (ticket) => keeper.renew(ticket),
      answered: (line) => this.answered(line),
    };
    this.holder = new SeatHolder(connection, keeper, (taken) => this.openLine(taken, watch));
    void this.holder.join();
  }

  private openLine(taken: TakenSeat, watch: LineWatch): LeanLine {
    const line = new LeanLine(taken, watch);
    if (this.room !== '' && this.room !== line.room.roomId)
      this.changes.push(`${this.name}: from room ${this.room} to ${line.room.roomId}`);
    this.room = line.room.roomId;
    this.forget();
    this.line = line;
    this.witness.opened(line);
    return line;
  }

  private answered(line: LeanLine): void {
    this.answers.answered(performance.now());
    const { own } = line;
    if (own === undefined) return;
    if (this.ship !== undefined && this.ship !== own)
      this.changes.push(`${this.name}: from ship ${this.ship} to ${own}`);
    this.ship = own;
  }

  /** The match goes from map to map. */
  private follow(line: LeanLine, map: string): void {
    if (line.arena.name === map) return;
    const arena = this.connection.arenas.get(map);
    if (arena === undefined) this.connection.arenas.load(map).catch(() => {});
    else line.arena = arena;
  }

  private readonly think = (): Intent => {
    const { line } = this;
    const me = line?.own;
    if (line === undefined || me === undefined) return { move: 0, aim: 0, buttons: 0 };
    return this.fighter.think(line.room.state, me, line.arena);
  };

  /** To be called often: acts once a tick, in a rhythm of its own. */
  frame(now: number): void {
    const { holder } = this;
    const { line } = holder;
    const elapsed = this.lastFrame === 0 ? 0 : now - this.lastFrame;
    this.lastFrame = now;
    if (line === undefined || this.hasEnded) return;
    holder.listen(line, elapsed);
    if (now < this.nextAt) return;
    this.nextAt = Math.max(this.nextAt + TICK_MS, now);
    if (!holder.isAtStandstill) line.pump(now, this.think);
    if (line.me !== undefined) holder.alive();
  }

  get hasEnded(): boolean {
    return this.holder.status === 'ended';
  }

  /** How its session ended, in words. */
  get ending(): string {
    return [this.holder.ending, this.holder.endingMessage].filter(Boolean).join(': ');
  }

  get roomId(): string {
    return this.room;
  }

  /** Which process its line leads to; empty while it has none. */
  get host(): string {
    return this.line?.host ?? '';
  }

  /** An input of it was answered a moment ago. @param withinMs How long ago at most. */
  flies(now: number, withinMs: number): boolean {
    return this.holder.status === 'playing' && now - this.answers.last < withinMs;
  }

  /** It is of no interest any more. */
  forget(): void {
    if (this.line !== undefined) this.witness.closed(this.line);
  }

  leave(): Promise<void> {
    return this.holder.leave();
  }
}
