/** What a push of a stick means, of whatever device: x to the right and y down, the rim at length 1. */
import { MOVE_DIRECTIONS } from '../../sim/intent.ts';

/**
 * How far a stick is pushed, 0 to 1: nothing within the dead zone around its middle, and from there on the whole way
 * again, so that no push is lost.
 */
export function pushOf(x: number, y: number, deadZone: number): number {
  const length = Math.min(1, Math.hypot(x, y));
  return length <= deadZone ? 0 : (length - deadZone) / (1 - deadZone);
}

/** The direction of thrust that is nearest to a push, as an intent says it. */
export function thrustOf(x: number, y: number): number {
  const steps = Math.round((Math.atan2(y, x) / (2 * Math.PI)) * MOVE_DIRECTIONS);
  return 1 + ((steps + MOVE_DIRECTIONS) % MOVE_DIRECTIONS);
}
