/**
 * Help for who aims with a stick, never for a mouse: near an enemy in sight the aim is bent toward it and turns slower
 * over it. It shapes the intent only, knows what is drawn and nothing else, and is the same for everybody.
 */
import { BOLT_SPEED } from '../../sim/tuning.ts';
import { SUBUNITS, TICK_RATE, VELOCITY_STEPS } from '../../sim/units.ts';
import type { DrawnShip } from '../net/drawn-types.ts';

/** Radians to either side within which an enemy draws the aim. */
export const ASSIST_CONE = 0.16;
/** Units: farther away, nothing is done. */
export const ASSIST_RANGE = 620;
/** From this share of the range on the help fades. */
const FADES_FROM = 0.6;
/** Of the way to the enemy that is taken for the pilot, in the middle of the cone and at short range. */
const STRENGTH = 0.55;

/** Units per second. */
const BOLT_PACE = (BOLT_SPEED * TICK_RATE) / VELOCITY_STEPS / SUBUNITS;

/** The same angle between -π and π. */
const turned = (angle: number) => angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));

const isTarget = (ship: DrawnShip) =>
  !ship.own && !ship.mate && ship.flying && !ship.remembered && !ship.protected;

/** Radians to where a shot meets the ship: a rail at once, a bolt where the ship will be if it flies straight on. */
function bearingOf(own: DrawnShip, ship: DrawnShip, distance: number, atOnce: boolean): number {
  const seconds = atOnce ? 0 : distance / BOLT_PACE;
  return Math.atan2(ship.y + ship.vy * seconds - own.y, ship.x + ship.vx * seconds - own.x);
}

/**
 * @param aim Radians, as the stick says.
 * @param atOnce The shot will be a rail.
 * @returns Radians, as they are to be sent.
 */
export function assistAim(
  aim: number,
  own: DrawnShip,
  ships: ReadonlyMap<number, DrawnShip>,
  atOnce: boolean,
): number {
  let beside = ASSIST_CONE;
  let bend = 0;
  for (const ship of ships.values()) {
    if (!isTarget(ship)) continue;
    const distance = Math.hypot(ship.x - own.x, ship.y - own.y);
    if (distance >= ASSIST_RANGE || distance === 0) continue;
    const error = turned(bearingOf(own, ship, distance, atOnce) - aim);
    if (Math.abs(error) >= beside) continue;
    beside = Math.abs(error);
    const near = Math.min(1, (1 - distance / ASSIST_RANGE) / (1 - FADES_FROM));
    // Whole in the middle, nothing at the cone's edge: a turn of the stick never makes the aim leap.
    const share = beside / ASSIST_CONE;
    bend = error * STRENGTH * near * (1 - share * share);
  }
  return turned(aim + bend);
}
