/**
 * Who sees whom (R2). Sight is mutual: whoever can see can be seen. It looks ahead of both ships by SIGHT_LEAD_TICKS of
 * their motion, so that a ship is known before it comes round a corner. Run by the server.
 */
import type { Arena } from './arena.ts';
import type { ShipBody } from './ship.ts';
import { castAtWalls } from './sight.ts';
import { breaker, lineUp } from './sight-line.ts';
import { SHIP_RADIUS, SIGHT_LEAD_TICKS, SIGHT_RADIUS } from './tuning.ts';
import { VELOCITY_STEPS } from './units.ts';

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

/** Whether an eye could see so far, were there no walls. */
export function isInReach(eye: Eye, x: number, y: number): boolean {
  const dx = x - eye.x;
  const dy = y - eye.y;
  return dx * dx + dy * dy <= SIGHT_RADIUS * SIGHT_RADIUS;
}

/** Whether nothing breaks the line. @param at Where in the hints the edge stands that broke it last. */
function isOpen(arena: Arena, hints: Int16Array, at: number): boolean {
  const wall = breaker(arena, hints[at] ?? -1);
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

const cross = (ax: number, ay: number, bx: number, by: number) => ax * by - ay * bx;

/** From a ship's middle to its edge, square to the line to another. */
const aside = new Float64Array(2);

function standAside(a: Eye, b: Eye): void {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const length = Math.sqrt(dx * dx + dy * dy);
  aside[0] = (-dy / length) * SHIP_RADIUS;
  aside[1] = (dx / length) * SHIP_RADIUS;
}

/**
 * Whether a wall edge breaks by itself every line that is tried between two ships: all of their ends are on either side
 * of it, and all pass between its corners. What hides two ships is mostly one edge, and stays so for a while.
 */
function hides(walls: Float64Array, at: number, a: Eye, b: Eye): boolean {
  const x = walls[at] ?? 0;
  const y = walls[at + 1] ?? 0;
  const edgeX = (walls[at + 2] ?? 0) - x;
  const edgeY = (walls[at + 3] ?? 0) - y;
  const sideX = aside[0] ?? 0;
  const sideY = aside[1] ?? 0;
  const away = cross(edgeX, edgeY, a.x - x, a.y - y);
  let turn = away > 0 ? 1 : -1;
  const wide = Math.abs(cross(edgeX, edgeY, sideX, sideY));
  const before = Math.min(turn * away - wide, turn * cross(edgeX, edgeY, a.leadX - x, a.leadY - y));
  // Of two at one place nothing is a number, and nothing hides them.
  if (!(before > 0)) return false;
  const middle = turn * cross(edgeX, edgeY, b.x - x, b.y - y) + wide;
  if (Math.max(middle, turn * cross(edgeX, edgeY, b.leadX - x, b.leadY - y)) >= 0) return false;
  for (let corner = at; corner <= at + 2; corner += 2) {
    const cornerX = walls[corner] ?? 0;
    const cornerY = walls[corner + 1] ?? 0;
    const ax = a.x - cornerX;
    const ay = a.y - cornerY;
    const aLeadX = a.leadX - cornerX;
    const aLeadY = a.leadY - cornerY;
    const bx = b.x - cornerX;
    const by = b.y - cornerY;
    const bLeadX = b.leadX - cornerX;
    const bLeadY = b.leadY - cornerY;
    const edges = Math.max(Math.abs(cross(ax, ay, sideX, sideY)), Math.abs(cross(bx, by, sideX, sideY)));
    const past = Math.max(
      turn * cross(ax, ay, bx, by) + edges,
      turn * cross(aLeadX, aLeadY, bLeadX, bLeadY),
      turn * cross(ax, ay, bLeadX, bLeadY),
      turn * cross(aLeadX, aLeadY, bx, by),
    );
    if (past >= 0) return false;
    // The other corner is to pass on the other hand.
    turn = -turn;
  }
  return true;
}

/**
 * Whether two ships see each other: from the middle of the one to the middle or an edge of the other, now or where they
 * are about to be.
 * @param hints At `at` the edge that hid them from each other last; brought up to date.
 */
export function seeEachOther(arena: Arena, a: Eye, b: Eye, hints: Int16Array, at: number): boolean {
  if (!isInReach(a, b.x, b.y)) return false;
  const last = hints[at] ?? -1;
  if (last >= 0) {
    standAside(a, b);
    if (hides(arena.sightWalls, last, a, b)) return false;
  }
  lineUp(a.x, a.y, b.x, b.y);
  const hint = breaker(arena, last);
  hints[at] = hint;
  if (hint < 0) return true;
  lineUp(a.leadX, a.leadY, b.leadX, b.leadY);
  if (breaker(arena, hint) < 0) return true;
  lineUp(a.x, a.y, b.leadX, b.leadY);
  if (breaker(arena, hint) < 0) return true;
  lineUp(a.leadX, a.leadY, b.x, b.y);
  if (breaker(arena, hint) < 0) return true;
  standAside(a, b);
  const sideX = aside[0] ?? 0;
  const sideY = aside[1] ?? 0;
  lineUp(a.x, a.y, b.x + sideX, b.y + sideY);
  if (breaker(arena, hint) < 0) return true;
  lineUp(a.x, a.y, b.x - sideX, b.y - sideY);
  if (breaker(arena, hint) < 0) return true;
  lineUp(a.x + sideX, a.y + sideY, b.x, b.y);
  if (breaker(arena, hint) < 0) return true;
  lineUp(a.x - sideX, a.y - sideY, b.x, b.y);
  return breaker(arena, hint) < 0;
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
  if (!isInReach(eye, x, y)) return false;
  lineUp(eye.x, eye.y, x, y);
  if (isOpen(arena, hints, at)) return true;
  lineUp(eye.leadX, eye.leadY, x, y);
  return isOpen(arena, hints, at + 1);
}
