/** How much of what is heard at once: categories, their loudness and their bounds (R14). */

export type Category = 'own' | 'others' | 'world' | 'ui';

/**
 * `gain`: of the whole category. `voices`: most that sound together. `most`: what their loudness may add up to, 1 being
 * the loudest sample there can be; many shots are not louder than a few.
 */
export const CATEGORIES: Readonly<Record<Category, { gain: number; voices: number; most: number }>> = {
  own: { gain: 0.9, voices: 8, most: 1.4 },
  others: { gain: 0.6, voices: 8, most: 0.8 },
  world: { gain: 0.75, voices: 6, most: 0.9 },
  ui: { gain: 0.7, voices: 2, most: 0.3 },
};

export const CATEGORY_NAMES: readonly Category[] = ['own', 'others', 'world', 'ui'];

/** Of all categories together. */
export const MOST_VOICES = 18;
/** One and the same sound that comes again within this time becomes one louder voice. */
export const MERGE_MS = 30;
/** Gain of such a voice, at most. */
export const MERGED_GAIN = 1.5;
/** Quieter than this, a sound is left out. */
export const FAINTEST = 0.015;
