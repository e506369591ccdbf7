/** Where to fly in a circle that one has to stay in: about, as who stands still is hit. */
import type { Arena } from '../../sim/arena.ts';
import { between, type Chance } from './chance.ts';
import { cellOf, clearanceGridOf } from './clearance-grid.ts';
import type { Ring } from './errand.ts';
import { along, distance, type Place } from './geometry.ts';

const TRIES = 5;
const REACHED = 34;
const LONGEST_MS = 1500;

/** Within this share of its radius one is safely in a circle. */
const INSIDE = 0.82;

export function isInside(ring: Ring, place: Place): boolean {
  return distance(ring, place) < ring.radius * INSIDE;
}

export function createLoiter(chance: Chance) {
  let goal: Place | undefined;
  let since = 0;

  return {
    goal(arena: Arena, own: Place, ring: Ring, clock: number): Place {
      const holds = goal !== undefined && distance(goal, ring) < ring.radius;
      if (goal !== undefined && holds && distance(own, goal) > REACHED && clock - since < LONGEST_MS)
        return goal;
      since = clock;
      goal = ring;
      const grid = clearanceGridOf(arena);
      for (let i = 0; i < TRIES; i++) {
        const place = along(
          ring,
          between(chance, -Math.PI, Math.PI),
          ring.radius * between(chance, 0.2, 0.75),
        );
        if ((grid.costs[cellOf(grid, place)] ?? 0) === 0 || distance(own, place) < 2 * REACHED) continue;
        goal = place;
        break;
      }
      return goal;
    },
  };
}
