/** The cheapest way between two cells (A*), and that way with its needless corners taken out. */
import type { Arena } from '../../sim/arena.ts';
import { type ClearanceGrid, centreOf, openCellNear } from './clearance-grid.ts';
import { createFrontier } from './frontier.ts';
import type { Place } from './geometry.ts';
import { fliesBetween } from './sight-lines.ts';

const DIAGONAL = Math.SQRT2;

function searchCells(grid: ClearanceGrid, start: number, goal: number): number[] | undefined {
  const { columns, rows, costs } = grid;
  const reached = new Float64Array(costs.length).fill(Number.POSITIVE_INFINITY);
  const from = new Int32Array(costs.length).fill(-1);
  const done = new Uint8Array(costs.length);
  const goalColumn = goal % columns;
  const goalRow = Math.floor(goal / columns);
  const estimate = (column: number, row: number) => {
    const dx = Math.abs(column - goalColumn);
    const dy = Math.abs(row - goalRow);
    return Math.max(dx, dy) + (DIAGONAL - 1) * Math.min(dx, dy);
  };
  const isOpen = (column: number, row: number) =>
    column >= 0 && row >= 0 && column < columns && row < rows && (costs[row * columns + column] ?? 0) > 0;
  const frontier = createFrontier();
  reached[start] = 0;
  frontier.push(start, 0);
  for (let cell = frontier.pop(); cell !== undefined; cell = frontier.pop()) {
    if (cell === goal) return wayBack(from, start, goal);
    if (done[cell] === 1) continue;
    done[cell] = 1;
    const column = cell % columns;
    const row = Math.floor(cell / columns);
    for (let dy = -1; dy <= 1; dy++) {
      for (let dx = -1; dx <= 1; dx++) {
        if ((dx === 0 && dy === 0) || !isOpen(column + dx, row + dy)) continue;
        // A diagonal step between two closed cells would cut a corner that a ship does not fit round.
        if (dx !== 0 && dy !== 0 && !(isOpen(column + dx, row) && isOpen(column, row + dy))) continue;
        const next = (row + dy) * columns + column + dx;
        const step = (dx !== 0 && dy !== 0 ? DIAGONAL : 1) * (costs[next] ?? 1);
        const cost = (reached[cell] ?? 0) + step;
        if (cost >= (reached[next] ?? 0)) continue;
        reached[next] = cost;
        from[next] = cell;
        frontier.push(next, cost + estimate(column + dx, row + dy));
      }
    }
  }
  return undefined;
}

function wayBack(from: Int32Array, start: number, goal: number): number[] {
  const way: number[] = [];
  for (let cell = goal; cell !== start && cell >= 0; cell = from[cell] ?? -1) way.push(cell);
  return way.reverse();
}

/** Each place is the farthest one of the way that a ship can fly to straight from the place before. */
function straighten(arena: Arena, start: Place, way: readonly Place[]): Place[] {
  const corners: Place[] = [];
  let here = start;
  let before: Place | undefined;
  for (const place of way) {
    if (before !== undefined && !fliesBetween(arena, here, place)) {
      corners.push(before);
      here = before;
    }
    before = place;
  }
  if (before !== undefined) corners.push(before);
  return corners;
}

/** The corners of a way from one place to another, the start left out; undefined when there is none. */
export function findPath(arena: Arena, grid: ClearanceGrid, from: Place, to: Place): Place[] | undefined {
  const start = openCellNear(grid, from);
  const goal = openCellNear(grid, to);
  if (start === undefined || goal === undefined) return undefined;
  const cells = searchCells(grid, start, goal);
  if (cells === undefined) return undefined;
  const way = cells.map((cell) => centreOf(grid, cell));
  return straighten(arena, from, way.length > 0 ? way : [centreOf(grid, goal)]);
}
