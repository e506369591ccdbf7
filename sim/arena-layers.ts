/** What lies in an arena beside its walls, each read from one object of its Tiled layer. Run by both sides. */
import {
  type Beacon,
  type FloorLine,
  type Light,
  PICKUP_KINDS,
  type PickupPlace,
  type Spawn,
  type Team,
} from './arena.ts';
import { circleOf, colourOf, cornersOf, type Json, number, placeOf, property, toSteps } from './tiled.ts';

function teamOf(entry: Json, where: string): Team {
  const team = property(entry, 'team') ?? 0;
  if (team === 0 || team === 1 || team === 2) return team;
  throw new Error(`${where}: ${JSON.stringify(team)} is no team; teams are 1 and 2`);
}

export function spawnOf(entry: Json, where: string): Spawn {
  return { ...placeOf(entry, where), team: teamOf(entry, where) };
}

export function pickupOf(entry: Json, where: string): PickupPlace {
  const kind = PICKUP_KINDS.find((known) => known === entry.name);
  if (kind === undefined) throw new Error(`${where}: no pickup is called ${JSON.stringify(entry.name)}`);
  return { ...placeOf(entry, where), kind };
}

function beaconOf(entry: Json, where: string): Beacon {
  const { name } = entry;
  if (typeof name !== 'string' || name === '') throw new Error(`${where}: a beacon has no name`);
  return { ...circleOf(entry, where), name };
}

/** In the order of their names. */
export function beaconsOf(entries: readonly Json[], where: string): Beacon[] {
  const beacons = entries.map((entry) => beaconOf(entry, where));
  beacons.sort((a, b) => (a.name < b.name ? -1 : 1));
  const twin = beacons.find((beacon, i) => beacon.name === beacons[i + 1]?.name);
  if (twin !== undefined) throw new Error(`${where}: two are called ${JSON.stringify(twin.name)}`);
  return beacons;
}

export function lightOf(entry: Json, where: string): Light {
  return { ...circleOf(entry, where), colour: colourOf(entry, where) };
}

/** Rectangles and polygons are closed lines, polylines open ones. Two units wide unless `width` says otherwise. */
export function floorLineOf(entry: Json, where: string): FloorLine {
  if (entry.ellipse === true || entry.point === true)
    throw new Error(`${where}: floor lines are polylines, polygons and rectangles`);
  const points = cornersOf(entry, where);
  if (points.length < 2) throw new Error(`${where}: a line needs two points`);
  const width = number(property(entry, 'width') ?? 2, where);
  if (width <= 0) throw new Error(`${where}: a line needs a width`);
  return {
    points,
    closed: entry.polyline === undefined,
    width: toSteps(width),
    colour: colourOf(entry, where),
  };
}
