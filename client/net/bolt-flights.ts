/**
 * The bolts as this client flies them: by the same rule as the server, from what a patch tells (others') or from the
 * own prediction (own). Others' bolts leave the muzzle that is drawn, in the past, and catch up within a moment with
 * the own ship's time, so that one dodges what one sees.
 */
import type { Arena } from '../../sim/arena.ts';
import { boltPlace, launchBolt } from '../../sim/bolts.ts';
import { areMates } from '../../sim/modes/mode.ts';
import { BOLT_LIFE_TICKS, BOLT_RADIUS, BOLT_SPEED, SHIP_RADIUS } from '../../sim/tuning.ts';
import { SUBUNITS, TICK_MS, TICK_RATE, TURN, VELOCITY_STEPS } from '../../sim/units.ts';
import type { Bolt } from '../../sim/world.ts';
import type { DrawnBolt, DrawnShip } from './drawn-types.ts';
import type { SessionEvent } from './session-types.ts';

/** Ticks in which another's bolt catches up from drawn time to own time. */
const CATCH_UP_TICKS = 8;
/** A bolt that met a drawn ship is hidden; without the server's word it shows again after so many ticks. */
const DOUBT_TICKS = 10;
const UNITS_PER_SECOND = (BOLT_SPEED / (SUBUNITS * VELOCITY_STEPS)) * TICK_RATE;

type Flight = {
  bolt: Bolt;
  drawn: DrawnBolt;
  /** Tick of the timeline it belongs to at which it left. */
  born: number;
  /** How long it has flown, ticks. */
  age: number;
  /** Own input that fired it, to be withdrawn when the server does not know of it; undefined for what the server told. */
  input: number | undefined;
  hiddenSince: number | undefined;
};

/** Moments of this frame, in ticks with fractions. */
export type FrameTimes = {
  /** Of the server, as drawn: interpolated ships stand here. */
  drawn: number;
  /** Of the server, as it will be when it reads the input sent now. */
  ahead: number;
  /** Own inputs stepped, as drawn. */
  own: number;
};

/** Where a shot leaves from and the way it goes, position steps and 1/65536 turn. */
export type Muzzle = { x: number; y: number; aim: number };

/** A bolt as it leaves a ship. */
export type LeavingBolt = Omit<Bolt, 'age' | 'life'>;

function launch(arena: Arena, { owner, shot, x, y, aim, strong }: LeavingBolt): Bolt {
  return launchBolt(arena, owner, shot, { x, y }, aim, strong);
}

export class BoltFlights {
  private flights: Flight[] = [];
  readonly drawn: DrawnBolt[] = [];

  private add(bolt: Bolt, born: number, own: boolean, input?: number): void {
    const angle = (bolt.aim / TURN) * Math.PI * 2;
    const { owner, shot, strong } = bolt;
    const drawn = { owner, shot, own, x: 0, y: 0, angle, speed: UNITS_PER_SECOND, strong };
    this.flights.push({ bolt, drawn, born, age: 0, input, hiddenSince: undefined });
  }

  /** The own ship fired, in its pilot's prediction. */
  launchOwn(arena: Arena, shot: LeavingBolt, input: number): void {
    this.add(launch(arena, shot), input, true, input);
  }

  /** A patch told of another's shot. */
  launchTold(arena: Arena, shot: LeavingBolt, tick: number): void {
    this.add(launch(arena, shot), tick, false);
  }

  /** Bolts that came into sight: their leaving was not seen. */
  adopt(tick: number, bolts: readonly Bolt[]): void {
    for (const bolt of bolts) if (!this.has(bolt)) this.add(bolt, tick - bolt.age, false);
  }

  private has({ owner, shot }: Bolt): boolean {
    return this.flights.some(({ bolt }) => bolt.owner === owner && bolt.shot === shot);
  }

  /** The server says that a bolt hit. */
  end(owner: number, shot: number): void {
    this.flights = this.flights.filter(({ bolt }) => bolt.owner !== owner || bolt.shot !== shot);
  }

  /** A ship left, and its bolts with it. */
  endAllOf(owner: number): void {
    this.flights = this.flights.filter(({ bolt }) => bolt.owner !== owner);
  }

  clear(): void {
    this.flights = [];
  }

  /**
   * Another line begins, and its inputs' time at 0: it tells of all bolts but the own ones, which fly on. Those that were
   * fired in what was lost are withdrawn like others of which the server does not know.
   * @param passed Ticks between the last patch of the line before and the first of this one; less than 0 where the match
   * went on from before.
   */
  carryOver(passed: number): void {
    this.flights = this.flights.filter(({ drawn, age, bolt }) => drawn.own && age + passed < bolt.life);
    for (const flight of this.flights) {
      flight.born = -(flight.age + passed);
      flight.input = Number.NEGATIVE_INFINITY;
    }
  }

  /** Own shots that the server has passed over without firing are withdrawn. */
  withdraw(acknowledged: number, toldShots: number): void {
    this.flights = this.flights.filter(({ bolt, input }) => {
      if (input === undefined || input > acknowledged) return true;
      const ahead = (bolt.shot - toldShots) & 0xff;
      return ahead === 0 || ahead > 127;
    });
  }

  private ageOf(flight: Flight, times: FrameTimes): number {
    if (flight.drawn.own) return Math.max(0, times.own - flight.born);
    const drawn = times.drawn - flight.born;
    const share = Math.min(1, Math.max(0, drawn / CATCH_UP_TICKS));
    return drawn + (times.ahead - times.drawn) * share;
  }

  /** Moves every bolt to this frame and fills `drawn`. Returns what ended at a wall or its range. */
  frame(times: FrameTimes, ships: ReadonlyMap<number, DrawnShip>, events: SessionEvent[]): void {
    this.drawn.length = 0;
    let kept = 0;
    for (const flight of this.flights) {
      const age = this.ageOf(flight, times);
      flight.age = age;
      if (age >= flight.bolt.life) {
        this.fizzle(flight, events);
        continue;
      }
      this.flights[kept++] = flight;
      // Another's shot is drawn only from the moment its shooter is drawn to fire.
      if (age < 0) continue;
      const place = boltPlace(flight.bolt, age);
      flight.drawn.x = place.x / SUBUNITS;
      flight.drawn.y = place.y / SUBUNITS;
      if (!this.isHidden(flight, age, ships)) this.drawn.push(flight.drawn);
    }
    this.flights.length = kept;
  }

  private isHidden(flight: Flight, age: number, ships: ReadonlyMap<number, DrawnShip>): boolean {
    if (flight.hiddenSince !== undefined) return age - flight.hiddenSince < DOUBT_TICKS;
    const reach = (SHIP_RADIUS + BOLT_RADIUS) / SUBUNITS;
    const owner = ships.get(flight.bolt.owner);
    for (const ship of ships.values()) {
      if (ship.id === flight.bolt.owner || !ship.flying || ship.remembered) continue;
      // Mates let it through.
      if (owner !== undefined && areMates(owner, ship)) continue;
      const dx = ship.x - flight.drawn.x;
      const dy = ship.y - flight.drawn.y;
      if (dx * dx + dy * dy > reach * reach) continue;
      flight.hiddenSince = age;
      return true;
    }
    return false;
  }

  private fizzle(flight: Flight, events: SessionEvent[]): void {
    if (flight.hiddenSince !== undefined || flight.bolt.life >= BOLT_LIFE_TICKS) return;
    const { x, y } = boltPlace(flight.bolt, flight.bolt.life);
    const place = { x: x / SUBUNITS, y: y / SUBUNITS };
    events.push({ type: 'fizzled', ...place, angle: flight.drawn.angle, owner: flight.bolt.owner });
  }
}

/** Ticks of server time. */
export function ticksOf(milliseconds: number): number {
  return milliseconds / TICK_MS;
}
