/**
 * Holds a place in a room for a session: wins it, wins it back when the line is lost, and knows how it ended. Each
 * connection in between is a line of its own.
 */
import { endingOfClose } from './endings.ts';
import type { Line } from './line.ts';
import type { WatchAnswer } from './matchmaker-api.ts';
import type { SeatConnection, TakenSeat } from './seat-connection.ts';
import { KEPT_MS } from './seat-keeper.ts';
import type { SeatSource } from './seat-source.ts';
import type { Ending, SessionStatus } from './session-types.ts';
import { type Waiting, WaitNote } from './wait-note.ts';

/** A server that says nothing for so long is taken for lost, though its socket may not know it yet. */
const SILENCE_MS = 3000;
/** A line that is dead already does not answer a goodbye. */
const GOODBYE_MS = 1000;
const ALIVE_EVERY_MS = 2000;

const messageOf = (error: unknown) => (error instanceof Error ? error.message : '');

export class SeatHolder {
  status: SessionStatus = 'joining';
  ending: Ending | undefined;
  endingMessage = '';
  line: Line | undefined;
  isWinningBack = false;
  /** Lines that were lost. */
  losses = 0;
  private readonly connection: SeatConnection;
  private readonly source: SeatSource;
  private readonly openLine: (taken: TakenSeat) => Line;
  private readonly note = new WaitNote();
  private aliveAt = 0;

  constructor(connection: SeatConnection, source: SeatSource, openLine: (taken: TakenSeat) => Line) {
    this.connection = connection;
    this.source = source;
    this.openLine = openLine;
  }

  /** While there is no line. */
  get waiting(): Waiting | undefined {
    return this.status === 'joining' || this.status === 'resuming' ? this.note : undefined;
  }

  /** Wins a place and connects; never rejects, the outcome is the status. */
  async join(): Promise<void> {
    await this.connect(() => this.source.take(this.note));
  }

  private async connect(ask: () => Promise<WatchAnswer>): Promise<void> {
    try {
      this.use(await this.connection.open(ask, this.note));
    } catch (error) {
      this.end(this.source.endingOf(error), messageOf(error));
    }
  }

  private use(taken: TakenSeat): void {
    const { room } = taken;
    // Winning a lost line back is this object's part: over the matchmaker, so that it also works on another host.
    room.reconnection.enabled = false;
    const line = this.openLine(taken);
    room.onLeave((code: number, reason?: string) => {
      if (this.line === line) this.closed(code, reason ?? '');
    });
    room.onError((code: number, message?: string) => {
      if (this.line === line) this.endingMessage = message ?? String(code);
    });
    this.line?.dispose();
    this.line = line;
    if (this.status === 'ended') void this.leave();
  }

  private closed(code: number, reason: string): void {
    const ending = endingOfClose(code);
    if (ending !== undefined) this.end(ending, reason);
    else void this.winBack();
  }

  private async winBack(): Promise<void> {
    if (this.isWinningBack || this.status === 'ended') return;
    this.isWinningBack = true;
    this.status = 'resuming';
    this.losses += 1;
    this.line?.silence();
    this.line?.room.connection.close();
    await this.connect(() => this.source.resume(KEPT_MS, this.note));
    this.isWinningBack = false;
  }

  /**
   * Notices a line that fell silent without closing. Returns for how long it has been silent.
   * @param elapsedMs Since the last frame: a page that was asleep itself has heard nothing either, and is given a moment.
   */
  listen(line: Line, elapsedMs: number): number {
    const silence = performance.now() - line.patchedAt;
    if (silence > SILENCE_MS && elapsedMs < SILENCE_MS) void this.winBack();
    return silence;
  }

  /** There is a picture to play or to watch. */
  alive(now: number): void {
    if (this.isWinningBack) return;
    this.status = 'playing';
    if (now - this.aliveAt < ALIVE_EVERY_MS) return;
    this.aliveAt = now;
    this.source.stillAlive();
  }

  end(ending: Ending, message: string): void {
    if (this.status === 'ended') return;
    this.status = 'ended';
    this.ending = ending;
    this.endingMessage = message;
    this.source.forget();
    this.note.giveUp();
    this.line?.dispose();
    this.line?.room.connection.close();
    this.line = undefined;
  }

  async leave(): Promise<void> {
    const { line } = this;
    this.line = undefined;
    this.end('left', '');
    if (line === undefined) return;
    line.silence();
    const patience = new Promise((resolve) => setTimeout(resolve, GOODBYE_MS));
    await Promise.race([line.room.leave(true), patience]);
    line.dispose();
  }
}
