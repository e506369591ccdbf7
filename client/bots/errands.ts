/** Chooses what to fly to: what a match has to offer is asked of its view, whatever its mode is called. */
import type { DrawnShip } from '../net/drawn-types.ts';
import { createBeaconNeeds } from './beacon-errands.ts';
import type { BrainView } from './brain-view.ts';
import { between, type Chance } from './chance.ts';
import { type Errand, WORTH } from './errand.ts';
import { pickupErrands } from './pickup-errands.ts';
import type { Contact } from './senses.ts';
import type { Traits } from './traits.ts';

const CHOOSE_EVERY_MS = 380;
/** What is under way seems worth so much more than a change of mind. */
const PERSISTENCE = 1.3;

export function createErrands(traits: Traits, chance: Chance) {
  const beacons = createBeaconNeeds(traits, chance);
  let current: Errand | undefined;
  let chooseAt = 0;

  function choose(view: BrainView, own: DrawnShip, enemies: readonly Contact[]): Errand | undefined {
    // Before a round counts, there is nothing to be held.
    const held = view.round.phase === 'play' ? beacons.errands(view, own, enemies) : [];
    let best: Errand | undefined;
    let most: number = WORTH.roaming;
    for (const errand of [...pickupErrands(view, own, enemies, traits.greed), ...held]) {
      const worth = errand.worth * (errand.key === current?.key ? PERSISTENCE : 1);
      if (worth <= most) continue;
      most = worth;
      best = { ...errand, worth };
    }
    return best;
  }

  return {
    step(view: BrainView, own: DrawnShip, enemies: readonly Contact[], clock: number): Errand | undefined {
      if (clock < chooseAt) return current;
      chooseAt = clock + CHOOSE_EVERY_MS * between(chance, 0.8, 1.2);
      current = choose(view, own, enemies);
      return current;
    },
    forget(): void {
      current = undefined;
      chooseAt = 0;
      beacons.forget();
    },
  };
}
