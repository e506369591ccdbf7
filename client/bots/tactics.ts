/**
 * What the legs are for: to fight whom one sees, to do an errand, to go after whom one saw, to get away, to look around.
 * The hands shoot at the target meanwhile, whatever the legs do.
 */
import type { DrawnShip } from '../net/drawn-types.ts';
import type { BrainView } from './brain-view.ts';
import type { Chance } from './chance.ts';
import { type Errand, type Ring, WORTH } from './errand.ts';
import { createErrands } from './errands.ts';
import type { Place } from './geometry.ts';
import { createHunt } from './hunt.ts';
import { createLoiter, isInside } from './loiter.ts';
import { createRetreat } from './retreat.ts';
import { createRoaming } from './roaming.ts';
import type { Contact, Senses } from './senses.ts';
import type { Traits } from './traits.ts';

export type Plan =
  /** `within`: a circle not to be left over it. */
  | { mode: 'fight'; target: Contact; range: number; within: Ring | undefined }
  | { mode: 'hunt' | 'errand' | 'retreat' | 'roam'; goal: Place };

export function createTactics(traits: Traits, chance: Chance) {
  const roaming = createRoaming(chance);
  const retreat = createRetreat(traits, chance);
  const errands = createErrands(traits, chance);
  const hunt = createHunt(traits, chance);
  const loiter = createLoiter(chance);

  function pursue(view: BrainView, own: DrawnShip, errand: Errand, clock: number): Plan {
    const { ring, place } = errand;
    if (ring === undefined || !isInside(ring, own)) return { mode: 'errand', goal: place };
    return { mode: 'errand', goal: loiter.goal(view.arena, own, ring, clock) };
  }

  function fight(own: DrawnShip, hull: number, target: Contact, errand: Errand | undefined): Plan {
    const chase = target.hull < 35 && hull > 0.4 ? 0.7 : 1;
    const ring = errand?.ring;
    // A circle that one is in is fought for from within.
    const within = ring !== undefined && isInside(ring, own) ? ring : undefined;
    return { mode: 'fight', target, range: traits.range * chase, within };
  }

  return {
    decide(
      view: BrainView,
      own: DrawnShip,
      target: Contact | undefined,
      senses: Senses,
      clock: number,
    ): Plan {
      const enemies = [...senses.contacts()];
      const cover = retreat.goal(view, own, enemies, clock);
      if (cover !== undefined) return { mode: 'retreat', goal: cover };
      const errand = errands.step(view, own, enemies, clock);
      const worth = errand?.worth ?? 0;
      if (target?.inSight === true) {
        const isThere = errand?.ring !== undefined && isInside(errand.ring, own);
        if (errand === undefined || isThere || worth < WORTH.fighting)
          return fight(own, view.gauges.hull, target, errand);
        return pursue(view, own, errand, clock);
      }
      if (target !== undefined && worth < WORTH.hunting) {
        const goal = hunt.goal(view, own, target, senses, clock);
        if (goal !== undefined) return { mode: 'hunt', goal };
      }
      if (errand !== undefined) return pursue(view, own, errand, clock);
      return { mode: 'roam', goal: roaming.goal(view.arena, own, clock) };
    },
    forget(): void {
      retreat.forget();
      errands.forget();
      hunt.forget();
      roaming.forget();
    },
  };
}
