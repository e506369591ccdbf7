/** Moves ships of a hosted room between ticks, for experiments that need a motion or a blow that no pilot gives. */
import { DIRECTION_ONE, eastOf, southOf } from '../../sim/direction.ts';
import type { Fact } from '../../sim/facts.ts';
import type { Ship } from '../../sim/ship.ts';
import { castAtDisc } from '../../sim/sight.ts';
import { RAIL_GRACE, SHIP_RADIUS, TOP_SPEED } from '../../sim/tuning.ts';
import { shipOf, type World } from '../../sim/world.ts';

/** Gained per tick by a ship on patrol: about what thrust gives a pilot. */
const GAIN = 200;
/** More than any number of rails takes in one tick. */
const STURDY = 1000;
const HULL = 100;

type Patrol = { left: number; right: number; y: number; wanted: number };
export type RailShot = { shooter: number; hit: boolean; hitWithoutRewind: boolean };

export class StageHand {
  private readonly world: World;
  private readonly patrols = new Map<number, Patrol>();
  private target: number | undefined;
  readonly railShots: RailShot[] = [];

  constructor(world: World) {
    this.world = world;
  }

  private ship(id: number): Ship {
    const ship = shipOf(this.world, id);
    if (ship === undefined) throw new Error(`there is no ship ${id}`);
    return ship;
  }

  place(id: number, x: number, y: number): void {
    Object.assign(this.ship(id), { x, y, vx: 0, vy: 0, hull: HULL, respawnTicks: 0 });
    this.patrols.delete(id);
  }

  shove(id: number, vx: number): void {
    this.ship(id).vx += vx;
  }

  /** Flies a ship to and fro between two places, with a pilot's inertia. Its pilot must send nothing. */
  patrol(id: number, left: number, right: number): void {
    this.patrols.set(id, { left, right, y: this.ship(id).y, wanted: TOP_SPEED });
  }

  /** Whom rails are aimed at; it does not die of them. */
  aimedAt(id: number): void {
    this.target = id;
  }

  beforeTick(): void {
    for (const [id, patrol] of this.patrols) {
      const ship = shipOf(this.world, id);
      if (ship === undefined) continue;
      if (ship.x <= patrol.left) patrol.wanted = TOP_SPEED;
      if (ship.x >= patrol.right) patrol.wanted = -TOP_SPEED;
      ship.vx += Math.max(-GAIN, Math.min(GAIN, patrol.wanted - ship.vx));
      ship.vy = 0;
      ship.y = patrol.y;
    }
    const target = this.target === undefined ? undefined : shipOf(this.world, this.target);
    if (target === undefined) return;
    target.hull = STURDY;
    target.protectTicks = 0;
  }

  afterTick(facts: readonly Fact[]): void {
    const target = this.target === undefined ? undefined : shipOf(this.world, this.target);
    if (target === undefined) return;
    // Not told: it does not fit the wire.
    target.hull = HULL;
    for (const fact of facts) {
      if (fact.type !== 'fired' || fact.weapon !== 'rail') continue;
      const hit = facts.some(
        (other) => other.type === 'hit' && other.by === fact.ship && other.weapon === 'rail',
      );
      this.railShots.push({ shooter: fact.ship, hit, hitWithoutRewind: this.hitsNow(fact.ship, target) });
    }
  }

  /** Whether a ship's newest shot meets the target where it is now. */
  private hitsNow(shooter: number, target: Ship): boolean {
    const { x, y, shotAim } = this.ship(shooter);
    const dx = eastOf(shotAim) / DIRECTION_ONE;
    const dy = southOf(shotAim) / DIRECTION_ONE;
    return castAtDisc(x, y, dx, dy, target.x, target.y, SHIP_RADIUS + RAIL_GRACE) !== undefined;
  }
}
