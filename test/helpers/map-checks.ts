/** What a map must be to be played, each rule a function that says in words what breaks it; no words, no fault. */
import { type Arena, MAP_MODES, type Point } from '../../sim/arena.ts';
import { MODES } from '../../sim/modes/modes.ts';
import { SHIP_RADIUS } from '../../sim/tuning.ts';
import { SUBUNITS, subunitsOf } from '../../sim/units.ts';
import { cellAt, distancesFrom, type FloorGrid, floorGridOf, middleOf } from './floor-grid.ts';
import { isFree } from './sim-arena.ts';
import { isSymmetric } from './symmetry.ts';
import { unfairWays } from './team-ways.ts';
import { wallGaps } from './wall-gaps.ts';

/** Room that a ship finds around itself where something is put. */
const ROOM = SHIP_RADIUS + subunitsOf(6);
const SPAWNS_APART = subunitsOf(70);
/** Two ships pass each other here with a little to spare. */
const NARROWEST = subunitsOf(84);
/** Each edge costs every line of sight. */
const MOST_EDGES = 160;
const TEAM_SPAWNS = 6;
const BEACONS = 'ABC';
const MAPS_OF_MODE: Record<(typeof MAP_MODES)[number], number> = { skirmish: 4, hold: 2, duel: 2 };

type Rule = (arena: Arena, grid: FloorGrid) => string[];

const at = ({ x, y }: Point) => `${Math.round(x / SUBUNITS)}, ${Math.round(y / SUBUNITS)}`;

function placesOf(arena: Arena): { what: string; place: Point }[] {
  return [
    ...arena.spawns.map((place) => ({ what: 'spawn', place })),
    ...arena.pickups.map((place) => ({ what: place.kind, place })),
    ...arena.beacons.map((place) => ({ what: `beacon ${place.name}`, place })),
  ];
}

const isServed: Rule = (arena) => (arena.modes.length === 0 ? ['serves no mode'] : []);

const standsFree: Rule = (arena) =>
  placesOf(arena)
    .filter(({ place }) => !isFree(arena, place, ROOM))
    .map(({ what, place }) => `${what} at ${at(place)} is in a wall or too near one`);

const isReached: Rule = (arena, grid) => {
  const [first] = arena.spawns;
  if (first === undefined) return ['has no spawn'];
  const ways = distancesFrom(grid, first);
  return placesOf(arena)
    .filter(({ place }) => !Number.isFinite(ways[cellAt(grid, place)] ?? Number.NaN))
    .map(({ what, place }) => `no way leads from the first spawn to the ${what} at ${at(place)}`);
};

const isOneFloor: Rule = (arena, grid) => {
  const reached = new Uint8Array(grid.open.length);
  const reach = (place: Point) =>
    distancesFrom(grid, place).forEach((way, cell) => {
      if (Number.isFinite(way)) reached[cell] = 1;
    });
  if (arena.spawns[0] !== undefined) reach(arena.spawns[0]);
  const pockets: string[] = [];
  for (let cell = 0; cell < reached.length; cell++) {
    if (grid.open[cell] !== 1 || reached[cell] === 1) continue;
    const place = middleOf(grid, cell);
    pockets.push(`a floor that no spawn leads to is at ${at(place)}`);
    reach(place);
  }
  return pockets;
};

const isWide: Rule = (arena) =>
  wallGaps(arena)
    .filter((gap) => gap.width < NARROWEST)
    .map((gap) => `a way at ${at(gap)} is ${Math.round(gap.width / SUBUNITS)} wide`);

const spawnsApart: Rule = ({ spawns }) =>
  spawns.flatMap((a, i) =>
    spawns
      .slice(i + 1)
      .filter((b) => Math.hypot(a.x - b.x, a.y - b.y) < SPAWNS_APART)
      .map((b) => `spawns at ${at(a)} and ${at(b)} are too near each other`),
  );

const isCheap: Rule = ({ sightWalls }) =>
  sightWalls.length / 4 > MOST_EDGES ? [`has ${sightWalls.length / 4} wall edges`] : [];

const teamSpawns = (arena: Arena, team: number) => arena.spawns.filter((spawn) => spawn.team === team).length;

const fitsSkirmish: Rule = ({ modes, spawns }) =>
  modes.includes('skirmish') && spawns.length < MODES.skirmish.capacity
    ? [`has ${spawns.length} spawns; a full skirmish needs ${MODES.skirmish.capacity}`]
    : [];

const fitsHold: Rule = (arena) => {
  if (!arena.modes.includes('hold')) return [];
  const faults = [1, 2]
    .filter((team) => teamSpawns(arena, team) < TEAM_SPAWNS)
    .map((team) => `team ${team} has ${teamSpawns(arena, team)} spawns; a full one needs ${TEAM_SPAWNS}`);
  const fromLeft = arena.beacons.toSorted((a, b) => a.x - b.x);
  if (fromLeft.map((beacon) => beacon.name).join('') !== BEACONS)
    faults.push(`its beacons are not ${BEACONS} from left to right`);
  return faults;
};

const fitsDuel: Rule = (arena) => {
  if (!arena.modes.includes('duel')) return [];
  const faults = isSymmetric(arena) ? [] : ['is for duels and not the same for both sides'];
  const forAll = teamSpawns(arena, 0) >= 2;
  if (!forAll && (teamSpawns(arena, 1) === 0 || teamSpawns(arena, 2) === 0))
    faults.push('has no two spawns to begin a duel from');
  return faults;
};

export const MAP_RULES = {
  isServed,
  standsFree,
  isReached,
  isOneFloor,
  isWide,
  spawnsApart,
  isCheap,
  fitsSkirmish,
  fitsHold,
  fitsDuel,
  isFair: unfairWays,
} satisfies Record<string, Rule>;

/** All faults of a map; none when it can be played. */
export function faultsOf(arena: Arena): string[] {
  const grid = floorGridOf(arena);
  return Object.values(MAP_RULES).flatMap((rule) =>
    rule(arena, grid).map((fault) => `${arena.name}: ${fault}`),
  );
}

/** The modes that too few of these maps serve. */
export function modesWithoutMaps(arenas: readonly Arena[]): string[] {
  return MAP_MODES.flatMap((mode) => {
    const count = arenas.filter((arena) => arena.modes.includes(mode)).length;
    return count < MAPS_OF_MODE[mode] ? [`${mode} has ${count} maps and needs ${MAPS_OF_MODE[mode]}`] : [];
  });
}
