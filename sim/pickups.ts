/** Things to fight over: they lie about, go to whoever comes first, and are back after a while. Run by the server. */
import type { Arena, PickupKind } from './arena.ts';
import type { Fact } from './facts.ts';
import { isFlying, type Ship } from './ship.ts';
import { HULL, MOST_SHIELD, OVERCHARGE_TICKS, PICKUP_REACH, PICKUP_TICKS, REPAIR, SHIELD } from './tuning.ts';
import type { World } from './world.ts';

/** Whether a ship would gain by a pickup; a whole one leaves a repair to others. */
export function isOfUse(kind: PickupKind, ship: Pick<Ship, 'hull' | 'shield'>): boolean {
  if (kind === 'repair') return ship.hull < HULL;
  return kind === 'overcharge' || ship.shield < MOST_SHIELD;
}

function give(kind: PickupKind, ship: Ship): void {
  if (kind === 'repair') ship.hull = Math.min(HULL, ship.hull + REPAIR);
  else if (kind === 'shield') ship.shield = Math.min(MOST_SHIELD, ship.shield + SHIELD);
  else ship.overTicks = OVERCHARGE_TICKS;
  ship.taken = Math.min(255, ship.taken + 1);
}

/** The nearest ship that reaches a place and has use for what lies there; of two as near, the lower id. */
function takerOf(world: World, x: number, y: number, kind: PickupKind): Ship | undefined {
  let nearest = PICKUP_REACH * PICKUP_REACH;
  let taker: Ship | undefined;
  for (const ship of world.ships) {
    if (!isFlying(ship) || !isOfUse(kind, ship)) continue;
    const dx = ship.x - x;
    const dy = ship.y - y;
    const away = dx * dx + dy * dy;
    if (away > nearest || (away === nearest && taker !== undefined)) continue;
    nearest = away;
    taker = ship;
  }
  return taker;
}

/** Lays out what a map has, the first time that it is played on. Mutates. */
export function layOutPickups(world: World, arena: Arena): void {
  if (world.pickups.length !== arena.pickups.length) world.pickups = arena.pickups.map(() => 0);
}

/** Mutates. */
export function stepPickups(world: World, arena: Arena): Fact[] {
  const facts: Fact[] = [];
  arena.pickups.forEach(({ x, y, kind }, index) => {
    const ticks = world.pickups[index] ?? 0;
    if (ticks > 0) {
      world.pickups[index] = ticks - 1;
      return;
    }
    const ship = takerOf(world, x, y, kind);
    if (ship === undefined) return;
    give(kind, ship);
    world.pickups[index] = PICKUP_TICKS[kind];
    facts.push({ type: 'took', ship: ship.id, pickup: index });
  });
  return facts;
}
