/** How the ships of a match got about: how far, how much of their time in one spot, how much of it near some places. */
import { isFlying } from '../../../sim/ship.ts';
import { SUBUNITS, TICK_RATE, VELOCITY_STEPS } from '../../../sim/units.ts';
import type { World } from '../../../sim/world.ts';

/** Three seconds without leaving a circle of this many units is being stuck, or idle. */
const STUCK_TICKS = 3 * TICK_RATE;
const STUCK_WITHIN = 40;

type Place = { x: number; y: number };

/** @param places Position steps. @param near Units from one of the places. */
export function createFlightMeter(places: readonly Place[] = [], near = 0) {
  const anchors = new Map<number, Place & { tick: number }>();
  let ticks = 0;
  let stuck = 0;
  let at = 0;
  let way = 0;

  function note(ship: { id: number } & Place, tick: number): void {
    const anchor = anchors.get(ship.id);
    const away =
      anchor === undefined ? Number.POSITIVE_INFINITY : Math.hypot(ship.x - anchor.x, ship.y - anchor.y);
    if (anchor === undefined || away > STUCK_WITHIN * SUBUNITS)
      anchors.set(ship.id, { x: ship.x, y: ship.y, tick });
    else if (tick - anchor.tick > STUCK_TICKS) stuck += 1;
  }

  return {
    /** Once a tick. */
    watch(world: World): void {
      for (const ship of world.ships) {
        if (!isFlying(ship) || world.round.phase === 'results') {
          anchors.delete(ship.id);
          continue;
        }
        ticks += 1;
        way += Math.hypot(ship.vx, ship.vy) / VELOCITY_STEPS / SUBUNITS;
        if (places.some((place) => Math.hypot(place.x - ship.x, place.y - ship.y) < near * SUBUNITS)) at += 1;
        note(ship, world.tick);
      }
    },
    get report() {
      const minutes = ticks / TICK_RATE / 60;
      return {
        minutes,
        unitsPerSecond: way / minutes / 60,
        stuckShare: stuck / ticks,
        nearShare: at / ticks,
      };
    },
  };
}
