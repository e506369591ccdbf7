/** All modes, by name. */
import { duel } from './duel.ts';
import { hold } from './hold.ts';
import type { Mode, ModeName } from './mode.ts';
import { skirmish } from './skirmish.ts';

export const MODES: Readonly<Record<ModeName, Mode>> = { skirmish, hold, duel };

/** In the order in which they are offered. */
export const MODE_NAMES = ['skirmish', 'hold', 'duel'] as const satisfies readonly ModeName[];

export function isModeName(name: string): name is ModeName {
  return Object.hasOwn(MODES, name);
}
