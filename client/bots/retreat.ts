/** When to get away from a fight, and where to: to a repair if there is one in reach, else behind a wall to mend. */
import type { BrainView } from './brain-view.ts';
import { between, type Chance, happens } from './chance.ts';
import { findCover } from './cover.ts';
import { distance, type Place } from './geometry.ts';
import { repairInReach } from './pickup-errands.ts';
import type { Contact } from './senses.ts';
import type { Traits } from './traits.ts';

/** Hull share that is enough to come out again. */
const MENDED = 0.62;
const LONGEST_MS = 9000;
const COVER_HOLDS_MS = 1400;

export function createRetreat(traits: Traits, chance: Chance) {
  let until: number | undefined;
  let braveUntil = 0;
  let cover: Place | undefined;
  let coverAt = Number.NEGATIVE_INFINITY;

  function isAway(hull: number, enemies: readonly Contact[], clock: number): boolean {
    if (until !== undefined) {
      if (hull < MENDED && clock < until) return true;
      until = undefined;
      braveUntil = clock + 4000;
      return false;
    }
    if (hull >= traits.caution || clock < braveUntil || enemies.length === 0) return false;
    // Who nearly has the other stays, more often than not.
    const nearlyWon = enemies.some((enemy) => enemy.inSight && enemy.hull < hull * 100);
    if (nearlyWon && happens(chance, 0.6)) {
      braveUntil = clock + 1500;
      return false;
    }
    until = clock + LONGEST_MS * between(chance, 0.5, 1);
    cover = undefined;
    return true;
  }

  function choose(view: BrainView, own: Place, enemies: readonly Contact[]): Place | undefined {
    const repair = happens(chance, 0.3 + 0.7 * traits.skill) ? repairInReach(view, own, enemies) : undefined;
    if (repair !== undefined) return repair;
    return enemies.length > 0 ? findCover(view.arena, own, enemies, chance) : undefined;
  }

  return {
    /** Where to withdraw to; undefined while there is no need to, or nowhere to go. */
    goal(view: BrainView, own: Place, enemies: readonly Contact[], clock: number): Place | undefined {
      if (!isAway(view.gauges.hull, enemies, clock)) return undefined;
      const reached = cover !== undefined && distance(own, cover) < 40;
      const watched = enemies.some((enemy) => enemy.inSight);
      if (cover === undefined || (clock - coverAt > COVER_HOLDS_MS && (watched || !reached))) {
        coverAt = clock;
        cover = choose(view, own, enemies) ?? cover;
      }
      return cover;
    },
    forget(): void {
      until = undefined;
      cover = undefined;
    },
  };
}
