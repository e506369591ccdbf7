/** Whom to fight: near, weak and in sight; whoever is fought already stays the target unless another is clearly better. */
import { HULL } from '../../sim/tuning.ts';
import { distance, type Place } from './geometry.ts';
import type { Contact, Senses } from './senses.ts';
import type { Traits } from './traits.ts';

/** In units of distance: what makes a target worth as much as being so much nearer. */
const WORTH = { weak: 260, inSight: 500, current: 140, charging: 60 } as const;
const CHOOSE_EVERY_MS = 220;

export type Targeting = ReturnType<typeof createTargeting>;

export function createTargeting(traits: Traits) {
  let current: number | undefined;
  let chosenAt = Number.NEGATIVE_INFINITY;

  function worth(own: Place, contact: Contact): number {
    let sum = -distance(own, contact);
    sum += WORTH.weak * (1 - contact.hull / HULL) * traits.skill;
    if (contact.inSight) sum += WORTH.inSight;
    if (contact.id === current) sum += WORTH.current;
    if (contact.charging) sum += WORTH.charging * traits.skill;
    return sum;
  }

  return {
    choose(own: Place, senses: Senses, clock: number): Contact | undefined {
      const known = current === undefined ? undefined : senses.contact(current);
      const spared = known?.protected === true && traits.heedsProtection;
      if (known !== undefined && !spared && clock - chosenAt < CHOOSE_EVERY_MS) return known;
      chosenAt = clock;
      let best: Contact | undefined;
      let most = Number.NEGATIVE_INFINITY;
      for (const contact of senses.contacts()) {
        if (contact.protected && traits.heedsProtection) continue;
        const sum = worth(own, contact);
        if (sum <= most) continue;
        most = sum;
        best = contact;
      }
      current = best?.id;
      return best;
    },
    forget(): void {
      current = undefined;
    },
  };
}
