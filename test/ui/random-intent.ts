import { aimOf } from '../../client/input/aim-angle.ts';
import { BUTTON, type Intent } from '../../sim/intent.ts';
import { isFlying, type Ship } from '../../sim/ship.ts';
import type { World } from '../../sim/world.ts';

/** Something lively to look at: flies about, shoots at whoever is near, now and then a rail or a dash. */
export function randomIntent(world: World, ship: Ship): Intent {
  const phase = Math.floor((world.tick + ship.id * 37) / 24);
  const chance = (salt: number) =>
    ((Math.imul(phase * 31 + ship.id * 7 + salt, 0x9e3779b1) >>> 8) & 0xffff) / 0xffff;
  let target: Ship | undefined;
  let nearest = Number.POSITIVE_INFINITY;
  for (const other of world.ships) {
    const away = Math.hypot(other.x - ship.x, other.y - ship.y);
    if (other.id === ship.id || !isFlying(other) || away > nearest) continue;
    nearest = away;
    target = other;
  }
  const aim = target === undefined ? 0 : aimOf(target.x - ship.x, target.y - ship.y);
  const towards = 1 + (Math.round(aim / 1024) & 63);
  const buttons =
    (chance(1) < 0.3 ? BUTTON.bolt : 0) |
    (chance(2) < 0.3 && world.tick % 24 < 20 ? BUTTON.rail : 0) |
    (chance(3) < 0.15 ? BUTTON.dash : 0);
  return { move: chance(4) < 0.5 ? towards : 1 + Math.floor(chance(5) * 63), aim, buttons };
}
