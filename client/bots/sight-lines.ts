/** What stands between two places, in units; the arena itself counts in position steps. */
import type { Arena } from '../../sim/arena.ts';
import { castAtWalls } from '../../sim/sight.ts';
import { brokenBy } from '../../sim/sight-line.ts';
import { SHIP_RADIUS } from '../../sim/tuning.ts';
import { SUBUNITS } from '../../sim/units.ts';
import type { Place } from './geometry.ts';

/** A little less than a ship, which slides along what it grazes. */
const HALF_WIDTH = (SHIP_RADIUS / SUBUNITS) * 0.95;

export function seesBetween(arena: Arena, from: Place, to: Place): boolean {
  const wall = brokenBy(arena, from.x * SUBUNITS, from.y * SUBUNITS, to.x * SUBUNITS, to.y * SUBUNITS, -1);
  return wall === -1;
}

/** How far it is to a wall in this direction, at most `longest`. */
export function roomTowards(arena: Arena, from: Place, angle: number, longest: number): number {
  const dx = Math.cos(angle) * SUBUNITS;
  const dy = Math.sin(angle) * SUBUNITS;
  return castAtWalls(arena, from.x * SUBUNITS, from.y * SUBUNITS, dx, dy, longest);
}

/** Whether a ship can fly straight from one place to the other. */
export function fliesBetween(arena: Arena, from: Place, to: Place): boolean {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length < 1) return true;
  const sideX = (-(to.y - from.y) / length) * HALF_WIDTH;
  const sideY = ((to.x - from.x) / length) * HALF_WIDTH;
  for (let side = -1; side <= 1; side++) {
    const a = { x: from.x + sideX * side, y: from.y + sideY * side };
    const b = { x: to.x + sideX * side, y: to.y + sideY * side };
    if (!seesBetween(arena, a, b)) return false;
  }
  return true;
}
