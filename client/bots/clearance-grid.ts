/** The floor of an arena as cells that a ship fits into. Made once per arena and shared by all brains of a process. */
import type { Arena, Point } from '../../sim/arena.ts';
import { SHIP_RADIUS } from '../../sim/tuning.ts';
import { SUBUNITS } from '../../sim/units.ts';
import type { Place } from './geometry.ts';

/** Side of a cell, units. */
export const CELL = 24;
/** Distance from a cell's centre to the next wall that a ship needs, and that it likes; units. */
const NEEDED = SHIP_RADIUS / SUBUNITS + 3;
const LIKED = 44;

export type ClearanceGrid = {
  columns: number;
  rows: number;
  /** Per cell: 0 closed, else the cost of crossing it: 1 in the open, more along walls. */
  costs: Float32Array;
};

const grids = new WeakMap<Arena, ClearanceGrid>();

/** From each cell's centre to the next wall, as far as a ship cares; units. Walls look for their cells: they are few. */
function roomOf(arena: Arena, columns: number, rows: number): Float32Array {
  const room = new Float32Array(columns * rows).fill(LIKED);
  const clamp = (cell: number, count: number) => Math.min(Math.max(Math.floor(cell), 0), count - 1);
  for (const segment of arena.segments) {
    const [ax, ay] = [segment.ax / SUBUNITS, segment.ay / SUBUNITS];
    const ex = segment.bx / SUBUNITS - ax;
    const ey = segment.by / SUBUNITS - ay;
    const left = clamp((Math.min(ax, ax + ex) - LIKED) / CELL, columns);
    const right = clamp((Math.max(ax, ax + ex) + LIKED) / CELL, columns);
    const top = clamp((Math.min(ay, ay + ey) - LIKED) / CELL, rows);
    const bottom = clamp((Math.max(ay, ay + ey) + LIKED) / CELL, rows);
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        const x = (column + 0.5) * CELL - ax;
        const y = (row + 0.5) * CELL - ay;
        const share = Math.min(Math.max((x * ex + y * ey) / (ex * ex + ey * ey), 0), 1);
        const away = Math.hypot(x - ex * share, y - ey * share);
        const cell = row * columns + column;
        room[cell] = Math.min(room[cell] ?? 0, away);
      }
    }
  }
  return room;
}

function isInside(outline: readonly Point[], x: number, y: number): boolean {
  let inside = false;
  let before = outline.at(-1);
  for (const corner of outline) {
    if (before !== undefined && corner.y > y !== before.y > y) {
      const crossing = ((before.x - corner.x) * (y - corner.y)) / (before.y - corner.y) + corner.x;
      if (x < crossing) inside = !inside;
    }
    before = corner;
  }
  return inside;
}

function costOf(arena: Arena, x: number, y: number, room: number): number {
  if (room < NEEDED || arena.walls.some((outline) => isInside(outline, x, y))) return 0;
  return room < LIKED ? 1 + (LIKED - room) / LIKED : 1;
}

/** Closes what no spawn leads to, so that nobody plans a way into a sealed room. */
function closeUnreachable(grid: ClearanceGrid, arena: Arena): void {
  const open = new Uint8Array(grid.costs.length);
  const queue: number[] = [];
  const visit = (cell: number) => {
    if (open[cell] === 1 || grid.costs[cell] === 0) return;
    open[cell] = 1;
    queue.push(cell);
  };
  for (const spawn of arena.spawns) visit(cellOf(grid, { x: spawn.x / SUBUNITS, y: spawn.y / SUBUNITS }));
  for (let cell = queue.pop(); cell !== undefined; cell = queue.pop()) {
    const column = cell % grid.columns;
    if (column > 0) visit(cell - 1);
    if (column < grid.columns - 1) visit(cell + 1);
    if (cell >= grid.columns) visit(cell - grid.columns);
    if (cell < open.length - grid.columns) visit(cell + grid.columns);
  }
  for (let cell = 0; cell < open.length; cell++) if (open[cell] === 0) grid.costs[cell] = 0;
}

export function clearanceGridOf(arena: Arena): ClearanceGrid {
  const known = grids.get(arena);
  if (known !== undefined) return known;
  const columns = Math.ceil(arena.width / SUBUNITS / CELL);
  const rows = Math.ceil(arena.height / SUBUNITS / CELL);
  const room = roomOf(arena, columns, rows);
  const costs = Float32Array.from({ length: columns * rows }, (_, cell) => {
    const x = ((cell % columns) + 0.5) * CELL * SUBUNITS;
    const y = (Math.floor(cell / columns) + 0.5) * CELL * SUBUNITS;
    return costOf(arena, x, y, room[cell] ?? 0);
  });
  const grid = { columns, rows, costs };
  closeUnreachable(grid, arena);
  grids.set(arena, grid);
  return grid;
}

export function centreOf(grid: ClearanceGrid, cell: number): Place {
  return { x: ((cell % grid.columns) + 0.5) * CELL, y: (Math.floor(cell / grid.columns) + 0.5) * CELL };
}

/** The cell of a place, or the nearest one if the place is outside the grid. */
export function cellOf(grid: ClearanceGrid, place: Place): number {
  const column = Math.min(Math.max(Math.floor(place.x / CELL), 0), grid.columns - 1);
  const row = Math.min(Math.max(Math.floor(place.y / CELL), 0), grid.rows - 1);
  return row * grid.columns + column;
}

/** The open cell nearest to a place, looked for in growing squares. */
export function openCellNear(grid: ClearanceGrid, place: Place): number | undefined {
  const home = cellOf(grid, place);
  const column = home % grid.columns;
  const row = Math.floor(home / grid.columns);
  for (let reach = 0; reach < 8; reach++) {
    let best: number | undefined;
    let nearest = Number.POSITIVE_INFINITY;
    for (let r = Math.max(0, row - reach); r <= Math.min(grid.rows - 1, row + reach); r++) {
      for (let c = Math.max(0, column - reach); c <= Math.min(grid.columns - 1, column + reach); c++) {
        const cell = r * grid.columns + c;
        if (grid.costs[cell] === 0) continue;
        const centre = centreOf(grid, cell);
        const away = Math.hypot(centre.x - place.x, centre.y - place.y);
        if (away >= nearest) continue;
        nearest = away;
        best = cell;
      }
    }
    if (best !== undefined) return best;
  }
  return undefined;
}
