/** Something that is worth flying to, beyond fighting. */

import type { Place } from './geometry.ts';
import type { Contact } from './senses.ts';

export type Ring = Place & { readonly radius: number };

export type Errand = {
  /** Tells errands apart from one choice to the next. */
  key: string;
  place: Place;
  /** A circle that it is done in; undefined: to be there once is enough. */
  ring: Ring | undefined;
  /** What it is worth, the time that it takes considered: as in WORTH. */
  worth: number;
};

/** What else a pilot could do, on the scale of an errand's worth. */
export const WORTH = {
  /** Below this it would rather look around. */
  roaming: 0.3,
  /** Going after somebody who went out of sight. */
  hunting: 1,
  /** Moving for the sake of a fight with somebody in sight. */
  fighting: 1.8,
} as const;

/** What is left of a worth that takes so many seconds to get to. @param half Seconds that halve it. */
export function after(seconds: number, half: number): number {
  return half / (half + seconds);
}

/** Whether an enemy in sight stands nearer to a place than the own ship. */
export function isCloser(enemies: readonly Contact[], place: Place, own: number): boolean {
  return enemies.some((enemy) => enemy.inSight && Math.hypot(enemy.x - place.x, enemy.y - place.y) < own);
}
