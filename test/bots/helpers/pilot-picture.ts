/**
 * What one pilot would see of a world through a session: the own ship now, others a little ago, and of all things only
 * what a room would tell it (R2). One lasting picture per pilot, brought up to date each tick.
 */
import type { BrainView } from '../../../client/bots/brain-view.ts';
import type { DrawnBolt, DrawnPickup, DrawnShip } from '../../../client/net/drawn-types.ts';
import { createDrawnShip } from '../../../client/net/ship-views.ts';
import type { SightBook } from '../../../server/rooms/sight-book.ts';
import type { Arena } from '../../../sim/arena.ts';
import { boltPlace } from '../../../sim/bolts.ts';
import { areMates } from '../../../sim/modes/mode.ts';
import { isFlying, type Ship } from '../../../sim/ship.ts';
import {
  BOLT_COOLDOWN,
  BOLT_SPEED,
  CAPTURE_TICKS,
  DASH_COOLDOWN,
  HULL,
  MOST_SHIELD,
  RAIL_CHARGE_TICKS,
  RAIL_COOLDOWN,
} from '../../../sim/tuning.ts';
import { SUBUNITS, TICK_MS, TICK_RATE, TURN, VELOCITY_STEPS } from '../../../sim/units.ts';
import { type Bolt, shipOf, type World } from '../../../sim/world.ts';

const PACE = TICK_RATE / VELOCITY_STEPS / SUBUNITS;
/** As long as a session remembers a ship that left the sight. */
const MEMORY_TICKS = 42;
const radians = (angle: number) => (angle / TURN) * 2 * Math.PI;

/** Where a ship was and how it flew, at the moment that others are drawn at. */
export type Pose = Pick<Ship, 'id' | 'x' | 'y' | 'vx' | 'vy' | 'aim'>;

export function posesOf(world: World): Pose[] {
  return world.ships.map(({ id, x, y, vx, vy, aim }) => ({ id, x, y, vx, vy, aim }));
}

/** A bolt as all who see it see it, and the bolt itself. */
export type FlyingBolt = { bolt: Bolt; drawn: DrawnBolt };

export function flyingBolts(world: World): FlyingBolt[] {
  return world.bolts.map((bolt) => {
    const { owner, shot, strong } = bolt;
    const { x, y } = boltPlace(bolt, bolt.age);
    const place = { x: x / SUBUNITS, y: y / SUBUNITS };
    const flight = { angle: radians(bolt.aim), speed: BOLT_SPEED * PACE };
    return { bolt, drawn: { owner, shot, own: false, ...place, ...flight, strong } };
  });
}

/** Mutates. */
function drawShip(drawn: DrawnShip, ship: Ship, pose: Pose, mate: boolean): void {
  drawn.name = ship.name;
  drawn.bot = ship.bot;
  drawn.team = ship.team;
  drawn.mate = mate;
  drawn.x = pose.x / SUBUNITS;
  drawn.y = pose.y / SUBUNITS;
  drawn.vx = pose.vx * PACE;
  drawn.vy = pose.vy * PACE;
  drawn.aim = radians(pose.aim);
  drawn.hull = ship.hull;
  drawn.shield = ship.shield;
  drawn.flying = isFlying(ship);
  drawn.overcharged = ship.overTicks > 0;
  drawn.revealed = ship.revealTicks > 0;
  drawn.remembered = false;
  drawn.protected = ship.protectTicks > 0;
  drawn.charging = ship.railCharge > 0;
  drawn.dashing = ship.dashTicks > 0;
  drawn.visible = 1;
}

export class PilotPicture {
  readonly view: BrainView;
  private readonly me: number;
  private readonly arena: Arena;
  private readonly ships = new Map<number, DrawnShip>();
  private readonly bolts: DrawnBolt[] = [];
  /** Bolts that came into sight once: a client flies them on by itself. */
  private knownBolts = new Set<number>();
  private knownBefore = new Set<number>();
  private readonly pickups: DrawnPickup[];
  /** Tick at which each pickup is back, as far as was seen. */
  private readonly back: number[];

  constructor(me: number, arena: Arena) {
    this.me = me;
    this.arena = arena;
    this.back = arena.pickups.map(() => 0);
    this.pickups = arena.pickups.map(({ kind, x, y }) => {
      const place = { x: x / SUBUNITS, y: y / SUBUNITS };
      return { kind, ...place, inSight: false, there: true, backMs: 0, pending: false };
    });
    this.view = {
      me,
      arena,
      ships: this.ships,
      bolts: this.bolts,
      pickups: this.pickups,
      beacons: arena.beacons.map(({ name, x, y, radius }) => {
        return { name, x: x / SUBUNITS, y: y / SUBUNITS, radius: radius / SUBUNITS, team: 0, pull: 0 };
      }),
      gauges: {
        hull: 0,
        charge: 0,
        railReady: 0,
        dashReady: 0,
        boltReady: 0,
        respawnMs: 0,
        shield: 0,
        overMs: 0,
      },
      round: { number: 0, phase: 'play', msLeft: 0, waiting: false },
    };
  }

  /** @param then Where ships were at the moment that others are drawn at. @param flying All bolts, as they are now. */
  look(world: World, then: readonly Pose[], flying: readonly FlyingBolt[], sight: SightBook): BrainView {
    const own = shipOf(world, this.me);
    if (own === undefined) return this.view;
    this.lookAtShips(world, own, then, sight);
    this.lookAtBolts(world, own, flying, sight);
    this.lookAtField(world, own, sight);
    this.readGauges(own);
    const { number, phase, ticksLeft } = world.round;
    Object.assign(this.view.round, { number, phase, msLeft: ticksLeft * TICK_MS });
    return this.view;
  }

  private lookAtShips(world: World, own: Ship, then: readonly Pose[], sight: SightBook): void {
    const { ships } = this;
    for (const ship of world.ships) {
      const isOwn = ship.id === own.id;
      if (!isOwn && !sight.knows(own, ship)) {
        this.remember(ship);
        continue;
      }
      let drawn = ships.get(ship.id);
      if (drawn === undefined) {
        drawn = createDrawnShip(ship.id, isOwn);
        ships.set(ship.id, drawn);
      }
      const pose = isOwn ? ship : (then.find(({ id }) => id === ship.id) ?? ship);
      drawShip(drawn, ship, pose, !isOwn && areMates(own, ship));
    }
    if (ships.size > world.ships.length)
      for (const id of ships.keys()) if (shipOf(world, id) === undefined) ships.delete(id);
  }

  /** A ship that left the sight is drawn where it was, for a moment, unless it is known to be a wreck. */
  private remember(ship: Ship): void {
    const drawn = this.ships.get(ship.id);
    if (drawn === undefined) return;
    drawn.visible = drawn.remembered ? drawn.visible - 1 / MEMORY_TICKS : 1;
    drawn.remembered = true;
    drawn.vx = 0;
    drawn.vy = 0;
    drawn.charging = false;
    drawn.dashing = false;
    if (drawn.visible <= 0 || !isFlying(ship)) this.ships.delete(ship.id);
  }

  private knowsBolt(world: World, own: Ship, bolt: Bolt, key: number, sight: SightBook): boolean {
    if (this.knownBefore.has(key)) return true;
    const owner = shipOf(world, bolt.owner);
    if (bolt.age <= 1 && owner !== undefined && sight.knows(own, owner)) return true;
    const { x, y } = boltPlace(bolt, bolt.age);
    return sight.seesPlace(own, this.arena, x, y);
  }

  private lookAtBolts(world: World, own: Ship, flying: readonly FlyingBolt[], sight: SightBook): void {
    this.bolts.length = 0;
    // What flies no more is forgotten: its number is given to another shot one day.
    const known = this.knownBefore;
    this.knownBefore = this.knownBolts;
    this.knownBolts = known;
    known.clear();
    for (const { bolt, drawn } of flying) {
      const key = bolt.owner * 256 + bolt.shot;
      if (bolt.owner === own.id || !this.knowsBolt(world, own, bolt, key, sight)) continue;
      known.add(key);
      this.bolts.push(drawn);
    }
  }

  private lookAtField(world: World, own: Ship, sight: SightBook): void {
    this.pickups.forEach((drawn, i) => {
      drawn.inSight = sight.knowsPickup(own, i);
      const ticks = world.pickups[i] ?? 0;
      if (drawn.inSight) this.back[i] = ticks > 0 ? world.tick + ticks : 0;
      const back = this.back[i] ?? 0;
      drawn.there = back <= world.tick;
      drawn.backMs = drawn.there ? 0 : (back - world.tick) * TICK_MS;
    });
    this.view.beacons.forEach((drawn, i) => {
      const beacon = world.beacons[i];
      drawn.team = beacon?.team ?? 0;
      drawn.pull = (beacon?.pull ?? 0) / CAPTURE_TICKS;
    });
  }

  private readGauges(own: Ship): void {
    const { gauges } = this.view;
    gauges.hull = own.hull / HULL;
    gauges.charge = own.railCharge / RAIL_CHARGE_TICKS;
    gauges.railReady = 1 - own.railCooldown / RAIL_COOLDOWN;
    gauges.dashReady = 1 - own.dashCooldown / DASH_COOLDOWN;
    gauges.boltReady = 1 - own.boltCooldown / BOLT_COOLDOWN;
    gauges.respawnMs = own.respawnTicks * TICK_MS;
    gauges.shield = own.shield / MOST_SHIELD;
    gauges.overMs = own.overTicks * TICK_MS;
  }
}
