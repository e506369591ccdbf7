import { readdirSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadArena, MAPS_FOLDER, mapsFor } from '../../server/rooms/arena-files.ts';
import { MAP_MODES } from '../../sim/arena.ts';
import { faultsOf, modesWithoutMaps } from '../helpers/map-checks.ts';

/** A map is loaded before a pilot flies; phones pay for its bytes. */
const MOST_BYTES = 64_000;

const files = readdirSync(MAPS_FOLDER);
const names = files.map((file) => file.slice(0, -'.tmj'.length));

test.each(names)('%s can be played: no fault is found in it', (name) => {
  expect(faultsOf(loadArena(name))).toEqual([]);
});

test.each(files)('%s is no heavier than a map may be', (file) => {
  expect(statSync(new URL(file, MAPS_FOLDER)).size).toBeLessThan(MOST_BYTES);
});

test('every mode has its maps, and each has a title of its own', () => {
  const arenas = names.map(loadArena);
  expect(modesWithoutMaps(arenas)).toEqual([]);
  expect(new Set(arenas.map((arena) => arena.title)).size).toBe(arenas.length);
});

test('the maps of a mode are those of the folder that name it, in the order of their names', () => {
  for (const mode of MAP_MODES) {
    const serving = names.filter((name) => loadArena(name).modes.includes(mode));
    expect(mapsFor(mode)).toEqual(serving.sort());
  }
  expect(mapsFor('chess')).toEqual([]);
});
