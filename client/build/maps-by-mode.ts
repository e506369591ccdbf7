/** Tells the page which maps there are for each mode, so that adding one is adding a file. */
import { readdirSync, readFileSync } from 'node:fs';
import type { ModeName } from '../../sim/modes/mode.ts';
import { readArena } from '../../sim/read-arena.ts';

const FOLDER = new URL('../../sim/maps/', import.meta.url);
const ENDING = '.tmj';

export function mapsByMode(): Record<ModeName, string[]> {
  const arenas = readdirSync(FOLDER)
    .filter((file) => file.endsWith(ENDING))
    .sort()
    .map((file) => {
      const parsed: unknown = JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'));
      return readArena(file.slice(0, -ENDING.length), parsed);
    });
  const mapsOf = (mode: ModeName) =>
    arenas.filter(({ modes }) => modes.includes(mode)).map(({ name }) => name);
  return { skirmish: mapsOf('skirmish'), hold: mapsOf('hold'), duel: mapsOf('duel') };
}
