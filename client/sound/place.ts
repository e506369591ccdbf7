/** How a place in the arena sounds from where one is: quieter, duller and more to the side the farther it is. */
import { SIGHT_RADIUS } from '../../sim/tuning.ts';
import { SUBUNITS } from '../../sim/units.ts';

/** `gain` 0 to 1, `pan` -1 (left) to 1, `cutoff` in Hz: what is above is dulled. */
export type Placing = { gain: number; pan: number; cutoff: number };

/** Units. Farther than eyes reach nothing is heard of what was seen. */
export const REACH = SIGHT_RADIUS / SUBUNITS;
/** Never wholly in one ear. */
const WIDEST = 0.85;
/** Units to the side at which half of that is reached. */
const HALF_ASIDE = 300;
const CLEAR = 16_000;
const DULL = 900;

/** At the ears themselves. */
export const HERE: Readonly<Placing> = { gain: 1, pan: 0, cutoff: CLEAR };

/** Mutates `out`. @param dx Units from the listener, to the right. @param dy Downwards. */
export function placeSound(dx: number, dy: number, out: Placing): void {
  const far = Math.min(1, Math.sqrt(dx * dx + dy * dy) / REACH);
  out.gain = (1 - far) ** 1.5;
  out.pan = (WIDEST * dx) / (Math.abs(dx) + HALF_ASIDE);
  out.cutoff = CLEAR * (DULL / CLEAR) ** far;
}
