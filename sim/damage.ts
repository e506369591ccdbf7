/** What a hit does. Run by the server. */
import type { Fact } from './facts.ts';
import { isFlying, type Ship } from './ship.ts';
import type { Shot } from './ship-actions.ts';
import { BOLT_DAMAGE, CALM_TICKS, HULL, MEND_EVERY, RAIL_DAMAGE, RESPAWN_TICKS } from './tuning.ts';

const DAMAGE = { bolt: BOLT_DAMAGE, rail: RAIL_DAMAGE } as const;

/** Harms a ship, and gives the point if that ends it. Mutates both; a protected ship is hit but unharmed. */
export function harm(ship: Ship, by: Ship | undefined, weapon: Shot, shot: number, byId: number): Fact[] {
  if (!isFlying(ship)) return [];
  const damage = ship.protectTicks > 0 ? 0 : Math.min(DAMAGE[weapon], ship.hull);
  ship.hull -= damage;
  if (damage > 0) ship.calmTicks = 0;
  const hit: Fact = { type: 'hit', by: byId, ship: ship.id, weapon, shot, damage };
  if (ship.hull > 0) return [hit];
  ship.respawnTicks = RESPAWN_TICKS;
  ship.deaths += 1;
  ship.railCharge = 0;
  ship.vx = 0;
  ship.vy = 0;
  if (by !== undefined) by.score += 1;
  return [hit, { type: 'died', ship: ship.id, by: byId, weapon }];
}

/** A ship that was left alone for a while mends. Mutates. */
export function mend(ship: Ship): void {
  if (ship.calmTicks < CALM_TICKS) {
    ship.calmTicks += 1;
    return;
  }
  // calmTicks runs on in cycles of MEND_EVERY above CALM_TICKS, so that no other counter is needed.
  ship.calmTicks += 1;
  if (ship.calmTicks < CALM_TICKS + MEND_EVERY) return;
  ship.calmTicks = CALM_TICKS;
  if (ship.hull < HULL) ship.hull += 1;
}
