/** How far it is to fly to a place that does not move, round all walls. One search per place, shared by all brains. */
import type { Arena } from '../../sim/arena.ts';
import { CELL, type ClearanceGrid, cellOf, clearanceGridOf, openCellNear } from './clearance-grid.ts';
import { createFrontier } from './frontier.ts';
import { distance, type Place } from './geometry.ts';

/** Units per second that a ship makes good on its way, with corners and starts. */
const PACE = 215;

const fields = new WeakMap<Arena, Map<number, Float32Array>>();

/** Units from every cell to one of them; infinite where no way leads. */
function spreadFrom(grid: ClearanceGrid, goal: number): Float32Array {
  const { columns, rows, costs } = grid;
  const units = new Float32Array(costs.length).fill(Number.POSITIVE_INFINITY);
  const frontier = createFrontier();
  units[goal] = 0;
  frontier.push(goal, 0);
  for (let cell = frontier.pop(); cell !== undefined; cell = frontier.pop()) {
    const column = cell % columns;
    const row = Math.floor(cell / columns);
    const here = units[cell] ?? 0;
    for (let dy = -1; dy <= 1; dy++) {
      for (let dx = -1; dx <= 1; dx++) {
        const c = column + dx;
        const r = row + dy;
        if (c < 0 || r < 0 || c >= columns || r >= rows) continue;
        const next = r * columns + c;
        if ((costs[next] ?? 0) === 0) continue;
        const far = here + (dx !== 0 && dy !== 0 ? CELL * Math.SQRT2 : CELL);
        if (far >= (units[next] ?? 0)) continue;
        units[next] = far;
        frontier.push(next, far);
      }
    }
  }
  return units;
}

function fieldOf(arena: Arena, to: Place): Float32Array | undefined {
  const grid = clearanceGridOf(arena);
  const goal = openCellNear(grid, to);
  if (goal === undefined) return undefined;
  const known = fields.get(arena) ?? new Map<number, Float32Array>();
  fields.set(arena, known);
  const field = known.get(goal) ?? spreadFrom(grid, goal);
  known.set(goal, field);
  return field;
}

/** Seconds from one place to another; `to` must be one of the few places of the arena that everybody flies to. */
export function travelSeconds(arena: Arena, from: Place, to: Place): number {
  const straight = distance(from, to);
  const units = fieldOf(arena, to)?.[cellOf(clearanceGridOf(arena), from)];
  // Along a wall a ship may be in a cell that is closed to planning.
  return (units === undefined || units === Number.POSITIVE_INFINITY ? straight * 1.4 : units) / PACE;
}
