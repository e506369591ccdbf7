/**
 * A pilot's session, without a screen: the game, the bots and the tests hold the same object. Wins a seat, flies, wins
 * the seat back when the line is lost, and says how it ended.
 */
import type { Room } from 'colyseus.js';
import { type Arena, emptyArena } from '../../sim/arena.ts';
import { type Intent, NO_INTENT, withVote } from '../../sim/intent.ts';
import type { Mode } from '../../sim/modes/mode.ts';
import { isModeName, MODES } from '../../sim/modes/modes.ts';
import type { ToldState } from '../../sim/told-state.ts';
import { CAPTURE_TICKS } from '../../sim/tuning.ts';
import { SUBUNITS, TICK_MS } from '../../sim/units.ts';
import { Battle, phaseOf } from './battle.ts';
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
  DrawnBeacon,
  DrawnBolt,
  DrawnPickup,
  DrawnShip,
  Ending,
  NetworkFigures,
  OwnGauges,
  Pilot,
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

export class Session implements SessionView {
  status: SessionStatus = 'joining';
  ending: Ending | undefined;
  endingMessage = '';
  arena: Arena = emptyArena('');
  room = { id: '', mode: '', map: '' };
  mode: Mode = MODES.skirmish;
  readonly watching = false;
  pilots: ReadonlyMap<number, Pilot> = new Map();
  ships: ReadonlyMap<number, DrawnShip> = new Map();
  bolts: readonly DrawnBolt[] = [];
  pickups: readonly DrawnPickup[] = [];
  beacons: DrawnBeacon[] = [];
  readonly teamScores: [number, number] = [0, 0];
  ballot: readonly string[] = [];
  gauges: OwnGauges = NO_GAUGES;
  round: RoundView = { number: 0, phase: 'play', msLeft: 0, waiting: false };
  private readonly connection: SeatConnection;
  private readonly keeper: SeatKeeper;
  private readonly conditions: NetworkConditions;
  private readonly corrections = new CorrectionMeter();
  private readonly meter = new NetworkMeter(this.corrections);
  private flight: Flight | undefined;
  private battle: Battle | undefined;
  private ballotTold = '';
  private lastFrame = 0;
  private aliveAt = 0;
  private lastMe = 0;
  private isWinningBack = false;
  private choice = 0;
  private readIntent: () => Intent = () => NO_INTENT;
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
    this.enter(this.arena);
    this.battle?.forgetShots();
    this.corrections.pause();
    const flight = new Flight(
      room,
      this.arena,
      {
        told: (tick, state) => {
          this.followMap(flight, state);
          this.battle?.told(tick, state, flight.me ?? 0, flight.acknowledged);
        },
        facts: (tick, facts) => this.battle?.facts(tick, facts),
        bolts: (tick, bolts) => this.battle?.bolts.adopt(tick, bolts),
        ticket: (ticket) => this.keeper.renew(ticket),
        dashed: (x, y) => this.battle?.dashedByMe(x, y),
        fired: (weapon, shot, from, strong, input) =>
          this.battle?.firedByMe(this.me, weapon, shot, from, strong, input),
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
    if (this.status === 'ended') void this.leave();
  }

  /** What is known of the battle begins anew in another arena. */
  private enter(arena: Arena): void {
    this.arena = arena;
    if (this.battle?.isOf(arena)) return;
    const battle = new Battle(arena);
    this.battle = battle;
    this.pilots = battle.pilots;
    this.ships = battle.ships;
    this.bolts = battle.bolts.drawn;
    this.pickups = battle.pickups.drawn;
    this.beacons = arena.beacons.map(({ x, y, radius, name }) => {
      return { name, x: x / SUBUNITS, y: y / SUBUNITS, radius: radius / SUBUNITS, team: 0, pull: 0 };
    });
  }

  /** The match goes from map to map; those that it may come to are fetched while people vote. */
  private followMap(flight: Flight, { map, ballot }: ToldState): void {
    const { arenas } = this.connection;
    if (ballot !== this.ballotTold) {
      this.ballotTold = ballot;
      this.ballot = ballot === '' ? [] : ballot.split(',');
      this.choice = 0;
      for (const next of this.ballot) arenas.load(next).catch(() => {});
    }
    if (map === this.arena.name) return;
    const arena = arenas.get(map);
    if (arena === undefined) {
      arenas.load(map).catch((error: unknown) => {
        if (this.flight === flight) this.end('server_gone', error instanceof Error ? error.message : '');
      });
      return;
    }
    this.enter(arena);
    this.room = { ...this.room, map };
    flight.arena = arena;
    this.corrections.pause();
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
    else {
      this.readIntent = readIntent;
      flight.pump(now, this.votingIntent);
    }
    if (flight.me === undefined) return this.events;
    this.lastMe = flight.me;
    battle.frame(flight, now, elapsed, this.events);
    this.readOwn(flight);
    this.meter.watch(flight, now, silence);
    if (!this.isWinningBack) this.stayAlive(now);
    return this.events;
  }

  private readonly votingIntent = (): Intent => {
    const intent = this.readIntent();
    return this.choice === 0 ? intent : { ...intent, buttons: withVote(intent.buttons, this.choice) };
  };

  private stayAlive(now: number): void {
    this.status = 'playing';
    if (now - this.aliveAt < ALIVE_EVERY_MS) return;
    this.aliveAt = now;
    this.keeper.stillAlive();
  }

  private readOwn(flight: Flight): void {
    const { state, clock } = flight.room;
    this.round.number = state.round;
    this.round.phase = phaseOf(state);
    this.round.waiting = state.phaseEnds === 0;
    this.round.msLeft = Math.max(0, state.phaseEnds * TICK_MS - clock.serverNow());
    if (isModeName(state.mode)) this.mode = MODES[state.mode];
    this.teamScores[0] = state.score1;
    this.teamScores[1] = state.score2;
    this.readBeacons(state);
    const told = state.ships.get(String(flight.me));
    if (flight.body !== undefined && told !== undefined)
      this.gauges = gaugesOf(flight.body, told, this.gauges, flight.tick);
  }

  private readBeacons(state: ToldState): void {
    this.beacons.forEach((beacon, index) => {
      const told = state.beacons.get(String(index));
      beacon.team = told?.team === 1 || told?.team === 2 ? told.team : 0;
      beacon.pull = (told?.pull ?? 0) / CAPTURE_TICKS;
    });
  }

  vote(choice: number): void {
    if (choice >= 1 && choice <= this.ballot.length) this.choice = choice;
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
