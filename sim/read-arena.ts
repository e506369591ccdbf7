/**
 * Reads a Tiled map (.tmj) into an arena. Layers by name: `walls` (rectangles and polygons), `spawns` (points),
 * `lights` (ellipses with a `colour` property, optional). One map unit is one unit. Run by both sides.
 */
import { type Arena, indexSegments, type Point, type Segment } from './arena.ts';
import { SUBUNITS } from './units.ts';

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function object(value: unknown, where: string): Json {
  if (!isObject(value)) throw new Error(`${where}: an object is expected`);
  return value;
}

function list(value: unknown, where: string): unknown[] {
  if (!Array.isArray(value)) throw new Error(`${where}: a list is expected`);
  return value;
}

function number(value: unknown, where: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Error(`${where}: a number is expected`);
  return value;
}

function objectsOf(map: Json, layer: string, name: string): Json[] {
  const found = list(map.layers, `${name}.layers`)
    .map((entry) => object(entry, `${name}.layers`))
    .find((entry) => entry.name === layer);
  if (found === undefined) return [];
  return list(found.objects, `${name}.${layer}.objects`).map((entry) => object(entry, `${name}.${layer}`));
}

const toSteps = (units: number) => Math.round(units * SUBUNITS);

function outlineOf(wall: Json, where: string): Point[] {
  if (wall.ellipse === true || wall.point === true || wall.polyline !== undefined)
    throw new Error(`${where}: walls are rectangles and polygons`);
  if (wall.rotation !== undefined && wall.rotation !== 0)
    throw new Error(`${where}: a wall is turned; draw it as a polygon`);
  const x = number(wall.x, where);
  const y = number(wall.y, where);
  const corners =
    wall.polygon === undefined
      ? rectangleOf(number(wall.width, where), number(wall.height, where))
      : list(wall.polygon, where).map((corner) => {
          const point = object(corner, where);
          return { x: number(point.x, where), y: number(point.y, where) };
        });
  if (corners.length < 3) throw new Error(`${where}: a wall needs three corners`);
  return corners.map((corner) => ({ x: toSteps(x + corner.x), y: toSteps(y + corner.y) }));
}

function expectWithin(places: readonly Point[], width: number, height: number, where: string): void {
  const isOutside = ({ x, y }: Point) => x < 0 || y < 0 || x > width || y > height;
  const place = places.find(isOutside);
  if (place !== undefined)
    throw new Error(`${where}: outside the map at ${place.x / SUBUNITS}, ${place.y / SUBUNITS}`);
}

function rectangleOf(width: number, height: number): Point[] {
  return [
    { x: 0, y: 0 },
    { x: width, y: 0 },
    { x: width, y: height },
    { x: 0, y: height },
  ];
}

function edgesOf(outline: readonly Point[]): Segment[] {
  return outline.map((a, i) => {
    const b = outline[(i + 1) % outline.length] ?? a;
    return { ax: a.x, ay: a.y, bx: b.x, by: b.y };
  });
}

function lightOf(light: Json, where: string): Point & { radius: number; colour: number } {
  const radius = number(light.width, where) / 2;
  const properties = Array.isArray(light.properties) ? light.properties.filter(isObject) : [];
  const colour = properties.find((property) => property.name === 'colour')?.value;
  return {
    x: toSteps(number(light.x, where) + radius),
    y: toSteps(number(light.y, where) + radius),
    radius: toSteps(radius),
    // Tiled writes colours as #AARRGGBB.
    colour: typeof colour === 'string' ? Number.parseInt(colour.slice(-6), 16) : 0xffffff,
  };
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
  const walls = objectsOf(map, 'walls', name).map((wall) => outlineOf(wall, `${name}.walls`));
  const spawns = objectsOf(map, 'spawns', name).map((spawn) => ({
    x: toSteps(number(spawn.x, `${name}.spawns`)),
    y: toSteps(number(spawn.y, `${name}.spawns`)),
  }));
  expectWithin(walls.flat(), width, height, `${name}.walls`);
  expectWithin(spawns, width, height, `${name}.spawns`);
  if (spawns.length === 0) throw new Error(`${name}: no place to spawn`);
  const lights = objectsOf(map, 'lights', name).map((light) => lightOf(light, `${name}.lights`));
  const border = rectangleOf(width, height);
  const segments = [border, ...walls].flatMap(edgesOf);
  return {
    name,
    width,
    height,
    walls,
    segments,
    spawns,
    lights,
    cells: indexSegments(width, height, segments),
  };
}
