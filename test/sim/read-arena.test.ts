import { expect, test } from 'vitest';
import { emptyArena, type Point } from '../../sim/arena.ts';
import { MODES } from '../../sim/modes/modes.ts';
import { readArena } from '../../sim/read-arena.ts';
import { SHIP_RADIUS } from '../../sim/tuning.ts';
import { subunitsOf } from '../../sim/units.ts';
import { arenaOf, box, foundry, foundryJson, isFree, mapOf } from '../helpers/sim-arena.ts';

test('the foundry reads as its map says', () => {
  expect(foundry).toMatchObject({ name: 'foundry', width: 64 * 32 * 16, height: 44 * 32 * 16 });
  expect(foundry.spawns.length).toBeGreaterThanOrEqual(MODES.skirmish.capacity);
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
  expect(arena.spawns).toEqual([{ x: 80, y: 96, team: 0 }]);
  expect(arenaOf(100, [box(10, 20, 30, 5)]).walls).toEqual(arena.walls);
});

const withLayer = (name: string, ...objects: unknown[]) => {
  const map = mapOf(100, [], [{ x: 50, y: 50 }]);
  return { ...map, layers: [...map.layers, { name, objects }] };
};
const valued = (...values: [string, unknown][]) => ({
  properties: values.map(([name, value]) => ({ name, value })),
});
const circle = { ellipse: true, width: 20, height: 20 };

test('a map says its title and the modes it serves; without, it has its name and serves none', () => {
  const map = mapOf(100, [], [{ x: 50, y: 50 }]);
  expect(readArena('m', map)).toMatchObject({ title: 'm', modes: [] });
  const told = { ...map, ...valued(['title', 'Old Mill'], ['modes', 'hold, duel']) };
  expect(readArena('m', told)).toMatchObject({ title: 'Old Mill', modes: ['hold', 'duel'] });
});

test('spawns know their team, pickups their kind, beacons their name and radius', () => {
  const spawns = [
    { x: 1, y: 2, ...valued(['team', 2]) },
    { x: 3, y: 4 },
  ];
  const team = readArena('m', { ...mapOf(100, [], []), layers: [{ name: 'spawns', objects: spawns }] });
  expect(team.spawns).toEqual([
    { x: 16, y: 32, team: 2 },
    { x: 48, y: 64, team: 0 },
  ]);
  expect(readArena('m', withLayer('pickups', { x: 5, y: 6, name: 'shield' })).pickups).toEqual([
    { x: 80, y: 96, kind: 'shield' },
  ]);
  const beacons = [
    { ...circle, x: 50, y: 10, name: 'B' },
    { ...circle, x: 0, y: 10, name: 'A' },
  ];
  expect(readArena('m', withLayer('beacons', ...beacons)).beacons).toEqual([
    { x: 160, y: 320, radius: 160, name: 'A' },
    { x: 960, y: 320, radius: 160, name: 'B' },
  ]);
  expect(readArena('m', mapOf(100, [], [{ x: 1, y: 1 }]))).toMatchObject({ pickups: [], beacons: [] });
});

test('decoration is open and closed lines with a width and a colour', () => {
  const polyline = [
    { x: 0, y: 0 },
    { x: 2, y: 3 },
  ];
  const line = { x: 1, y: 1, polyline, ...valued(['width', 4], ['colour', '#ff102030']) };
  const square = { x: 1, y: 1, width: 2, height: 2 };
  const corners = [
    { x: 16, y: 16 },
    { x: 48, y: 64 },
  ];
  expect(readArena('m', withLayer('decoration', line, square)).decoration).toEqual([
    { points: corners, closed: false, width: 64, colour: 0x102030 },
    { points: box(16, 16, 32, 32), closed: true, width: 32, colour: 0xffffff },
  ]);
});

test('what hides things is every edge of every wall and not the border', () => {
  const [a, b, c, d] = [160, 320, 640, 400];
  expect([...arenaOf(100, [box(10, 20, 30, 5)]).sightWalls]).toEqual([
    a,
    b,
    c,
    b,
    c,
    b,
    c,
    d,
    c,
    d,
    a,
    d,
    a,
    d,
    a,
    b,
  ]);
  expect(foundry.sightWalls.length / 4).toBe(foundry.segments.length - 4);
});

test('an empty arena has what every arena has', () => {
  expect(Object.keys(emptyArena('none')).sort()).toEqual(Object.keys(foundry).sort());
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
    'a wall with an edge without length',
    withWall({ ...corner, polygon: [corner, corner, { x: 1, y: 2 }] }),
    /without length/,
  ],
  ['a mode that nobody plays', { ...good, ...valued(['modes', 'skirmish,chess']) }, /bad: no mode .*"chess"/],
  ['modes that are no names', { ...good, ...valued(['modes', 7]) }, /bad: modes/],
  ['a title that is none', { ...good, ...valued(['title', ' ']) }, /bad: the title/],
  ['a third team', withSpawn({ x: 5, y: 5, ...valued(['team', 3]) }), /bad\.spawns: 3 is no team/],
  ['a pickup of no kind', withLayer('pickups', { x: 5, y: 5, name: 'gold' }), /bad\.pickups: .*"gold"/],
  ['a pickup off the map', withLayer('pickups', { x: 500, y: 5, name: 'repair' }), /bad\.pickups: outside/],
  ['a beacon that is no circle', withLayer('beacons', { ...rectangle, name: 'A' }), /bad\.beacons: a circle/],
  [
    'a beacon that is oval',
    withLayer('beacons', { ...rectangle, ...circle, height: 9, name: 'A' }),
    /a circle/,
  ],
  ['a beacon without a name', withLayer('beacons', { ...rectangle, ...circle, name: '' }), /no name/],
  [
    'two beacons of one name',
    withLayer('beacons', ...[1, 2].map((x) => ({ ...circle, x, y: 1, name: 'A' }))),
    /bad\.beacons: two/,
  ],
  ['a light that is no circle', withLayer('lights', rectangle), /bad\.lights: a circle/],
  [
    'a colour that is none',
    withLayer('decoration', { ...rectangle, ...valued(['colour', 'red']) }),
    /"red" is no colour/,
  ],
  [
    'a round floor line',
    withLayer('decoration', { ...rectangle, ...circle }),
    /bad\.decoration: floor lines/,
  ],
  [
    'a floor line without width',
    withLayer('decoration', { ...rectangle, ...valued(['width', 0]) }),
    /bad\.decoration: .*width/,
  ],
  [
    'a floor line of one point',
    withLayer('decoration', { ...corner, polyline: [corner] }),
    /bad\.decoration: .*two points/,
  ],
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
