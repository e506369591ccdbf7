/**
 * A pilot's session, without a screen: the game, the bots and the tests hold the same object. Flies, or watches others
 * fly, over one line after the other, and makes of what each of them brings one picture.
 */
import { type Arena, emptyArena } from '../../sim/arena.ts';
import { type Intent, NO_INTENT, withVote } from '../../sim/intent.ts';
import type { Mode } from '../../sim/modes/mode.ts';
import { isModeName, MODES } from '../../sim/modes/modes.ts';
import type { ToldState } from '../../sim/told-state.ts';
import { FREE_LOOK } from '../../sim/watch-input.ts';
import { Battle } from './battle.ts';
import { CorrectionMeter } from './correction-meter.ts';
import { createBeacons, updateBeacons } from './drawn-beacons.ts';
import type { DrawnBeacon, DrawnBolt, DrawnPickup, DrawnShip } from './drawn-types.ts';
import { Flight } from './flight.ts';
import type { Line, LineListener } from './line.ts';
import { Lookout } from './lookout.ts';
import type { MatchResult } from './matchmaker-api.ts';
import { NetworkMeter } from './network-meter.ts';
import type { NetworkConditions } from './network-simulator.ts';
import { gaugesOf, NO_GAUGES } from './own-gauges.ts';
import { PhaseBook } from './phase-book.ts';
import { updateRound } from './round-view.ts';
import { SeatConnection, type TakenSeat } from './seat-connection.ts';
import { SeatHolder } from './seat-holder.ts';
import type { SeatSource } from './seat-source.ts';
import type { Servers } from './servers.ts';
import type {
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
import type { Waiting } from './wait-note.ts';

export type SessionOptions = {
  servers: Servers;
  source: SeatSource;
  conditions: NetworkConditions;
  watching: boolean;
  /** Told each fresh resume ticket. */
  onTicket?: (ticket: string) => void;
};

export class Session implements SessionView {
  arena: Arena = emptyArena('');
  room: SessionView['room'] = { id: '', mode: '', map: '' };
  mode: Mode = MODES.skirmish;
  readonly watching: boolean;
  pilots: ReadonlyMap<number, Pilot> = new Map();
  ships: ReadonlyMap<number, DrawnShip> = new Map();
  bolts: readonly DrawnBolt[] = [];
  pickups: readonly DrawnPickup[] = [];
  beacons: DrawnBeacon[] = [];
  readonly teamScores: [number, number] = [0, 0];
  ballot: readonly string[] = [];
  gauges: OwnGauges = NO_GAUGES;
  round: RoundView = { number: 0, phase: 'play', msLeft: 0, waiting: false };
  awaySeconds = 0;
  private readonly options: SessionOptions;
  private readonly connection: SeatConnection;
  private readonly holder: SeatHolder;
  private readonly corrections = new CorrectionMeter();
  private readonly meter = new NetworkMeter(this.corrections);
  private readonly phases = new PhaseBook();
  private battle: Battle | undefined;
  private ballotTold = '';
  private lastFrame = 0;
  private lastMe = 0;
  private lastAim = 0;
  private choice = 0;
  private readIntent: () => Intent = () => NO_INTENT;
  private readonly events: SessionEvent[] = [];

  constructor(options: SessionOptions) {
    this.options = options;
    this.watching = options.watching;
    this.connection = new SeatConnection(options.servers);
    this.holder = new SeatHolder(this.connection, options.source, (taken) => this.openLine(taken));
  }

  get status(): SessionStatus {
    return this.holder.status;
  }

  get ending(): Ending | undefined {
    return this.holder.ending;
  }

  get waiting(): Waiting | undefined {
    return this.holder.waiting;
  }

  get endingMessage(): string {
    return this.holder.endingMessage;
  }

  get result(): MatchResult | undefined {
    return this.holder.result;
  }

  /** Kept while the line is lost, so that the picture keeps its middle. */
  get me(): number {
    return this.holder.line?.me ?? this.lastMe;
  }

  get network(): NetworkFigures {
    return this.meter.figures;
  }

  /** Wins a seat and connects; never rejects, the outcome is the session's status. */
  join(): Promise<void> {
    return this.holder.join();
  }

  private openLine({ answer, arena, room }: TakenSeat): Line {
    this.room = answer.room;
    const cut = tapConnection(room, this.meter.traffic, this.options.conditions);
    this.enter(arena);
    this.battle?.turnTo();
    this.corrections.pause();
    const open = { room, arena, aim: this.lastAim, cut };
    const listener: LineListener = {
      told: (tick, state) => {
        this.followMap(line, state);
        this.battle?.told(tick, state, line);
      },
      facts: (tick, facts) => this.battle?.facts(tick, facts),
      bolts: (tick, bolts) => this.battle?.bolts.adopt(tick, bolts),
      ticket: (ticket) => this.options.onTicket?.(ticket),
      dashed: (x, y) => this.battle?.dashedByMe(x, y),
      fired: (weapon, shot, from, strong, input) =>
        this.battle?.firedByMe(this.me, weapon, shot, from, strong, input),
    };
    const line: Line = this.watching
      ? new Lookout(open, listener, { followed: this.lastMe, wasInhabited: this.pilots.size > 0 })
      : new Flight(open, listener, this.corrections);
    return line;
  }

  /** What is known of the battle begins anew in another arena. */
  private enter(arena: Arena): void {
    this.arena = arena;
    if (this.battle?.isOf(arena)) return;
    const battle = new Battle(arena, this.phases);
    this.battle = battle;
    this.pilots = battle.pilots;
    this.ships = battle.ships;
    this.bolts = battle.bolts.drawn;
    this.pickups = battle.pickups.drawn;
    this.beacons = createBeacons(arena);
  }

  /** The match goes from map to map; those that it may come to are fetched while people vote. */
  private followMap(line: Line, { map, ballot }: ToldState): void {
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
        if (this.holder.line === line)
          this.holder.end('server_gone', error instanceof Error ? error.message : '');
      });
      return;
    }
    this.enter(arena);
    this.room = { ...this.room, map };
    line.arena = arena;
    this.corrections.pause();
  }

  frame(now: number, readIntent: () => Intent): readonly SessionEvent[] {
    this.events.length = 0;
    const elapsed = this.lastFrame === 0 ? 0 : now - this.lastFrame;
    this.lastFrame = now;
    const { holder, battle } = this;
    const { line } = holder;
    if (line === undefined || battle === undefined || holder.status === 'ended') return this.events;
    const silence = holder.listen(line, elapsed);
    this.meter.resumes = holder.losses;
    const { isAtStandstill } = holder;
    if (isAtStandstill) line.coast(now, readIntent);
    else {
      this.readIntent = readIntent;
      line.pump(now, this.votingIntent);
    }
    this.lastAim = line.aim;
    if (isAtStandstill || line.me === undefined) {
      battle.standStill(line.aim, this.events);
      this.meter.watch(line, now, silence);
      return this.events;
    }
    this.lastMe = line.me;
    battle.frame(line, now, elapsed, this.events);
    this.readRound(line);
    this.readOwn(line);
    this.meter.watch(line, now, silence);
    holder.alive();
    return this.events;
  }

  private readonly votingIntent = (): Intent => {
    const intent = this.readIntent();
    return this.choice === 0 ? intent : { ...intent, buttons: withVote(intent.buttons, this.choice) };
  };

  private readRound(line: Line): void {
    const { state, clock } = line.room;
    updateRound(this.round, state, clock.serverNow());
    if (isModeName(state.mode)) this.mode = MODES[state.mode];
    this.teamScores[0] = state.score1;
    this.teamScores[1] = state.score2;
    updateBeacons(this.beacons, state);
  }

  private readOwn({ own, body, room, tick }: Line): void {
    if (own === undefined || body === undefined) return;
    const told = room.state.ships.get(String(own));
    if (told === undefined) return;
    this.gauges = gaugesOf(body, told, this.gauges, tick);
    this.awaySeconds = told.awaySeconds;
  }

  vote(choice: number): void {
    if (choice >= 1 && choice <= this.ballot.length) this.choice = choice;
  }

  follow(ship: number): void {
    const { line } = this.holder;
    if (!(line instanceof Lookout) || (ship === FREE_LOOK && !this.mode.freeLook)) return;
    line.follow(ship);
  }

  leave(): Promise<void> {
    return this.holder.leave();
  }
}
