/** The arenas of this program: each is one Tiled file in sim/maps, read once. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Arena } from '../../sim/arena.ts';
import { readArena } from '../../sim/read-arena.ts';

export const MAPS_FOLDER = new URL('../../sim/maps/', import.meta.url);
const ENDING = '.tmj';

const arenas = new Map<string, Arena>();
const served = new Map<string, readonly string[]>();

/** @throws Error when there is no such map or it is malformed. */
export function loadArena(name: string): Arena {
  const known = arenas.get(name);
  if (known !== undefined) return known;
  if (!/^[a-z0-9-]+$/.test(name)) throw new Error(`no map is called ${JSON.stringify(name)}`);
  const text = readFileSync(new URL(`${name}${ENDING}`, MAPS_FOLDER), 'utf8');
  const parsed: unknown = JSON.parse(text);
  const arena = readArena(name, parsed);
  arenas.set(name, arena);
  return arena;
}

/** The names of all maps in the folder that serve a mode, sorted; none for a mode that no map knows. */
export function mapsFor(mode: string): readonly string[] {
  const known = served.get(mode);
  if (known !== undefined) return known;
  const names = readdirSync(MAPS_FOLDER)
    .filter((file) => file.endsWith(ENDING))
    .map((file) => file.slice(0, -ENDING.length))
    .filter((name) => loadArena(name).modes.includes(mode))
    .sort();
  served.set(mode, names);
  return names;
}
