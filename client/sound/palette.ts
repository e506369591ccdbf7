/** All sounds there are, by name. */
import { MATCH_SOUNDS } from './match-sounds.ts';
import type { Recipe } from './recipe.ts';
import { SHIP_SOUNDS } from './ship-sounds.ts';

export type SoundName = keyof typeof SHIP_SOUNDS | keyof typeof MATCH_SOUNDS;

export const PALETTE: Readonly<Record<SoundName, Recipe>> = { ...SHIP_SOUNDS, ...MATCH_SOUNDS };

export const SOUND_NAMES: readonly SoundName[] = [...keysOf(SHIP_SOUNDS), ...keysOf(MATCH_SOUNDS)];

function keysOf<Name extends string>(record: Readonly<Record<Name, Recipe>>): Name[] {
  const names: Name[] = [];
  for (const name in record) names.push(name);
  return names;
}
