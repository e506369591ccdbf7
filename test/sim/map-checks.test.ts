import { expect, test } from 'vitest';
import type { Arena, PickupKind, Point, Team } from '../../sim/arena.ts';
import { subunitsOf } from '../../sim/units.ts';
import { cellAt, distancesFrom, floorGridOf } from '../helpers/floor-grid.ts';
import { MAP_RULES, modesWithoutMaps } from '../helpers/map-checks.ts';
import { arenaOf, box } from '../helpers/sim-arena.ts';

const SIZE = 800;
const steps = ({ x, y }: Point): Point => ({ x: subunitsOf(x), y: subunitsOf(y) });
const spawn = (x: number, y: number, team: Team = 0) => ({ ...steps({ x, y }), team });
const pickup = (kind: PickupKind, x: number, y: number) => ({ ...steps({ x, y }), kind });
const beacon = (name: string, x: number, y: number) => ({ ...steps({ x, y }), radius: subunitsOf(60), name });

const six = [100, 200, 300, 500, 600, 700];
const sixteen = [80, 180, 620, 720].flatMap((x) => [80, 180, 280, 380].map((y) => spawn(x, y)));
const [a, b, c] = [beacon('A', 200, 400), beacon('B', 400, 400), beacon('C', 600, 400)];
const good = {
  skirmish: { modes: ['skirmish'], spawns: sixteen },
  hold: {
    modes: ['hold'],
    spawns: six.flatMap((y) => [spawn(60, y, 1), spawn(740, y, 2)]),
    beacons: [a, b, c],
    pickups: [pickup('repair', 300, 700), pickup('repair', 500, 700), pickup('overcharge', 400, 200)],
  },
  duel: { modes: ['duel'], spawns: [spawn(60, 300), spawn(740, 500)] },
} satisfies Record<string, Partial<Arena>>;

/** A square arena of 800 units with these walls, changed. */
function mapWith(change: Partial<Arena>, ...walls: Point[][]): Arena {
  return { ...arenaOf(SIZE, walls), ...change };
}

/** The names of the rules that a map breaks. */
function brokenBy(arena: Arena): string[] {
  const grid = floorGridOf(arena);
  return Object.entries(MAP_RULES)
    .filter(([, rule]) => rule(arena, grid).length > 0)
    .map(([name]) => name);
}

test.each(Object.entries(good))('a good map for %s breaks no rule', (_mode, change) => {
  expect(brokenBy(mapWith(change, box(300, 500, 200, 40), box(300, 260, 200, 40)))).toEqual([]);
});

const cage = [box(500, 500, 40, 200), box(500, 500, 200, 40), box(660, 500, 40, 200), box(500, 660, 200, 40)];
const rounded = [...Array.from({ length: 160 }, (_, i) => ({ x: 500 + i, y: 500 })), { x: 600, y: 600 }];
const { skirmish, hold, duel } = good;

test.each<[string, Arena, string[]]>([
  ['it serves no mode', mapWith({ ...skirmish, modes: [] }), ['isServed']],
  ['a spawn hugs a wall', mapWith(skirmish, box(198, 300, 100, 160)), ['standsFree']],
  [
    'a pickup lies in a wall',
    mapWith({ ...skirmish, pickups: [pickup('shield', 600, 600)] }, box(550, 550, 100, 100)),
    ['standsFree', 'isReached'],
  ],
  [
    'a beacon is too near the border',
    mapWith({ ...hold, beacons: [beacon('A', 200, 17), b, beacon('C', 600, 783)] }),
    ['standsFree'],
  ],
  [
    'a pickup is sealed in',
    mapWith({ ...skirmish, pickups: [pickup('shield', 600, 600)] }, ...cage),
    ['isReached', 'isOneFloor'],
  ],
  ['a floor is sealed that nobody needs', mapWith(skirmish, ...cage), ['isOneFloor']],
  ['a way is too narrow', mapWith(skirmish, box(500, 500, 100, 40), box(500, 600, 100, 40)), ['isWide']],
  ['a ship could get stuck at the border', mapWith(skirmish, box(500, 700, 100, 40)), ['isWide']],
  [
    'a wall has a slit in it',
    mapWith(skirmish, [
      { x: 500, y: 500 },
      { x: 600, y: 500 },
      { x: 600, y: 650 },
      { x: 560, y: 650 },
      { x: 560, y: 540 },
      { x: 540, y: 540 },
      { x: 540, y: 650 },
      { x: 500, y: 650 },
    ]),
    ['isWide'],
  ],
  [
    'two spawns are one',
    mapWith({ ...skirmish, spawns: [...sixteen, spawn(600, 600), spawn(620, 600)] }),
    ['spawnsApart'],
  ],
  ['it has too many edges', mapWith(skirmish, rounded), ['isCheap']],
  ['a skirmish has too few spawns', mapWith({ ...skirmish, spawns: sixteen.slice(1) }), ['fitsSkirmish']],
  [
    'a team has too few spawns',
    mapWith({ ...hold, spawns: hold.spawns.filter(({ y }) => y !== subunitsOf(100)) }),
    ['fitsHold'],
  ],
  ['a beacon is missing', mapWith({ ...hold, beacons: [a, b] }), ['fitsHold', 'isFair']],
  [
    'beacons are named from right to left',
    mapWith({ ...hold, beacons: [{ ...c, name: 'A' }, b, { ...a, name: 'C' }] }),
    ['fitsHold'],
  ],
  ['a duel has only one spawn', mapWith({ ...duel, spawns: [spawn(400, 400)] }), ['fitsDuel']],
  [
    'a duel has spawns for one team alone',
    mapWith({ ...duel, spawns: [spawn(400, 200, 1), spawn(400, 600, 1)] }),
    ['fitsDuel'],
  ],
  ['a duel has a wall on one side', mapWith(duel, box(200, 200, 60, 60)), ['fitsDuel']],
  [
    'a duel has a pickup on one side',
    mapWith({ ...duel, pickups: [pickup('repair', 200, 200)] }),
    ['fitsDuel'],
  ],
  [
    'the middle beacon is nearer to one team',
    mapWith({ ...hold, beacons: [a, beacon('B', 440, 400), c] }),
    ['isFair'],
  ],
  [
    'an outer beacon is nearer to its team',
    mapWith({ ...hold, beacons: [beacon('A', 160, 400), b, c] }),
    ['isFair'],
  ],
  [
    'a pickup is nearer to one team',
    mapWith({ ...hold, pickups: [pickup('overcharge', 340, 200)] }),
    ['isFair'],
  ],
  ['a wall is in the way of one team', mapWith(hold, box(480, 100, 40, 500)), ['isFair']],
])('a fault is found: %s', (_what, arena, rules) => {
  expect(brokenBy(arena)).toEqual(rules);
});

test('a mode without enough maps is found', () => {
  const two = [mapWith(hold), mapWith(hold), mapWith(duel), mapWith(duel)];
  expect(modesWithoutMaps(two)).toEqual(['skirmish has 0 maps and needs 4']);
});

test('a way around a wall is as long as it is flown, not as the bolt flies', () => {
  const arena = arenaOf(SIZE, [box(390, 0, 20, 600)]);
  const grid = floorGridOf(arena);
  const [from, to] = [steps({ x: 300, y: 100 }), steps({ x: 500, y: 100 })];
  const way = distancesFrom(grid, from)[cellAt(grid, to)] ?? 0;
  expect(way / 16).toBeGreaterThan(1000);
  expect(way / 16).toBeLessThan(1150);
});
