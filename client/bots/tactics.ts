/** What a pilot is up to: fight whom it sees, hunt whom it saw, get away to mend, or roam. */
import type { BrainView } from './brain-view.ts';
import { between, type Chance, happens } from './chance.ts';
import { findCover } from './cover.ts';
import { distance, type Place } from './geometry.ts';
import { createRoaming } from './roaming.ts';
import { type Contact, placeAfter, type Senses } from './senses.ts';
import type { Traits } from './traits.ts';

export type Plan =
  | { mode: 'fight'; target: Contact; range: number }
  | { mode: 'hunt'; target: Contact; goal: Place }
  | { mode: 'retreat'; goal: Place }
  | { mode: 'roam'; goal: Place };

/** Hull share that is enough to come out again. */
const MENDED = 0.62;
const LONGEST_RETREAT_MS = 9000;
const COVER_HOLDS_MS = 1400;
/** A last seen place is flown on from for so long. */
const TRAIL_MS = 500;

export function createTactics(traits: Traits, chance: Chance) {
  const roaming = createRoaming(chance);
  let retreatUntil: number | undefined;
  let braveUntil = 0;
  let cover: Place | undefined;
  let coverAt = Number.NEGATIVE_INFINITY;

  function retreats(hull: number, enemies: readonly Contact[], clock: number): boolean {
    if (retreatUntil !== undefined) {
      if (hull < MENDED && clock < retreatUntil) return true;
      retreatUntil = undefined;
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
    retreatUntil = clock + LONGEST_RETREAT_MS * between(chance, 0.5, 1);
    cover = undefined;
    return true;
  }

  function coverFor(view: BrainView, own: Place, enemies: readonly Contact[], clock: number): Place {
    const reached = cover !== undefined && distance(own, cover) < 40;
    const watched = enemies.some((enemy) => enemy.inSight);
    if (cover === undefined || (clock - coverAt > COVER_HOLDS_MS && (watched || !reached))) {
      coverAt = clock;
      if (enemies.length > 0) cover = findCover(view.arena, own, enemies, chance) ?? cover;
    }
    return cover ?? roaming.goal(view.arena, own, clock);
  }

  return {
    decide(view: BrainView, own: Place, target: Contact | undefined, senses: Senses, clock: number): Plan {
      const enemies = [...senses.contacts()];
      const hull = view.gauges.hull;
      const playing = view.round.phase === 'play';
      if (playing && retreats(hull, enemies, clock)) {
        return { mode: 'retreat', goal: coverFor(view, own, enemies, clock) };
      }
      if (target === undefined || !playing)
        return { mode: 'roam', goal: roaming.goal(view.arena, own, clock) };
      if (target.inSight) {
        const chase = target.hull < 35 && hull > 0.4 ? 0.7 : 1;
        return { mode: 'fight', target, range: traits.range * chase };
      }
      roaming.forget();
      const trail = Math.min(clock - target.seenAt, TRAIL_MS);
      return { mode: 'hunt', target, goal: placeAfter(target, trail) };
    },
    forget(): void {
      retreatUntil = undefined;
      cover = undefined;
      roaming.forget();
    },
  };
}
