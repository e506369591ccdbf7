/** Rails: hitscan, judged where the shooter saw the target (R4). Run by the server. */
import type { Arena, Point } from './arena.ts';
import { DIRECTION_ONE, eastOf, southOf } from './direction.ts';
import { areMates } from './modes/mode.ts';
import { isFlying, type Ship } from './ship.ts';
import { castAtDisc, castAtWalls } from './sight.ts';
import { RAIL_GRACE, RAIL_RANGE, SHIP_RADIUS } from './tuning.ts';
import type { World } from './world.ts';

/**
 * What the rules cannot know themselves: where a shooter saw a target, in position steps; undefined when it was not
 * seen, in which case it cannot be hit.
 */
export type Ask = (shooter: number, target: number) => Point | undefined;

/** How far a rail goes until a wall or its range stops it, in position steps. */
export function railReach(arena: Arena, from: Point, aim: number): number {
  const dx = eastOf(aim) / DIRECTION_ONE;
  const dy = southOf(aim) / DIRECTION_ONE;
  return castAtWalls(arena, from.x, from.y, dx, dy, RAIL_RANGE);
}

/** Ships that a rail goes through at most. */
const MOST_TARGETS = 2;

/** The ships that a rail from this shooter hits, nearest first: it pierces one, and mates not at all. */
export function railTargets(world: World, arena: Arena, shooter: Ship, ask: Ask): Ship[] {
  const dx = eastOf(shooter.shotAim) / DIRECTION_ONE;
  const dy = southOf(shooter.shotAim) / DIRECTION_ONE;
  const reach = railReach(arena, shooter, shooter.shotAim);
  const met: { ship: Ship; at: number }[] = [];
  for (const ship of world.ships) {
    if (ship.id === shooter.id || !isFlying(ship) || areMates(ship, shooter)) continue;
    const seen = ask(shooter.id, ship.id);
    if (seen === undefined) continue;
    const at = castAtDisc(shooter.x, shooter.y, dx, dy, seen.x, seen.y, SHIP_RADIUS + RAIL_GRACE);
    if (at !== undefined && at <= reach) met.push({ ship, at });
  }
  met.sort((a, b) => a.at - b.at || a.ship.id - b.ship.id);
  return met.slice(0, MOST_TARGETS).map(({ ship }) => ship);
}
