/** Goes after somebody who went out of sight: to where it was, round to another side of it, and on the way it flew. */
import type { BrainView } from './brain-view.ts';
import { between, type Chance, happens } from './chance.ts';
import { cellOf, clearanceGridOf } from './clearance-grid.ts';
import { along, angleTo, distance, type Place } from './geometry.ts';
import { type Contact, placeAfter, type Senses } from './senses.ts';
import { seesBetween } from './sight-lines.ts';
import type { Traits } from './traits.ts';

/** A last seen place is flown on from for so long. */
const TRAIL_MS = 500;
const THERE = 75;
/** A place that is in the open this near, with nobody at it, has been looked at. */
const LOOKED_AT = 260;
/** From nearer there is no way round. */
const FLANK_FROM = 380;
const FLANK_WIDE = 300;
const LONGEST_FLANK_MS = 4500;

export function createHunt(traits: Traits, chance: Chance) {
  let prey: number | undefined;
  let flank: Place | undefined;
  let flankUntil = 0;
  /** Where the prey may have gone on to, once its last place was found empty. */
  let trail: { to: Place; until: number } | undefined;

  function begin(view: BrainView, own: Place, target: Contact, clock: number): void {
    prey = target.id;
    trail = undefined;
    flank = undefined;
    flankUntil = clock + LONGEST_FLANK_MS;
    if (distance(own, target) < FLANK_FROM || !happens(chance, traits.flanks)) return;
    const side = happens(chance, 0.5) ? 1 : -1;
    const place = along(target, angleTo(target, own) + side * between(chance, 1.1, 1.9), FLANK_WIDE);
    const grid = clearanceGridOf(view.arena);
    if ((grid.costs[cellOf(grid, place)] ?? 0) > 0) flank = place;
  }

  return {
    /** Where to look; undefined once there is no more to go by. */
    goal(view: BrainView, own: Place, target: Contact, senses: Senses, clock: number): Place | undefined {
      if (target.id !== prey) begin(view, own, target, clock);
      if (flank !== undefined && distance(own, flank) > THERE && clock < flankUntil) return flank;
      flank = undefined;
      // Mates see it, or it gave itself away: there is no trail to follow yet.
      const isKnown = clock - target.seenAt < traits.reactionMs + 300;
      const last = placeAfter(target, Math.min(clock - target.seenAt, TRAIL_MS));
      if (isKnown) trail = undefined;
      else if (trail === undefined) {
        const away = distance(own, last);
        if (away < THERE || (away < LOOKED_AT && seesBetween(view.arena, own, last)))
          trail = { to: placeAfter(target, between(chance, 900, 1500)), until: clock + 1600 };
      }
      if (trail === undefined) return last;
      if (clock < trail.until && distance(own, trail.to) > THERE) return trail.to;
      senses.lose(target.id);
      prey = undefined;
      trail = undefined;
      return undefined;
    },
    forget(): void {
      prey = undefined;
      flank = undefined;
      trail = undefined;
    },
  };
}
