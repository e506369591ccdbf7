/** Where ships appear: out of everybody's reach, but not out of the battle, with a short protection. Run by the server. */
import type { Arena, Point } from './arena.ts';
import { nextBelow } from './random.ts';
import { isFlying, type Ship } from './ship.ts';
import { HULL, PROTECTION_TICKS, SAFE_DISTANCE, SHIP_RADIUS } from './tuning.ts';
import type { World } from './world.ts';

function nearestShip(world: World, ship: Ship, place: Point): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const other of world.ships) {
    if (other.id === ship.id || !isFlying(other)) continue;
    const dx = other.x - place.x;
    const dy = other.y - place.y;
    nearest = Math.min(nearest, dx * dx + dy * dy);
  }
  return nearest;
}

/** Places of the own side, where the arena has any for it; else all. */
function placesFor(arena: Arena, ship: Ship): readonly Point[] {
  const own = arena.spawns.filter((spawn) => spawn.team !== 0 && spawn.team === ship.team);
  return own.length > 0 ? own : arena.spawns;
}

/** Any place that is far enough from everybody, by chance, so that nobody can wait for it; else one of the safest. */
function safePlace(world: World, arena: Arena, ship: Ship): Point {
  const ranked = placesFor(arena, ship)
    .map((place, order) => ({ place, order, room: nearestShip(world, ship, place) }))
    .sort((a, b) => b.room - a.room || a.order - b.order);
  const safe = ranked.filter((entry) => entry.room >= SAFE_DISTANCE * SAFE_DISTANCE);
  const free = ranked.filter((entry) => entry.room > 4 * SHIP_RADIUS * SHIP_RADIUS);
  const choice = safe.length > 0 ? safe : (free.length > 0 ? free : ranked).slice(0, 3);
  return choice[nextBelow(world, choice.length)]?.place ?? { x: 0, y: 0 };
}

/** Whole, at rest, with nothing that it was given. Mutates. */
export function freshen(ship: Ship): void {
  ship.vx = 0;
  ship.vy = 0;
  ship.dashTicks = 0;
  ship.dashCooldown = 0;
  ship.boltCooldown = 0;
  ship.railCharge = 0;
  ship.railCooldown = 0;
  ship.hull = HULL;
  ship.shield = 0;
  ship.overTicks = 0;
  ship.revealTicks = 0;
  ship.protectTicks = 0;
  ship.calmTicks = 0;
  ship.streak = 0;
}

/** Puts a ship into the arena, whole and protected. Mutates. */
export function spawnShip(world: World, arena: Arena, ship: Ship): void {
  const place = safePlace(world, arena, ship);
  freshen(ship);
  ship.x = place.x;
  ship.y = place.y;
  ship.respawnTicks = 0;
  ship.protectTicks = PROTECTION_TICKS;
}
