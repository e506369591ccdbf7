import { expect, test } from 'vitest';
import type { Point } from '../../sim/arena.ts';
import { readArena } from '../../sim/read-arena.ts';
import { SHIP_RADIUS, SKIRMISH_CAPACITY } from '../../sim/tuning.ts';
import { subunitsOf } from '../../sim/units.ts';
import { arenaOf, box, foundry, foundryJson, isFree, mapOf } from '../helpers/sim-arena.ts';

test('the foundry reads as its map says', () => {
  expect(foundry).toMatchObject({ name: 'foundry', width: 64 * 32 * 16, height: 44 * 32 * 16 });
  expect(foundry.spawns.length).toBeGreaterThanOrEqual(SKIRMISH_CAPACITY);
  expect(foundry.walls.length).toBeGreaterThan(0);
  const corners = foundry.walls.reduce((sum, wall) => sum + wall.length, 0);
  expect(foundry.segments.length).toBe(corners + 4);
  expect(readArena('foundry', foundryJson())).toEqual(foundry);
});

test('a ship fits at every spawn of the foundry, with room to spare, and two never overlap', () => {
  for (const spawn of foundry.spawns) {
    expect(isFree(foundry, spawn, SHIP_RADIUS + subunitsOf(5)), `${spawn.x / 16},${spawn.y / 16}`).toBe(true);
    const near = foundry.spawns.filter((o) => Math.hypot(o.x - spawn.x, o.y - spawn.y) <= 2 * SHIP_RADIUS);
    expect(near).toEqual([spawn]);
  }
});

test('a ship can fly from every spawn of the foundry to every other', () => {
  const grid = subunitsOf(8);
  const columns = Math.floor(foundry.width / grid);
  const cellOf = (place: Point) => Math.round(place.y / grid) * columns + Math.round(place.x / grid);
  const free = (cell: number) =>
    isFree(foundry, { x: (cell % columns) * grid, y: Math.floor(cell / columns) * grid });
  const reached = new Set(foundry.spawns.slice(0, 1).map(cellOf));
  for (const cell of reached) {
    for (const next of [cell - 1, cell + 1, cell - columns, cell + columns]) {
      if (!reached.has(next) && free(next)) reached.add(next);
    }
  }
  const cutOff = foundry.spawns.filter((spawn) => !reached.has(cellOf(spawn)));
  expect(cutOff).toEqual([]);
});

test('rectangles and polygons become closed outlines in position steps', () => {
  const map = mapOf(100, [], [{ x: 5, y: 6 }]);
  const layers = [...map.layers, { name: 'walls', objects: [{ x: 10, y: 20, width: 30, height: 5 }] }];
  const arena = readArena('m', { ...map, layers: layers.slice(1) });
  expect(arena.walls).toEqual([box(160, 320, 480, 80)]);
  expect(arena.spawns).toEqual([{ x: 80, y: 96 }]);
  expect(arenaOf(100, [box(10, 20, 30, 5)]).walls).toEqual(arena.walls);
});

const good = mapOf(100, [], [{ x: 50, y: 50 }]);
const withWall = (wall: unknown) => ({
  ...good,
  layers: [...good.layers.slice(1), { name: 'walls', objects: [wall] }],
});
const withSpawn = (spawn: unknown) => ({ ...good, layers: [{ name: 'spawns', objects: [spawn] }] });
const rectangle = { x: 10, y: 10, width: 20, height: 20 };
const corner = { x: 0, y: 0 };

test.each([
  ['no map at all', null, /bad: an object/],
  ['a list for a map', [], /bad: an object/],
  ['no size', { ...good, width: 'wide' }, /bad: a number/],
  ['larger than a position can say', { ...good, width: 4096 }, /4095 units/],
  ['no layers', { ...good, layers: undefined }, /bad\.layers: a list/],
  ['a layer that is none', { ...good, layers: [7] }, /bad\.layers: an object/],
  ['a layer without objects', { ...good, layers: [{ name: 'walls' }] }, /bad\.walls\.objects: a list/],
  ['no spawns', { ...good, layers: [] }, /bad: no place to spawn/],
  ['a spawn without place', withSpawn({ x: 5 }), /bad\.spawns: a number/],
  ['a spawn outside the map', withSpawn({ x: 5, y: 101 }), /bad\.spawns: outside/],
  ['a wall without size', withWall({ x: 1, y: 1 }), /bad\.walls: a number/],
  ['a wall of two corners', withWall({ ...corner, polygon: [corner, { x: 5, y: 5 }] }), /three corners/],
  ['a corner that is none', withWall({ ...corner, polygon: [corner, corner, 'c'] }), /bad\.walls: an object/],
  ['a wall off the map', withWall({ ...rectangle, x: 90 }), /bad\.walls: outside/],
  ['a wall that is turned', withWall({ ...rectangle, rotation: 30 }), /bad\.walls: .*turned/],
  [
    'a wall that is round',
    withWall({ ...rectangle, ellipse: true }),
    /bad\.walls: .*rectangles and polygons/,
  ],
  [
    'a wall that is a line',
    withWall({ ...corner, width: 0, height: 0, polyline: [] }),
    /rectangles and polygons/,
  ],
])('R15 a map is refused with words that name what is wrong: %s', (_what, map, words) => {
  expect(() => readArena('bad', map)).toThrow(words);
});
