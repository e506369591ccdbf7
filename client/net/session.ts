/**
 * A pilot's session, without a screen: the game, the bots and the tests hold the same object. Wins a seat, flies, wins
 * the seat back when the line is lost, and says how it ended.
 */
import type { Room } from 'colyseus.js';
import type { Arena } from '../../sim/arena.ts';
import { indexSegments } from '../../sim/arena.ts';
import type { Intent } from '../../sim/intent.ts';
import type { ToldState } from '../../sim/told-state.ts';
import { TICK_MS } from '../../sim/units.ts';
import { Battle } from './battle.ts';
import { CorrectionMeter } from './correction-meter.ts';
import { endingOfClose, endingOfRefusal } from './endings.ts';
import { Flight } from './flight.ts';
import type { SeatAnswer } from './matchmaker-api.ts';
import { NetworkMeter } from './network-meter.ts';
import type { NetworkConditions } from './network-simulator.ts';
import { gaugesOf, NO_GAUGES } from './own-gauges.ts';
import { SeatConnection } from './seat-connection.ts';
import { KEPT_MS, type SeatKeeper } from './seat-keeper.ts';
import type {
  DrawnBolt,
  DrawnShip,
  Ending,
  NetworkFigures,
  OwnGauges,
  RoundView,
  SessionEvent,
  SessionStatus,
  SessionView,
} from './session-types.ts';
import { tapConnection } from './tap-connection.ts';

/** A server that says nothing for so long is taken for lost, though its socket may not know it yet. */
const SILENCE_MS = 3000;
/** A line that is dead already does not answer a goodbye. */
const GOODBYE_MS = 1000;
const ALIVE_EVERY_MS = 2000;

const NO_ARENA: Arena = {
  name: '',
  width: 0,
  height: 0,
  walls: [],
  segments: [],
  spawns: [],
  lights: [],
  cells: indexSegments(0, 0, []),
};

export class Session implements SessionView {
  status: SessionStatus = 'joining';
  ending: Ending | undefined;
  endingMessage = '';
  arena: Arena = NO_ARENA;
  room = { id: '', mode: '', map: '' };
  ships: ReadonlyMap<number, DrawnShip> = new Map();
  bolts: readonly DrawnBolt[] = [];
  gauges: OwnGauges = NO_GAUGES;
  round: RoundView = { number: 0, phase: 'play', msLeft: 0 };
  private readonly connection: SeatConnection;
  private readonly keeper: SeatKeeper;
  private readonly conditions: NetworkConditions;
  private readonly corrections = new CorrectionMeter();
  private readonly meter = new NetworkMeter(this.corrections);
  private flight: Flight | undefined;
  private battle: Battle | undefined;
  private lastFrame = 0;
  private aliveAt = 0;
  private lastMe = 0;
  private isWinningBack = false;
  private readonly events: SessionEvent[] = [];

  constructor(origin: string, keeper: SeatKeeper, conditions: NetworkConditions) {
    this.connection = new SeatConnection(origin);
    this.keeper = keeper;
    this.conditions = conditions;
  }

  /** Kept while the line is lost, so that the picture keeps its middle. */
  get me(): number {
    return this.flight?.me ?? this.lastMe;
  }

  get network(): NetworkFigures {
    return this.meter.figures;
  }

  /** Wins a seat and connects; never rejects, the outcome is the session's status. */
  async join(): Promise<void> {
    try {
      await this.connect(() => this.keeper.take());
    } catch (error) {
      this.end(endingOfRefusal(error), error instanceof Error ? error.message : '');
    }
  }

  private async connect(ask: () => Promise<SeatAnswer>): Promise<void> {
    const { answer, arena, room } = await this.connection.open(ask);
    this.room = answer.room;
    this.arena = arena;
    this.fly(room);
  }

  private fly(room: Room<unknown, ToldState>): void {
    // Winning a lost line back is this object's part: over the matchmaker, so that it also works on another host.
    room.reconnection.enabled = false;
    const cut = tapConnection(room, this.meter.traffic, this.conditions);
    const battle = this.battle?.isOf(this.arena) ? this.battle : new Battle(this.arena);
    battle.forgetShots();
    this.corrections.pause();
    const flight = new Flight(
      room,
      this.arena,
      {
        told: (tick, state) => battle.told(tick, state, flight.me ?? 0, flight.acknowledged),
        facts: (tick, facts) => battle.facts(tick, facts),
        bolts: (tick, bolts) => battle.bolts.adopt(tick, bolts),
        ticket: (ticket) => this.keeper.renew(ticket),
        fired: (weapon, shot, x, y, aim, input) => battle.firedByMe(this.me, weapon, shot, x, y, aim, input),
      },
      this.corrections,
      cut,
    );
    room.onLeave((code: number, reason?: string) => {
      if (this.flight === flight) this.closed(code, reason ?? '');
    });
    room.onError((code: number, message?: string) => {
      if (this.flight === flight) this.endingMessage = message ?? String(code);
    });
    this.flight?.dispose();
    this.flight = flight;
    this.battle = battle;
    this.ships = battle.ships;
    this.bolts = battle.bolts.drawn;
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
    this.meter.resumes += 1;
    this.flight?.silence();
    this.flight?.room.connection.close();
    try {
      await this.connect(() => this.keeper.resume(KEPT_MS));
    } catch (error) {
      this.end(endingOfRefusal(error), error instanceof Error ? error.message : '');
    }
    this.isWinningBack = false;
  }

  private end(ending: Ending, message: string): void {
    if (this.status === 'ended') return;
    this.status = 'ended';
    this.ending = ending;
    this.endingMessage = message;
    this.keeper.forget();
    this.flight?.dispose();
    this.flight?.room.connection.close();
    this.flight = undefined;
  }

  frame(now: number, readIntent: () => Intent): readonly SessionEvent[] {
    this.events.length = 0;
    const elapsed = this.lastFrame === 0 ? 0 : now - this.lastFrame;
    this.lastFrame = now;
    const { flight, battle } = this;
    if (flight === undefined || battle === undefined || this.status === 'ended') return this.events;
    const silence = performance.now() - flight.patchedAt;
    // A page that was asleep itself has heard nothing either, and is given a moment to catch up.
    if (silence > SILENCE_MS && elapsed < SILENCE_MS) void this.winBack();
    if (this.isWinningBack) flight.coast(now);
    else flight.pump(now, readIntent);
    if (flight.me === undefined) return this.events;
    this.lastMe = flight.me;
    battle.frame(flight, now, elapsed, this.events);
    this.readOwn(flight);
    this.meter.watch(flight, now, silence);
    if (!this.isWinningBack) this.stayAlive(now);
    return this.events;
  }

  private stayAlive(now: number): void {
    this.status = 'playing';
    if (now - this.aliveAt < ALIVE_EVERY_MS) return;
    this.aliveAt = now;
    this.keeper.stillAlive();
  }

  private readOwn(flight: Flight): void {
    const { state, clock } = flight.room;
    this.round.number = state.round;
    this.round.phase = state.phase === 0 ? 'play' : 'results';
    this.round.msLeft = Math.max(0, state.phaseEnds * TICK_MS - clock.serverNow());
    const told = state.ships.get(String(flight.me));
    if (flight.body !== undefined && told !== undefined)
      this.gauges = gaugesOf(flight.body, told, this.gauges);
  }

  async leave(): Promise<void> {
    const { flight } = this;
    this.flight = undefined;
    this.end('left', '');
    if (flight === undefined) return;
    flight.silence();
    const patience = new Promise((resolve) => setTimeout(resolve, GOODBYE_MS));
    await Promise.race([flight.room.leave(true), patience]);
    flight.dispose();
  }
}
