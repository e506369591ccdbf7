/** Straight lines against walls and discs: how far a shot flies, what an eye sees. Run by both sides. */
import type { Arena } from './arena.ts';
import { mayMeet } from './wall-boxes.ts';

/** How far along a path an edge is met, if that is nearer than `nearest`; else `nearest`. */
function meetEdge(
  edges: Float64Array,
  at: number,
  x: number,
  y: number,
  dx: number,
  dy: number,
  nearest: number,
): number {
  const ax = edges[at] ?? 0;
  const ay = edges[at + 1] ?? 0;
  const ex = (edges[at + 2] ?? 0) - ax;
  const ey = (edges[at + 3] ?? 0) - ay;
  const cross = dx * ey - dy * ex;
  if (cross === 0) return nearest;
  const toAx = ax - x;
  const toAy = ay - y;
  const distance = (toAx * ey - toAy * ex) / cross;
  if (distance < 0 || distance >= nearest) return nearest;
  const along = (toAx * dy - toAy * dx) / cross;
  return along >= 0 && along <= 1 ? distance : nearest;
}

/**
 * How far one can go from a place in a direction until a wall stops it.
 * @param dx @param dy Any length but zero; distances come out in units of that length.
 * @param longest Returned when no wall is nearer.
 */
export function castAtWalls(
  arena: Arena,
  x: number,
  y: number,
  dx: number,
  dy: number,
  longest: number,
): number {
  const { border, sightWalls: walls } = arena;
  const { boxes, starts } = arena.wallBoxes;
  const halfX = (dx * longest) / 2;
  const halfY = (dy * longest) / 2;
  let nearest = longest;
  for (let at = 0; at < border.length; at += 4) nearest = meetEdge(border, at, x, y, dx, dy, nearest);
  const count = starts.length - 1;
  for (let box = 0; box < count; box++) {
    if (!mayMeet(boxes, box, x + halfX, y + halfY, halfX, halfY)) continue;
    const end = starts[box + 1] ?? 0;
    for (let at = starts[box] ?? 0; at < end; at += 4) nearest = meetEdge(walls, at, x, y, dx, dy, nearest);
  }
  return nearest;
}

/** Whether no wall stands between two places. */
export function seesPlace(arena: Arena, x: number, y: number, toX: number, toY: number): boolean {
  if (x === toX && y === toY) return true;
  return castAtWalls(arena, x, y, toX - x, toY - y, 1) >= 1;
}

/**
 * How far along a path a disc is met, in units of (dx, dy)'s length, or undefined if the path misses it. A path that
 * begins inside the disc meets it at 0.
 */
export function castAtDisc(
  x: number,
  y: number,
  dx: number,
  dy: number,
  discX: number,
  discY: number,
  radius: number,
): number | undefined {
  const toX = discX - x;
  const toY = discY - y;
  const gap = toX * toX + toY * toY - radius * radius;
  if (gap <= 0) return 0;
  const along = toX * dx + toY * dy;
  if (along <= 0) return undefined;
  const length = dx * dx + dy * dy;
  const inside = along * along - length * gap;
  if (inside < 0) return undefined;
  return (along - Math.sqrt(inside)) / length;
}
