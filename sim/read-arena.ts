/**
 * Reads a Tiled map (.tmj) into an arena; one map unit is one unit. Layers by name: `walls` (rectangles and polygons),
 * `spawns` (points), and if wanted `pickups`, `beacons`, `lights`, `decoration`. Run by both sides.
 */
import { type Arena, indexSegments, MAP_MODES, type Point, type Segment } from './arena.ts';
import { beaconsOf, floorLineOf, lightOf, pickupOf, spawnOf } from './arena-layers.ts';
import { cornersOf, type Json, number, object, objectsOf, property, rectangleOf, toSteps } from './tiled.ts';
import { SUBUNITS } from './units.ts';
import { boxWalls } from './wall-boxes.ts';
import { listWalls } from './wall-cells.ts';

function outlineOf(wall: Json, where: string): Point[] {
  if (wall.ellipse === true || wall.point === true || wall.polyline !== undefined)
    throw new Error(`${where}: walls are rectangles and polygons`);
  const corners = cornersOf(wall, where);
  if (corners.length < 3) throw new Error(`${where}: a wall needs three corners`);
  return corners;
}

function expectWithin(places: readonly Point[], width: number, height: number, where: string): void {
  const isOutside = ({ x, y }: Point) => x < 0 || y < 0 || x > width || y > height;
  const place = places.find(isOutside);
  if (place !== undefined)
    throw new Error(`${where}: outside the map at ${place.x / SUBUNITS}, ${place.y / SUBUNITS}`);
}

function edgesOf(outline: readonly Point[]): Segment[] {
  return outline.map((a, i) => {
    const b = outline[(i + 1) % outline.length] ?? a;
    return { ax: a.x, ay: a.y, bx: b.x, by: b.y };
  });
}

function numbersOf(edges: readonly Segment[]): Float64Array {
  return Float64Array.from(edges.flatMap(({ ax, ay, bx, by }) => [ax, ay, bx, by]));
}

function expectLength(edges: readonly Segment[], where: string): void {
  const none = edges.find((edge) => edge.ax === edge.bx && edge.ay === edge.by);
  if (none !== undefined)
    throw new Error(`${where}: an edge without length at ${none.ax / SUBUNITS}, ${none.ay / SUBUNITS}`);
}

function titleOf(map: Json, name: string): string {
  const title = property(map, 'title') ?? name;
  if (typeof title !== 'string' || title.trim() === '') throw new Error(`${name}: the title is no words`);
  return title;
}

function modesOf(map: Json, name: string): string[] {
  const modes = property(map, 'modes') ?? '';
  if (typeof modes !== 'string') throw new Error(`${name}: modes are names with commas between`);
  const named = modes
    .split(',')
    .map((mode) => mode.trim())
    .filter((mode) => mode !== '');
  const unknown = named.find((mode) => !MAP_MODES.some((known) => known === mode));
  if (unknown !== undefined) throw new Error(`${name}: no mode is called ${JSON.stringify(unknown)}`);
  return named;
}

/**
 * @param name What the map is called on the wire; its file's name without ending.
 * @param tmj The parsed JSON of the map file.
 * @throws Error that names what is missing or wrong in the map.
 */
export function readArena(name: string, tmj: unknown): Arena {
  const map = object(tmj, name);
  const width = toSteps(number(map.width, name) * number(map.tilewidth, name));
  const height = toSteps(number(map.height, name) * number(map.tileheight, name));
  if (width > 65535 || height > 65535)
    throw new Error(`${name}: larger than a position can say (4095 units)`);
  const read = <Entry>(layer: string, readOne: (entry: Json, where: string) => Entry) =>
    objectsOf(map, layer, name).map((entry) => readOne(entry, `${name}.${layer}`));
  const walls = read('walls', outlineOf);
  const spawns = read('spawns', spawnOf);
  const pickups = read('pickups', pickupOf);
  const beacons = beaconsOf(objectsOf(map, 'beacons', name), `${name}.beacons`);
  expectWithin(walls.flat(), width, height, `${name}.walls`);
  expectWithin(spawns, width, height, `${name}.spawns`);
  expectWithin(pickups, width, height, `${name}.pickups`);
  expectWithin(beacons, width, height, `${name}.beacons`);
  if (spawns.length === 0) throw new Error(`${name}: no place to spawn`);
  const edges = walls.flatMap(edgesOf);
  expectLength(edges, `${name}.walls`);
  const border = edgesOf(rectangleOf(width, height));
  const segments = [...border, ...edges];
  const wallBoxes = boxWalls(walls);
  return {
    name,
    title: titleOf(map, name),
    modes: modesOf(map, name),
    width,
    height,
    walls,
    segments,
    border: numbersOf(border),
    sightWalls: numbersOf(edges),
    wallBoxes,
    wallCells: listWalls(width, height, wallBoxes),
    spawns,
    pickups,
    beacons,
    lights: read('lights', lightOf),
    decoration: read('decoration', floorLineOf),
    cells: indexSegments(width, height, segments),
  };
}
