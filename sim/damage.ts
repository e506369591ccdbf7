/** What a hit does. Run by the server. */
import { DIRECTION_ONE, eastOf, southOf } from './direction.ts';
import type { Fact } from './facts.ts';
import { isFlying, type Ship } from './ship.ts';
import type { Shot } from './ship-actions.ts';
import {
  BOLT_DAMAGE,
  BOLT_PUSH,
  CALM_TICKS,
  DASH_SPEED,
  HULL,
  MEND_EVERY,
  OVERCHARGE_DAMAGE,
  PIERCED_DAMAGE,
  RAIL_DAMAGE,
  RESPAWN_TICKS,
} from './tuning.ts';

const DAMAGE = { bolt: BOLT_DAMAGE, rail: RAIL_DAMAGE } as const;

/** A shot that met a ship. `by`: whose it is, also when that ship has left; `aim`: the way it flew. */
export type Blow = {
  weapon: Shot;
  shot: number;
  by: number;
  aim: number;
  strong: boolean;
  /** It went through another ship before. */
  spent?: boolean;
};

function damageOf({ weapon, strong, spent }: Blow): number {
  const full = strong ? (DAMAGE[weapon] * OVERCHARGE_DAMAGE) >> 8 : DAMAGE[weapon];
  return spent ? (full * PIERCED_DAMAGE) >> 8 : full;
}

/** A bolt gives way to what it hits. Mutates. */
function push(ship: Ship, aim: number): void {
  const within = (speed: number) => Math.max(-DASH_SPEED, Math.min(DASH_SPEED, speed));
  ship.vx = within(ship.vx + Math.trunc((BOLT_PUSH * eastOf(aim)) / DIRECTION_ONE));
  ship.vy = within(ship.vy + Math.trunc((BOLT_PUSH * southOf(aim)) / DIRECTION_ONE));
}

/** What is left of a ship, and who is credited with it. Mutates both. */
function fell(ship: Ship, by: Ship | undefined, counts: boolean): void {
  ship.respawnTicks = RESPAWN_TICKS;
  ship.railCharge = 0;
  ship.vx = 0;
  ship.vy = 0;
  ship.shield = 0;
  ship.overTicks = 0;
  ship.revealTicks = 0;
  ship.streak = 0;
  if (!counts) return;
  ship.deaths += 1;
  if (by === undefined) return;
  by.score += 1;
  by.streak = Math.min(255, by.streak + 1);
  by.bestStreak = Math.max(by.bestStreak, by.streak);
}

/**
 * Harms a ship, first its shield and then its hull, and gives the point if that ends it. Mutates both; a protected ship
 * is hit but unharmed.
 * @param counts Whether it is for points; in a warm-up nothing is.
 */
export function harm(ship: Ship, by: Ship | undefined, blow: Blow, counts: boolean): Fact[] {
  if (!isFlying(ship)) return [];
  const { weapon, shot, aim } = blow;
  const isProtected = ship.protectTicks > 0;
  const damage = isProtected ? 0 : Math.min(damageOf(blow), ship.shield + ship.hull);
  const shielded = Math.min(damage, ship.shield);
  ship.shield -= shielded;
  ship.hull -= damage - shielded;
  if (damage > 0) ship.calmTicks = 0;
  if (weapon === 'bolt' && !isProtected) push(ship, aim);
  if (by !== undefined && counts) by.harm = Math.min(65535, by.harm + damage);
  const facts: Fact[] = [
    { type: 'hit', by: blow.by, ship: ship.id, weapon, shot, damage, aim, shielded: shielded > 0 },
  ];
  if (shielded > 0 && ship.shield === 0) facts.push({ type: 'broke', ship: ship.id });
  if (ship.hull > 0) return facts;
  fell(ship, by, counts);
  facts.push({ type: 'died', ship: ship.id, by: blow.by, weapon, aim });
  return facts;
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
