/** The floor of an arena as square cells that a ship's middle can be in, and the ways over it. */
import { type Arena, type Point, segmentsNear } from '../../sim/arena.ts';
import { SHIP_RADIUS } from '../../sim/tuning.ts';
import { subunitsOf } from '../../sim/units.ts';
import { distanceToSegment, isInside } from './sim-arena.ts';

/** Side of a cell, position steps. */
const CELL = subunitsOf(8);

export type FloorGrid = {
  columns: number;
  rows: number;
  /** Per cell: 1 where a ship can be. */
  open: Uint8Array;
};

export function floorGridOf(arena: Arena): FloorGrid {
  const columns = Math.floor(arena.width / CELL);
  const rows = Math.floor(arena.height / CELL);
  const open = new Uint8Array(columns * rows);
  for (let cell = 0; cell < open.length; cell++) {
    const place = { x: ((cell % columns) + 0.5) * CELL, y: (Math.floor(cell / columns) + 0.5) * CELL };
    const near = segmentsNear(arena, place.x, place.y);
    const touches = near.some((segment) => distanceToSegment(place, segment) < SHIP_RADIUS);
    if (!touches && !arena.walls.some((wall) => isInside(wall, place))) open[cell] = 1;
  }
  return { columns, rows, open };
}

export function cellAt(grid: FloorGrid, place: Point): number {
  const column = Math.min(Math.max(Math.floor(place.x / CELL), 0), grid.columns - 1);
  const row = Math.min(Math.max(Math.floor(place.y / CELL), 0), grid.rows - 1);
  return row * grid.columns + column;
}

/** The middle of a cell, position steps. */
export function middleOf(grid: FloorGrid, cell: number): Point {
  return { x: ((cell % grid.columns) + 0.5) * CELL, y: (Math.floor(cell / grid.columns) + 0.5) * CELL };
}

const STRAIGHT = 10;
const DIAGONAL = 14;
const WAYS = [
  [1, 0, STRAIGHT],
  [-1, 0, STRAIGHT],
  [0, 1, STRAIGHT],
  [0, -1, STRAIGHT],
  [1, 1, DIAGONAL],
  [1, -1, DIAGONAL],
  [-1, 1, DIAGONAL],
  [-1, -1, DIAGONAL],
] as const;

/**
 * How far it is to fly from a place to every cell, position steps; infinite where no way leads. Cells wait in buckets
 * by their distance, of which no more than DIAGONAL + 1 are in use at once.
 */
export function distancesFrom(grid: FloorGrid, from: Point): Float64Array {
  const { columns, rows, open } = grid;
  const best = new Float64Array(open.length).fill(Number.POSITIVE_INFINITY);
  const start = cellAt(grid, from);
  if (open[start] !== 1) return best;
  best[start] = 0;
  const buckets: number[][] = Array.from({ length: DIAGONAL + 1 }, () => []);
  buckets[0]?.push(start);
  let waiting = 1;
  for (let distance = 0; waiting > 0; distance++) {
    const bucket = buckets[distance % buckets.length] ?? [];
    for (const cell of bucket.splice(0)) {
      waiting -= 1;
      if (best[cell] !== distance) continue;
      const column = cell % columns;
      const row = Math.floor(cell / columns);
      for (const [right, down, length] of WAYS) {
        const x = column + right;
        const y = row + down;
        const next = y * columns + x;
        if (x < 0 || y < 0 || x >= columns || y >= rows || open[next] !== 1) continue;
        if (distance + length >= (best[next] ?? 0)) continue;
        best[next] = distance + length;
        buckets[(distance + length) % buckets.length]?.push(next);
        waiting += 1;
      }
    }
  }
  return best.map((distance) => (distance * CELL) / STRAIGHT);
}
