/** Gets a ship to a place: looks for a way when it cannot fly straight, follows it, and frees itself when it sticks. */
import type { Arena } from '../../sim/arena.ts';
import { between, type Chance } from './chance.ts';
import { clearanceGridOf } from './clearance-grid.ts';
import { findPath } from './find-path.ts';
import { angleTo, distance, type Place } from './geometry.ts';
import { fliesBetween, roomTowards } from './sight-lines.ts';

export type Moving = Place & { readonly vx: number; readonly vy: number };

const LOOK_EVERY_MS = 130;
const SEARCH_EVERY_MS = 500;
/** A goal that moved less than this keeps its way, units. */
const SAME_GOAL = 70;
const ARRIVED = 26;
const STUCK_AFTER_MS = 700;
const STUCK_WITHIN = 14;
const FREEING_MS = 380;

export type Navigator = ReturnType<typeof createNavigator>;

export function createNavigator(chance: Chance) {
  let path: Place[] = [];
  let pathGoal: Place | undefined;
  let straight = false;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let searchedAt = Number.NEGATIVE_INFINITY;
  let anchor: (Place & { at: number }) | undefined;
  let freeing: { angle: number; until: number } | undefined;
  let askedAt = Number.NEGATIVE_INFINITY;
  const effort = { searches: 0, failed: 0, freed: 0 };

  function look(arena: Arena, ship: Moving, goal: Place, clock: number): void {
    lookedAt = clock;
    straight = fliesBetween(arena, ship, goal);
    if (straight) return;
    const next = path[1];
    if (next !== undefined && fliesBetween(arena, ship, next)) path.shift();
    const here = path[0];
    const lost = here === undefined || !fliesBetween(arena, ship, here);
    const moved = pathGoal === undefined || distance(pathGoal, goal) > SAME_GOAL;
    if ((!lost && !moved) || clock - searchedAt < SEARCH_EVERY_MS) return;
    searchedAt = clock;
    effort.searches += 1;
    const found = findPath(arena, clearanceGridOf(arena), ship, goal);
    if (found === undefined) effort.failed += 1;
    path = found ?? [];
    pathGoal = goal;
  }

  function isStuck(ship: Moving, clock: number): boolean {
    // A pause in asking is no standing still.
    const paused = clock - askedAt > 200;
    askedAt = clock;
    if (anchor === undefined || paused || distance(anchor, ship) > STUCK_WITHIN) {
      anchor = { x: ship.x, y: ship.y, at: clock };
      return false;
    }
    return clock - anchor.at > STUCK_AFTER_MS;
  }

  function free(arena: Arena, ship: Moving, clock: number): void {
    const tries = [0, 1, 2, 3].map(() => between(chance, -Math.PI, Math.PI));
    const rooms = tries.map((angle) => roomTowards(arena, ship, angle, 120));
    const angle = tries[rooms.indexOf(Math.max(...rooms))] ?? 0;
    freeing = { angle, until: clock + FREEING_MS };
    anchor = undefined;
    pathGoal = undefined;
    path = [];
    effort.freed += 1;
  }

  return {
    effort,
    /** The direction to thrust in, radians; undefined once there. */
    steer(arena: Arena, ship: Moving, goal: Place, clock: number): number | undefined {
      if (distance(ship, goal) < ARRIVED) return undefined;
      if (freeing !== undefined && clock < freeing.until) return freeing.angle;
      freeing = undefined;
      if (isStuck(ship, clock)) free(arena, ship, clock);
      if (clock - lookedAt >= LOOK_EVERY_MS) look(arena, ship, goal, clock);
      const here = path[0];
      if (!straight && here !== undefined && path.length > 1 && distance(ship, here) < ARRIVED) path.shift();
      return steerTowards(ship, straight ? goal : (path[0] ?? goal));
    },
    forget() {
      path = [];
      pathGoal = undefined;
      straight = false;
      anchor = undefined;
      freeing = undefined;
      lookedAt = Number.NEGATIVE_INFINITY;
    },
  };
}

/** Leans against the drift to the side, which inertia would otherwise carry past the corner. */
function steerTowards(ship: Moving, to: Place): number {
  const angle = angleTo(ship, to);
  const east = Math.cos(angle);
  const south = Math.sin(angle);
  const sideways = ship.vy * east - ship.vx * south;
  const lean = Math.max(-1, Math.min(1, sideways / 160));
  return Math.atan2(south - lean * east, east + lean * south);
}
