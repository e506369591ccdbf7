/**
 * Holds a place in a room for a session: wins it, wins it back when the line is lost or its match has moved, and knows
 * how it ended. Each connection in between is a line of its own.
 */
import { MESSAGE, type Standby } from '../../sim/protocol.ts';
import { endingOfClose, keepsPlace, saysNothing } from './endings.ts';
import type { Line } from './line.ts';
import type { MatchResult, WatchAnswer } from './matchmaker-api.ts';
import { MatchmakerRefusal } from './matchmaker-refusal.ts';
import type { Place, SeatConnection, TakenSeat } from './seat-connection.ts';
import { RESUME_MS } from './seat-keeper.ts';
import type { SeatSource } from './seat-source.ts';
import type { Ending, SessionStatus } from './session-types.ts';
import { type Waiting, WaitNote } from './wait-note.ts';
import { Watchdog } from './watchdog.ts';

/** A line that is dead already does not answer a goodbye. */
const GOODBYE_MS = 1000;
const ALIVE_EVERY_MS = 2000;
/** The host that was named may be lost as well, or slow while it takes matches over. */
const STANDBY_MS = 1000;
/** It and the matchmakers are asked in turn, while neither is of use, before the latter are asked with patience. */
const STANDBY_TRIES = 3;
const TURN_MS = 700;

const messageOf = (error: unknown) => (error instanceof Error ? error.message : '');

export class SeatHolder {
  status: SessionStatus = 'joining';
  ending: Ending | undefined;
  endingMessage = '';
  /** Of a match that was over before its place could be won back. */
  result: MatchResult | undefined;
  line: Line | undefined;
  isWinningBack = false;
  /** Lines that were lost. */
  losses = 0;
  private readonly connection: SeatConnection;
  private readonly source: SeatSource;
  private readonly openLine: (taken: TakenSeat) => Line;
  private readonly note = new WaitNote();
  private readonly watchdog = new Watchdog();
  /** The process that the line leads to. */
  private host = '';
  /** A place that is asked for, or was answered, while the line may be well after all. */
  private offer: Promise<WatchAnswer> | undefined;
  /** The place to which the room sent the pilot when it moved: nobody has to be asked. */
  private handed: WatchAnswer | undefined;
  /** Where the line's host says that its match goes on when it is lost without a word. */
  private standby: Standby | undefined;
  private isAsking = false;
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

  /** Nothing is known of the world just now, and nothing that is sent would reach it. */
  get isAtStandstill(): boolean {
    return this.isWinningBack || this.watchdog.isSuspicious;
  }

  /** Wins a place and connects; never rejects, the outcome is the status. */
  async join(): Promise<void> {
    await this.connect(() => this.source.take(this.note));
  }

  private async connect(ask: () => Promise<Place>): Promise<void> {
    try {
      this.use(await this.connection.open(ask, this.note));
    } catch (error) {
      if (error instanceof MatchmakerRefusal) this.result = error.result;
      this.end(this.source.endingOf(error), messageOf(error));
    }
  }

  private use(taken: TakenSeat): void {
    const { room, answer } = taken;
    // Winning a lost line back is this object's part, so that it also works on another host.
    room.reconnection.enabled = false;
    const line = this.openLine(taken);
    this.handed = undefined;
    this.standby = undefined;
    room.onMessage(MESSAGE.standby, (standby: Standby | null) => {
      if (this.line === line) this.standby = standby ?? undefined;
    });
    room.onMessage(MESSAGE.moved, (place: WatchAnswer) => {
      if (this.line === line) this.handed = place;
    });
    room.onLeave((code: number, reason?: string) => {
      if (this.line === line) this.closed(code, reason ?? '');
    });
    room.onError((code: number, message?: string) => {
      if (this.line === line) this.endingMessage = message ?? String(code);
    });
    this.line?.dispose();
    this.line = line;
    this.host = answer.seat.processId;
    this.watchdog.turnTo();
    if (this.status === 'ended') void this.leave();
  }

  private closed(code: number, reason: string): void {
    const ending = endingOfClose(code);
    if (ending !== undefined) this.end(ending, reason);
    else void this.winBack(saysNothing(code));
  }

  /** @param isBroken The line ended without a word: its host may be lost. */
  private async winBack(isBroken = false): Promise<void> {
    if (this.isWinningBack || this.status === 'ended') return;
    this.isWinningBack = true;
    this.status = 'resuming';
    this.losses += 1;
    this.line?.silence();
    this.line?.room.connection.close();
    if (!isBroken) this.standby = undefined;
    const ways = this.waysBack();
    await this.connect(async () => (await ways.next()).value);
    this.isWinningBack = false;
  }

  /**
   * Where the place may be, the likeliest first: each is asked for when the one before was of no use.
   * @throws MatchmakerRefusal
   */
  private async *waysBack(): AsyncGenerator<Place, never> {
    const { handed } = this;
    this.handed = undefined;
    if (handed !== undefined) yield handed;
    const named = this.placeAtStandby();
    this.standby = undefined;
    for (let tries = 0; named !== undefined && tries < STANDBY_TRIES; tries++) {
      yield named;
      const answered = await this.answerSoon();
      if (answered !== undefined) {
        yield answered;
        break;
      }
    }
    for (;;) yield await this.askAnew(RESUME_MS);
  }

  private placeAtStandby(): Place | undefined {
    const { standby, line } = this;
    const place = standby && this.source.placeAt(standby);
    // The match went from map to map since the place was won.
    return place && line && { ...place, room: { ...place.room, map: line.arena.name }, withinMs: STANDBY_MS };
  }

  /** What is being asked for already, or a new answer. @throws MatchmakerRefusal */
  private async askAnew(patienceMs: number): Promise<Place> {
    const offered = await this.offer?.catch(() => undefined);
    this.offer = undefined;
    return offered ?? this.source.resume(patienceMs, this.note);
  }

  /** Undefined when no matchmaker has an answer yet. @throws MatchmakerRefusal */
  private async answerSoon(): Promise<Place | undefined> {
    try {
      return await this.askAnew(TURN_MS);
    } catch (error) {
      if (error instanceof MatchmakerRefusal && error.retryAfterMs !== undefined) return undefined;
      throw error;
    }
  }

  /**
   * Notices a line that fell silent without closing, and asks where the match is. Returns for how long it has been silent.
   * @param elapsedMs Since the last frame.
   */
  listen(line: Line, elapsedMs: number): number {
    const { watchdog } = this;
    watchdog.frame(line.patchedAt, elapsedMs);
    this.sayAlive();
    if (!this.isWinningBack) {
      // An offer that nobody takes up does no harm, and is not good for long.
      if (!watchdog.isSuspicious && !this.isAsking) this.offer = undefined;
      if (watchdog.isLost) void this.winBack(!watchdog.isProven);
      else if (watchdog.isToAsk && !this.isAsking) void this.doubt(line);
    }
    return performance.now() - line.patchedAt;
  }

  /**
   * Asks for the place anew and listens on: a host that only stalled is heard again, a match that is on another host now
   * is followed there.
   */
  private async doubt(line: Line): Promise<void> {
    this.watchdog.asks();
    this.isAsking = true;
    this.offer = this.source.resume(0, this.note);
    try {
      const { seat } = await this.offer;
      if (this.line !== line || this.isWinningBack) return;
      if (seat.processId === this.host) this.watchdog.proves();
      else void this.winBack();
    } catch {
      // Nobody answers, or nobody knows yet: the line itself will tell.
      if (!this.isWinningBack) this.offer = undefined;
    } finally {
      this.isAsking = false;
    }
  }

  /** There is a picture to play or to watch. */
  alive(): void {
    if (!this.isWinningBack) this.status = 'playing';
  }

  /** Also while the place is being won back: its page is there. */
  private sayAlive(): void {
    const now = performance.now();
    if (now - this.aliveAt < ALIVE_EVERY_MS) return;
    this.aliveAt = now;
    this.source.stillAlive();
  }

  end(ending: Ending, message: string): void {
    if (this.status === 'ended') return;
    this.status = 'ended';
    this.ending = ending;
    this.endingMessage = message;
    if (!keepsPlace(ending)) this.source.forget();
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
