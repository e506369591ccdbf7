/** How a ship moves while it fights: sideways, at the distance it likes, with turns that come when a person's would. */
import type { Arena } from '../../sim/arena.ts';
import { between, type Chance, happens } from './chance.ts';
import type { Ring } from './errand.ts';
import { along, angleTo, clamp, distance, type Place } from './geometry.ts';
import { isInside } from './loiter.ts';
import type { Moving } from './navigator.ts';
import { roomTowards } from './sight-lines.ts';
import type { Traits } from './traits.ts';

const ROOM_AHEAD = 90;
/** How far ahead the edge of a circle is minded that is not to be left, units. */
const EDGE_AHEAD = 45;

/** The same way, bent inwards where it would lead out of a circle. */
function keptWithin(ring: Ring | undefined, own: Place, way: number): number {
  if (ring === undefined || isInside(ring, along(own, way, EDGE_AHEAD))) return way;
  const home = angleTo(own, ring);
  return Math.atan2(Math.sin(way) + 1.4 * Math.sin(home), Math.cos(way) + 1.4 * Math.cos(home));
}

export function createFootwork(traits: Traits, chance: Chance) {
  let side = happens(chance, 0.5) ? 1 : -1;
  let moves = true;
  let turnsAt = 0;

  function decide(clock: number): void {
    if (clock < turnsAt) return;
    turnsAt = clock + traits.strafeMs * between(chance, 0.45, 1.6);
    moves = happens(chance, traits.strafe);
    if (happens(chance, 0.7)) side = -side;
  }

  return {
    /**
     * @param range Distance to keep, units.
     * @param within A circle not to be left.
     * @returns The direction to thrust in, radians; undefined to hold still.
     */
    step(
      arena: Arena,
      own: Moving,
      target: Place,
      range: number,
      within: Ring | undefined,
      clock: number,
    ): number | undefined {
      decide(clock);
      const line = angleTo(own, target);
      const gap = distance(own, target) / range - 1;
      const closer = Math.abs(gap) < 0.15 ? 0 : clamp(gap * 1.6, -1, 1);
      if (!moves && closer === 0) return undefined;
      const across = moves ? 1 : 0;
      const heading = () =>
        Math.atan2(
          Math.sin(line) * closer + Math.cos(line) * side * across,
          Math.cos(line) * closer - Math.sin(line) * side * across,
        );
      if (roomTowards(arena, own, heading(), ROOM_AHEAD) < ROOM_AHEAD) {
        const here = heading();
        side = -side;
        const there = heading();
        if (roomTowards(arena, own, there, ROOM_AHEAD) <= roomTowards(arena, own, here, ROOM_AHEAD))
          side = -side;
        else turnsAt = clock + traits.strafeMs * between(chance, 0.6, 1.2);
      }
      return keptWithin(within, own, heading());
    },
  };
}
