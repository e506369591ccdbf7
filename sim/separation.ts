/** Ships push each other apart. Run by the server only: what another ship does is not for a client to predict. */
import type { Arena } from './arena.ts';
import { LONGEST_STEP, pushOutOfWalls, roundBody } from './collision.ts';
import { isFlying, type Ship } from './ship.ts';
import { BOUNCE, SHIP_RADIUS } from './tuning.ts';

const APART = SHIP_RADIUS * 2;

/**
 * Pushes two ships half the overlap each, within what walls can still push back, and turns their closing speed round.
 * Mutates; false if they were apart.
 */
function pushPair(a: Ship, b: Ship): boolean {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const squared = dx * dx + dy * dy;
  if (squared >= APART * APART) return false;
  const distance = Math.sqrt(squared);
  // Two ships in one place part along the x axis, the lower id to the west.
  const nx = distance === 0 ? 1 : dx / distance;
  const ny = distance === 0 ? 0 : dy / distance;
  const half = Math.min((APART - distance) / 2, LONGEST_STEP);
  a.x -= nx * half;
  a.y -= ny * half;
  b.x += nx * half;
  b.y += ny * half;
  const closing = (a.vx - b.vx) * nx + (a.vy - b.vy) * ny;
  if (closing > 0) {
    const impulse = (closing * (256 + BOUNCE)) / 512;
    a.vx -= nx * impulse;
    a.vy -= ny * impulse;
    b.vx += nx * impulse;
    b.vy += ny * impulse;
  }
  return true;
}

/** Keeps a pushed ship out of the walls; one that no longer fits goes back where it stood before the push. */
function settle(arena: Arena, ship: Ship, x: number, y: number): void {
  if (!pushOutOfWalls(arena, ship)) {
    ship.x = x;
    ship.y = y;
  }
  roundBody(ship);
}

/** Mutates the ships that touch. Pairs are taken in the order of ids. */
export function pushShipsApart(ships: readonly Ship[], arena: Arena): void {
  for (let i = 0; i < ships.length; i++) {
    const a = ships[i];
    if (a === undefined || !isFlying(a)) continue;
    for (let j = i + 1; j < ships.length; j++) {
      const b = ships[j];
      if (b === undefined || !isFlying(b)) continue;
      const { x: ax, y: ay } = a;
      const { x: bx, y: by } = b;
      if (!pushPair(a, b)) continue;
      settle(arena, a, ax, ay);
      settle(arena, b, bx, by);
    }
  }
}
