/** Pickups as errands: a repair for who is hurt, a shield or overcharge for who is near or has the time. */
import type { PickupKind } from '../../sim/arena.ts';
import type { DrawnPickup } from '../net/drawn-types.ts';
import type { OwnGauges } from '../net/session-types.ts';
import type { BrainView } from './brain-view.ts';
import { after, type Errand, isCloser } from './errand.ts';
import { distance, type Place } from './geometry.ts';
import type { Contact } from './senses.ts';
import { travelSeconds } from './travel.ts';

/** Seconds of flight that halve what a pickup is worth. */
const HALF_S: Readonly<Record<PickupKind, number>> = { repair: 4, shield: 2.6, overcharge: 3.6 };
/** Nobody goes further for one. */
const FARTHEST_S = 9;
/** It may be back this much later than the ship is there. */
const PATIENCE_S = 0.8;

function needOf(kind: PickupKind, gauges: OwnGauges): number {
  switch (kind) {
    case 'repair':
      return gauges.hull > 0.85 ? 0 : 4.2 * (1 - gauges.hull);
    case 'shield':
      return gauges.shield > 0.7 ? 0 : 2.2 * (1 - gauges.shield);
    case 'overcharge':
      return gauges.overMs > 1500 ? 0 : 2.6;
  }
}

/** Whether a ship that flies there now finds it, as far as its pilot knows. */
function isThereAfter(pickup: DrawnPickup, seconds: number): boolean {
  if (pickup.pending) return false;
  return pickup.there || (pickup.backMs > 0 && pickup.backMs / 1000 < seconds + PATIENCE_S);
}

/** @param greed How much of their worth the pilot sees in them, about 1. */
export function pickupErrands(
  view: BrainView,
  own: Place,
  enemies: readonly Contact[],
  greed: number,
): Errand[] {
  const errands: Errand[] = [];
  view.pickups.forEach((pickup, index) => {
    const need = needOf(pickup.kind, view.gauges);
    const near = distance(own, pickup);
    if (need === 0 || near / 285 > FARTHEST_S) return;
    const seconds = travelSeconds(view.arena, own, pickup);
    if (seconds > FARTHEST_S || !isThereAfter(pickup, seconds)) return;
    // Somebody else will be there first.
    const contested = isCloser(enemies, pickup, near * 0.8) ? 0.5 : 1;
    const worth = need * after(seconds, HALF_S[pickup.kind]) * contested * greed;
    errands.push({ key: `pickup ${index}`, place: pickup, ring: undefined, worth });
  });
  return errands;
}

/** The repair to withdraw to, unless it is far or the enemy stands between. */
export function repairInReach(view: BrainView, own: Place, enemies: readonly Contact[]): Place | undefined {
  let best: Place | undefined;
  let least = 5;
  for (const pickup of view.pickups) {
    if (pickup.kind !== 'repair') continue;
    const near = distance(own, pickup);
    if (near / 285 > least || isCloser(enemies, pickup, near)) continue;
    const seconds = travelSeconds(view.arena, own, pickup);
    if (seconds >= least || !isThereAfter(pickup, seconds)) continue;
    least = seconds;
    best = pickup;
  }
  return best;
}
