/** A place near by that none of the known enemies can see. */
import type { Arena } from '../../sim/arena.ts';
import { between, type Chance } from './chance.ts';
import { cellOf, centreOf, clearanceGridOf } from './clearance-grid.ts';
import { along, distance, type Place } from './geometry.ts';
import { seesBetween } from './sight-lines.ts';

const TRIES = 22;
const NEAREST = 90;
const FARTHEST = 520;

export function findCover(
  arena: Arena,
  own: Place,
  enemies: readonly Place[],
  chance: Chance,
): Place | undefined {
  const grid = clearanceGridOf(arena);
  let best: Place | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < TRIES; i++) {
    const somewhere = along(own, between(chance, -Math.PI, Math.PI), between(chance, NEAREST, FARTHEST));
    const cell = cellOf(grid, somewhere);
    if (grid.costs[cell] === 0) continue;
    const place = centreOf(grid, cell);
    const seen = enemies.filter((enemy) => seesBetween(arena, enemy, place)).length;
    const nearest = Math.min(...enemies.map((enemy) => distance(enemy, place)));
    const cost = seen * 600 + distance(own, place) - Math.min(nearest, 600) * 0.8;
    if (cost >= least) continue;
    least = cost;
    best = place;
  }
  return best;
}
