/** The arenas of this program: each is one Tiled file in sim/maps, read once. */
import { readFileSync } from 'node:fs';
import type { Arena } from '../../sim/arena.ts';
import { readArena } from '../../sim/read-arena.ts';

export const MAPS_FOLDER = new URL('../../sim/maps/', import.meta.url);

const arenas = new Map<string, Arena>();

/** @throws Error when there is no such map or it is malformed. */
export function loadArena(name: string): Arena {
  const known = arenas.get(name);
  if (known !== undefined) return known;
  if (!/^[a-z0-9-]+$/.test(name)) throw new Error(`no map is called ${JSON.stringify(name)}`);
  const text = readFileSync(new URL(`${name}.tmj`, MAPS_FOLDER), 'utf8');
  const parsed: unknown = JSON.parse(text);
  const arena = readArena(name, parsed);
  arenas.set(name, arena);
  return arena;
}
