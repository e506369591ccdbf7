/** Bolts: projectiles that one can dodge. Their flight is a function of their age, the same on every machine. */
import type { Arena, Point } from './arena.ts';
import { DIRECTION_ONE, eastOf, southOf } from './direction.ts';
import { areMates } from './modes/mode.ts';
import { isFlying, type Ship } from './ship.ts';
import { castAtDisc, castAtWalls } from './sight.ts';
import {
  BOLT_LIFE_TICKS,
  BOLT_RADIUS,
  BOLT_SPEED,
  DASH_GRACE_TICKS,
  DASH_TICKS,
  SHIP_RADIUS,
} from './tuning.ts';
import { VELOCITY_STEPS } from './units.ts';
import type { Bolt, World } from './world.ts';

/** Position steps that a bolt flies in one tick, as a vector scaled by DIRECTION_ONE. */
const STEP = BOLT_SPEED / VELOCITY_STEPS;

/** A bolt that leaves from a place: how long it lives is settled at once, as walls stand still. */
export function launchBolt(
  arena: Arena,
  owner: number,
  shot: number,
  from: Point,
  aim: number,
  strong: boolean,
): Bolt {
  const bolt = { owner, shot, x: from.x, y: from.y, aim, age: 0, life: BOLT_LIFE_TICKS, strong };
  const perTick = { x: (STEP * eastOf(aim)) / DIRECTION_ONE, y: (STEP * southOf(aim)) / DIRECTION_ONE };
  const toWall = castAtWalls(arena, from.x, from.y, perTick.x, perTick.y, BOLT_LIFE_TICKS);
  bolt.life = Math.ceil(toWall);
  return bolt;
}

type Flight = Pick<Bolt, 'x' | 'y' | 'aim'>;

/** Where a bolt is at an age, which may be a fraction for drawing; position steps. */
export const boltPlace = (bolt: Flight, age: number): Point => ({ x: boltX(bolt, age), y: boltY(bolt, age) });

export const boltX = ({ x, aim }: Flight, age: number) => x + (age * STEP * eastOf(aim)) / DIRECTION_ONE;
export const boltY = ({ y, aim }: Flight, age: number) => y + (age * STEP * southOf(aim)) / DIRECTION_ONE;

/** A dash begins with a moment in which bolts pass through. */
const isDodging = (ship: Ship) => ship.dashTicks > DASH_TICKS - DASH_GRACE_TICKS;

/** The ship that a bolt meets first on its way through the tick that begins at its age. */
function metBy(bolt: Bolt, ships: readonly Ship[], arena: Arena): Ship | undefined {
  const x = boltX(bolt, bolt.age);
  const y = boltY(bolt, bolt.age);
  const dx = boltX(bolt, bolt.age + 1) - x;
  const dy = boltY(bolt, bolt.age + 1) - y;
  // A life is whole ticks: in its last one a bolt flies no farther than the wall that ends it.
  const isLast = bolt.age + 1 >= bolt.life;
  let nearest = isLast ? castAtWalls(arena, x, y, dx, dy, 1) : 1;
  let met: Ship | undefined;
  const reach = SHIP_RADIUS + BOLT_RADIUS;
  for (const ship of ships) {
    // Most are far away, which is the quickest to see.
    if (Math.abs(ship.x - x) > reach + STEP + 1 || Math.abs(ship.y - y) > reach + STEP + 1) continue;
    if (ship.id === bolt.owner || !isFlying(ship) || isDodging(ship)) continue;
    const owner = ships.find(({ id }) => id === bolt.owner);
    if (owner !== undefined && areMates(owner, ship)) continue;
    const at = castAtDisc(x, y, dx, dy, ship.x, ship.y, reach);
    if (at === undefined || at > nearest) continue;
    nearest = at;
    met = ship;
  }
  return met;
}

export type BoltHit = { bolt: Bolt; ship: Ship };

/** Flies every bolt for one tick and takes out those that ended. Mutates; returns who was hit, in order. */
export function stepBolts(world: World, arena: Arena): BoltHit[] {
  const hits: BoltHit[] = [];
  let kept = 0;
  for (const bolt of world.bolts) {
    const ship = metBy(bolt, world.ships, arena);
    bolt.age += 1;
    if (ship !== undefined) hits.push({ bolt, ship });
    else if (bolt.age < bolt.life) world.bolts[kept++] = bolt;
  }
  world.bolts.length = kept;
  return hits;
}
