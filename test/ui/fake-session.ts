/** A SessionView over the real rules, run in the page: for looking at the client without a server. */

import type { DrawnBeacon, DrawnBolt, DrawnPickup, DrawnShip } from '../../client/net/drawn-types.ts';
import { noNetworkFigures } from '../../client/net/network-meter.ts';
import type {
  Ending,
  Pilot,
  SessionEvent,
  SessionStatus,
  SessionView,
} from '../../client/net/session-types.ts';
import type { Waiting } from '../../client/net/wait-note.ts';
import type { Arena } from '../../sim/arena.ts';
import { castVote } from '../../sim/ballot.ts';
import { boltPlace } from '../../sim/bolts.ts';
import { type Intent, NO_INTENT } from '../../sim/intent.ts';
import { areMates, type Mode } from '../../sim/modes/mode.ts';
import { MODES } from '../../sim/modes/modes.ts';
import { isComplete } from '../../sim/round-clock.ts';
import { isFlying, type Ship } from '../../sim/ship.ts';
import { stepWorld } from '../../sim/step-world.ts';
import * as tuning from '../../sim/tuning.ts';
import { SUBUNITS, TICK_MS } from '../../sim/units.ts';
import { shipOf, type World } from '../../sim/world.ts';
import { drawnShip, isAdrift, type Past } from './drawn-ship.ts';
import { eventsOf, radians } from './fake-events.ts';
import { randomIntent } from './random-intent.ts';
import { type Moment, stagedWorld } from './staged-world.ts';

const ME = 1;
const RIVAL = 2;

export type FakeOptions = Moment & {
  autopilot: boolean;
  /** Some ships are only remembered, some are revealed, some are not known. */
  fog: boolean;
  watching: boolean;
  ending: Ending | undefined;
  /** Seconds until the seat is given up as nobody is there; 0: never. */
  awayAfter: number;
  /** What becomes of the second pilot after a second. */
  rival: 'stays' | 'lost' | 'left';
  /** Seconds until the match is over; 0: never. */
  overAfter: number;
  /** What is waited for while joining. */
  waiting: Waiting;
  /** Of a closed room. */
  code: string | undefined;
  ranked: boolean;
  /** How long joining takes. */
  joinMs: number;
};

export class FakeSession implements SessionView {
  status: SessionStatus = 'joining';
  readonly waiting: Waiting | undefined;
  ending: Ending | undefined;
  endingMessage = '';
  /** What was voted for last. */
  choice = 0;
  arena: Arena;
  readonly room: SessionView['room'];
  readonly me = ME;
  readonly ships = new Map<number, DrawnShip>();
  bolts: DrawnBolt[] = [];
  readonly gauges = {
    hull: 1,
    charge: 0,
    railReady: 1,
    dashReady: 1,
    boltReady: 1,
    respawnMs: 0,
    shield: 0,
    overMs: 0,
  };
  readonly round: SessionView['round'] = { number: 1, phase: 'play', msLeft: 0, waiting: false };
  readonly mode: Mode;
  readonly watching: boolean;
  readonly pilots = new Map<number, Pilot>();
  pickups: readonly DrawnPickup[] = [];
  beacons: readonly DrawnBeacon[] = [];
  teamScores: [number, number] = [0, 0];
  ballot: readonly string[] = [];
  awaySeconds = 0;
  readonly network = {
    ...noNetworkFigures(),
    ...{ roundTripMs: 48, jitterMs: 3, pending: 3, upPerSecond: 940, downPerSecond: 2650, silenceMs: 12 },
  };
  readonly world: World;
  private readonly options: FakeOptions;
  private readonly arenas: ReadonlyMap<string, Arena>;
  private readonly past = new Map<number, Past>();
  private next = 0;
  private began = 0;

  /** @param arenas Of the whole rotation, by name. */
  constructor(arenas: ReadonlyMap<string, Arena>, options: FakeOptions) {
    this.arenas = arenas;
    this.arena = arenaOf(arenas, options.map);
    this.options = options;
    this.mode = MODES[options.mode];
    this.watching = options.watching;
    this.waiting = options.waiting;
    this.room = {
      id: 'fake',
      mode: options.mode,
      map: options.map,
      ...(options.code ? { code: options.code } : {}),
      ...(options.ranked ? { ranked: true } : {}),
    };
    this.world = stagedWorld(this.arena, options);
    this.enter(this.arena);
  }

  frame(now: number, readIntent: () => Intent): readonly SessionEvent[] {
    this.began ||= now;
    if (this.status === 'joining' && now - this.began > this.options.joinMs) {
      this.status = this.options.ending === undefined ? 'playing' : 'ended';
      this.ending = this.options.ending;
      this.next = now;
    }
    if (this.status !== 'playing' && this.status !== 'resuming') return [];
    const events: SessionEvent[] = [];
    this.countAway(now);
    this.countOver(now);
    while (this.next <= now) {
      events.push(...this.tick(readIntent()));
      this.next += TICK_MS;
    }
    this.draw(1 - (this.next - now) / TICK_MS);
    return events;
  }

  vote(choice: number): void {
    this.choice = choice;
    const own = shipOf(this.world, ME);
    if (own !== undefined) castVote(this.world, own, choice);
  }

  follow(): void {}

  async leave(): Promise<void> {
    if (this.status === 'ended') return;
    this.status = 'ended';
    this.ending = 'left';
  }

  private countAway(now: number): void {
    const { awayAfter } = this.options;
    if (awayAfter === 0) return;
    this.awaySeconds = Math.ceil(awayAfter - (now - this.began) / 1000);
    if (this.awaySeconds > 0) return;
    this.status = 'ended';
    this.ending = 'away';
  }

  private get isRivalDue(): boolean {
    return this.next - this.began > 1000;
  }

  private countOver(now: number): void {
    const { overAfter } = this.options;
    if (overAfter === 0 || now - this.began < overAfter * 1000) return;
    this.status = 'ended';
    this.ending = 'over';
  }

  private enter(arena: Arena): void {
    this.arena = arena;
    this.pickups = arena.pickups.map(({ x, y, kind }) => {
      const at = { x: x / SUBUNITS, y: y / SUBUNITS };
      return { ...at, kind, inSight: true, there: true, backMs: 0, pending: false };
    });
    this.beacons = arena.beacons.map(({ x, y, name, radius }) => {
      return { x: x / SUBUNITS, y: y / SUBUNITS, name, radius: radius / SUBUNITS, team: 0, pull: 0 };
    });
  }

  private tick(mine: Intent): SessionEvent[] {
    for (const ship of this.world.ships) {
      const told = this.past.get(ship.id)?.told ?? [];
      this.past.set(ship.id, { x: ship.x, y: ship.y, told: [...told, { x: ship.x, y: ship.y }].slice(-4) });
    }
    const flown = new Map(this.world.bolts.map((bolt) => [`${bolt.owner}:${bolt.shot}`, bolt]));
    const intents = new Map(this.world.ships.map((ship) => [ship.id, randomIntent(this.world, ship)]));
    if (!this.options.autopilot) intents.set(ME, mine.buttons < 0 ? NO_INTENT : mine);
    if (this.world.map !== this.arena.name) this.enter(arenaOf(this.arenas, this.world.map));
    const departures = this.options.rival === 'left' && this.isRivalDue ? [RIVAL] : [];
    const facts = stepWorld(this.world, this.arena, { arrivals: [], departures, intents }, (_by, id) =>
      shipOf(this.world, id),
    );
    this.count();
    const events = facts.flatMap((fact) => eventsOf(this.world, this.arena, fact, ME));
    for (const bolt of this.world.bolts) flown.delete(`${bolt.owner}:${bolt.shot}`);
    for (const bolt of flown.values()) {
      if (bolt.age < bolt.life) continue;
      const end = boltPlace(bolt, bolt.life);
      events.push({
        type: 'fizzled',
        x: end.x / SUBUNITS,
        y: end.y / SUBUNITS,
        angle: radians(bolt.aim),
        owner: bolt.owner,
      });
    }
    return events;
  }

  private count(): void {
    const { network, world } = this;
    network.serverTick = world.tick;
    network.reconciles += 1;
    network.roundTripMs = 48 + 14 * Math.sin(world.tick / 17) + (world.tick % 90 < 4 ? 70 : 0);
    network.silenceMs = world.tick % 90 < 6 ? 30 * (world.tick % 90) : 14;
    network.up.inputs += 31;
    network.down.patches += 74;
    network.down.facts += 9;
    if (world.tick % 140 !== 0) return;
    network.corrections += 1;
    network.lastCorrection = 1.25;
    network.largestCorrection = 3.5;
  }

  private draw(part: number): void {
    const own = shipOf(this.world, ME);
    for (const ship of this.world.ships) this.pilots.set(ship.id, pilotOf(ship, own, this.world.tick));
    for (const id of this.pilots.keys()) if (shipOf(this.world, id) === undefined) this.pilots.delete(id);
    const rival = this.pilots.get(RIVAL);
    // As the room tells it: in a warm-up nothing counts.
    if (this.world.round.phase === 'warmup')
      for (const pilot of this.pilots.values()) Object.assign(pilot, { score: 0, deaths: 0 });
    if (rival !== undefined && this.options.rival === 'lost') rival.adrift = this.isRivalDue;
    this.drawShips(own, part);
    this.drawThings();
    this.bolts = this.world.bolts.map((bolt) => {
      const at = boltPlace(bolt, Math.min(bolt.life, bolt.age + part));
      return {
        owner: bolt.owner,
        shot: bolt.shot,
        own: bolt.owner === ME,
        x: at.x / SUBUNITS,
        y: at.y / SUBUNITS,
        angle: radians(bolt.aim),
        speed: 600,
        strong: bolt.strong,
      };
    });
    this.round.number = this.world.round.number;
    this.round.phase = this.world.round.phase;
    this.round.waiting = this.world.round.phase === 'warmup' && !isComplete(this.world);
    this.round.msLeft = this.round.waiting ? 0 : this.world.round.ticksLeft * TICK_MS;
    if (own === undefined) return;
    this.gauges.hull = own.hull / tuning.HULL;
    this.gauges.charge = own.railCharge / tuning.RAIL_CHARGE_TICKS;
    this.gauges.railReady = 1 - own.railCooldown / tuning.RAIL_COOLDOWN;
    this.gauges.dashReady = 1 - own.dashCooldown / tuning.DASH_COOLDOWN;
    this.gauges.respawnMs = own.respawnTicks * TICK_MS;
    this.gauges.shield = own.shield / tuning.MOST_SHIELD;
    this.gauges.overMs = own.overTicks * TICK_MS;
  }

  private drawShips(own: Ship | undefined, part: number): void {
    const { tick } = this.world;
    for (const ship of this.world.ships) {
      const drawn = drawnShip(ship, this.past.get(ship.id), part, ship.id === ME, tick);
      drawn.mate = own !== undefined && ship.id !== ME && areMates(own, ship);
      if (this.options.fog && ship.id !== ME && !drawn.mate) {
        if (ship.id % 4 === 0) {
          this.ships.delete(ship.id);
          continue;
        }
        drawn.remembered = ship.id % 4 === 1;
        if (drawn.remembered) drawn.visible = 1 - (tick % 90) / 90;
        drawn.revealed ||= ship.id % 4 === 2;
      }
      this.ships.set(ship.id, drawn);
    }
  }

  private drawThings(): void {
    const { world } = this;
    this.pickups.forEach((pickup, i) => {
      pickup.backMs = (world.pickups[i] ?? 0) * TICK_MS;
      pickup.there = pickup.backMs === 0;
    });
    this.beacons.forEach((beacon, i) => {
      beacon.team = world.beacons[i]?.team ?? 0;
      beacon.pull = (world.beacons[i]?.pull ?? 0) / tuning.CAPTURE_TICKS;
    });
    this.teamScores = world.round.phase === 'warmup' ? [0, 0] : world.teamScores;
    this.ballot = world.ballot;
  }
}

function arenaOf(arenas: ReadonlyMap<string, Arena>, name: string): Arena {
  const arena = arenas.get(name);
  if (arena === undefined) throw new Error(`no arena ${name} in the rotation`);
  return arena;
}

function pilotOf(ship: Ship, own: Ship | undefined, tick: number): Pilot {
  const { id, name, bot, team, score, deaths, vote, bestStreak, harm, taken, captures } = ship;
  const standing = { score, deaths, vote, bestStreak, harm, taken, captures };
  const mine = ship.id === ME;
  const mate = own !== undefined && !mine && areMates(own, ship);
  return {
    id,
    name,
    own: mine,
    bot,
    adrift: isAdrift(ship, tick),
    dead: !isFlying(ship),
    team,
    mate,
    ...standing,
  };
}
