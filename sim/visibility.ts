/**
 * Who sees whom (R2). Sight is mutual: whoever can see can be seen. It looks ahead of both ships by SIGHT_LEAD_TICKS of
 * their motion, so that a ship is known before it comes round a corner. Run by the server.
 */
import type { Arena } from './arena.ts';
import type { ShipBody } from './ship.ts';
import { castAtWalls } from './sight.ts';
import { SHIP_RADIUS, SIGHT_LEAD_TICKS, SIGHT_RADIUS } from './tuning.ts';
import { VELOCITY_STEPS } from './units.ts';
import { mayMeet } from './wall-boxes.ts';

/** Where a ship looks from: where it is, and where it will be; position steps. */
export type Eye = { x: number; y: number; leadX: number; leadY: number };

/**
 * Nowhere yet, in numbers with a fraction: V8 throws away what it compiled for a field when the first such number comes
 * into it.
 */
export const NOWHERE: Eye = { x: Number.NaN, y: Number.NaN, leadX: Number.NaN, leadY: Number.NaN };

/** A ship's eye; it does not reach through a wall that the ship flies at. @param eye Where it is written. */
export function eyeOf(
  arena: Arena,
  ship: Pick<ShipBody, 'x' | 'y' | 'vx' | 'vy'>,
  eye: Eye = { ...NOWHERE },
): Eye {
  const { x, y } = ship;
  const dx = (ship.vx * SIGHT_LEAD_TICKS) / VELOCITY_STEPS;
  const dy = (ship.vy * SIGHT_LEAD_TICKS) / VELOCITY_STEPS;
  let way = 0;
  if (dx !== 0 || dy !== 0) {
    // A ship's middle stays a radius away from walls.
    const radius = SHIP_RADIUS / Math.sqrt(dx * dx + dy * dy);
    way = Math.max(0, Math.min(1, castAtWalls(arena, x, y, dx, dy, 1 + radius) - radius));
  }
  eye.x = x;
  eye.y = y;
  eye.leadX = x + dx * way;
  eye.leadY = y + dy * way;
  return eye;
}

function crosses(walls: Float64Array, at: number, x: number, y: number, toX: number, toY: number): boolean {
  const ax = walls[at] ?? 0;
  const ay = walls[at + 1] ?? 0;
  const bx = walls[at + 2] ?? 0;
  const by = walls[at + 3] ?? 0;
  const dx = toX - x;
  const dy = toY - y;
  const sideA = dx * (ay - y) - dy * (ax - x);
  const sideB = dx * (by - y) - dy * (bx - x);
  if (sideA > 0 === sideB > 0) return false;
  const ex = bx - ax;
  const ey = by - ay;
  const sideFrom = ex * (y - ay) - ey * (x - ax);
  const sideTo = ex * (toY - ay) - ey * (toX - ax);
  return sideFrom > 0 !== sideTo > 0;
}

/**
 * The wall edge that breaks a line of sight, as an index into arena.sightWalls, or -1 when nothing does.
 * @param hint The edge that broke it a moment ago, which is tried first; -1 without.
 */
export function brokenBy(arena: Arena, x: number, y: number, toX: number, toY: number, hint: number): number {
  const walls = arena.sightWalls;
  if (hint >= 0 && crosses(walls, hint, x, y, toX, toY)) return hint;
  const { boxes, ends } = arena.wallBoxes;
  const halfX = (toX - x) / 2;
  const halfY = (toY - y) / 2;
  let at = 0;
  for (let box = 0; box < ends.length; box++) {
    const end = ends[box] ?? 0;
    if (mayMeet(boxes, box, x + halfX, y + halfY, halfX, halfY))
      for (; at < end; at += 4) if (crosses(walls, at, x, y, toX, toY)) return at;
    at = end;
  }
  return -1;
}

/** Whether an eye could see so far, were there no walls. */
export function isInReach(eye: Eye, x: number, y: number): boolean {
  const dx = x - eye.x;
  const dy = y - eye.y;
  return dx * dx + dy * dy <= SIGHT_RADIUS * SIGHT_RADIUS;
}

/** Whether nothing breaks a line. @param at Where in the hints the edge stands that broke it last. */
function isOpen(
  arena: Arena,
  x: number,
  y: number,
  toX: number,
  toY: number,
  hints: Int16Array,
  at: number,
): boolean {
  const wall = brokenBy(arena, x, y, toX, toY, hints[at] ?? -1);
  hints[at] = wall;
  return wall === -1;
}

/** Room for at least so many hints: those that there are, and -1 behind them. */
export function roomForHints(count: number, hints: Int16Array): Int16Array {
  if (hints.length >= count) return hints;
  const grown = new Int16Array(count).fill(-1);
  grown.set(hints);
  return grown;
}

/** Lines that are tried between two ships. */
export const SIGHT_LINES = 8;

/**
 * Whether two ships see each other: from the middle of the one to the middle or an edge of the other, now or where they
 * are about to be.
 * @param hints SIGHT_LINES edges from `at` on, that broke the lines of this pair last; brought up to date.
 */
export function seeEachOther(arena: Arena, a: Eye, b: Eye, hints: Int16Array, at: number): boolean {
  if (!isInReach(a, b.x, b.y)) return false;
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  if (isOpen(arena, a.x, a.y, b.x, b.y, hints, at)) return true;
  if (isOpen(arena, a.leadX, a.leadY, b.leadX, b.leadY, hints, at + 1)) return true;
  if (isOpen(arena, a.x, a.y, b.leadX, b.leadY, hints, at + 2)) return true;
  if (isOpen(arena, a.leadX, a.leadY, b.x, b.y, hints, at + 3)) return true;
  const length = Math.sqrt(dx * dx + dy * dy);
  const sideX = (-dy / length) * SHIP_RADIUS;
  const sideY = (dx / length) * SHIP_RADIUS;
  return (
    isOpen(arena, a.x, a.y, b.x + sideX, b.y + sideY, hints, at + 4) ||
    isOpen(arena, a.x, a.y, b.x - sideX, b.y - sideY, hints, at + 5) ||
    isOpen(arena, a.x + sideX, a.y + sideY, b.x, b.y, hints, at + 6) ||
    isOpen(arena, a.x - sideX, a.y - sideY, b.x, b.y, hints, at + 7)
  );
}

/** Lines that are tried from an eye to a place. */
export const EYE_LINES = 2;

/**
 * Whether an eye sees a place, now or from where it is about to be.
 * @param hints EYE_LINES edges from `at` on, that broke the lines to it last; brought up to date. Those of another place
 * only cost time.
 */
export function eyeSees(
  arena: Arena,
  eye: Eye,
  x: number,
  y: number,
  hints: Int16Array,
  at: number,
): boolean {
  return (
    isInReach(eye, x, y) &&
    (isOpen(arena, eye.x, eye.y, x, y, hints, at) || isOpen(arena, eye.leadX, eye.leadY, x, y, hints, at + 1))
  );
}
