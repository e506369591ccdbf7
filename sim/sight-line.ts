/** A line of sight and what breaks it, thousands of times in a tick. */
import type { Arena } from './arena.ts';
import { mayMeet } from './wall-boxes.ts';
import { wallsBetween } from './wall-cells.ts';

/**
 * The line that is looked along, from where to where. In one place for all, as V8 makes an object of each fraction that
 * it hands to a function, but where it inlines it: half a megabyte a tick of 100 ships.
 */
const line = new Float64Array(4);

/** Position steps. */
export function lineUp(x: number, y: number, toX: number, toY: number): void {
  line[0] = x;
  line[1] = y;
  line[2] = toX;
  line[3] = toY;
}

function crosses(walls: Float64Array, at: number): boolean {
  const x = line[0] ?? 0;
  const y = line[1] ?? 0;
  const ax = walls[at] ?? 0;
  const ay = walls[at + 1] ?? 0;
  const bx = walls[at + 2] ?? 0;
  const by = walls[at + 3] ?? 0;
  const toX = line[2] ?? 0;
  const toY = line[3] ?? 0;
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
 * The wall edge that breaks the line that was lined up last, as an index into arena.sightWalls, or -1 when nothing does.
 * @param hint The edge that broke it a moment ago, which is tried first; -1 without.
 */
export function breaker(arena: Arena, hint: number): number {
  const walls = arena.sightWalls;
  if (hint >= 0 && crosses(walls, hint)) return hint;
  const { boxes, starts } = arena.wallBoxes;
  const { lists } = arena.wallCells;
  const x = line[0] ?? 0;
  const y = line[1] ?? 0;
  const toX = line[2] ?? 0;
  const toY = line[3] ?? 0;
  const halfX = (toX - x) / 2;
  const halfY = (toY - y) / 2;
  const list = wallsBetween(arena.wallCells, x, y, toX, toY);
  const last = list + (lists[list] ?? 0);
  for (let i = list + 1; i <= last; i++) {
    const wall = lists[i] ?? 0;
    if (!mayMeet(boxes, wall, x + halfX, y + halfY, halfX, halfY)) continue;
    const end = starts[wall + 1] ?? 0;
    for (let at = starts[wall] ?? 0; at < end; at += 4) if (crosses(walls, at)) return at;
  }
  return -1;
}

/** Likewise, of a line by itself. */
export function brokenBy(arena: Arena, x: number, y: number, toX: number, toY: number, hint: number): number {
  lineUp(x, y, toX, toY);
  return breaker(arena, hint);
}
