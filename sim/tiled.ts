/** Takes the JSON of a Tiled map apart; every refusal names the place in the map. Run by both sides. */
import type { Point } from './arena.ts';
import { SUBUNITS } from './units.ts';

export type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function object(value: unknown, where: string): Json {
  if (!isObject(value)) throw new Error(`${where}: an object is expected`);
  return value;
}

export function list(value: unknown, where: string): unknown[] {
  if (!Array.isArray(value)) throw new Error(`${where}: a list is expected`);
  return value;
}

export function number(value: unknown, where: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Error(`${where}: a number is expected`);
  return value;
}

/** The objects of a layer; none when the map has no such layer. */
export function objectsOf(map: Json, layer: string, name: string): Json[] {
  const found = list(map.layers, `${name}.layers`)
    .map((entry) => object(entry, `${name}.layers`))
    .find((entry) => entry.name === layer);
  if (found === undefined) return [];
  return list(found.objects, `${name}.${layer}.objects`).map((entry) => object(entry, `${name}.${layer}`));
}

/** A custom property of a map or an object. */
export function property(owner: Json, name: string): unknown {
  const properties = Array.isArray(owner.properties) ? owner.properties.filter(isObject) : [];
  return properties.find((entry) => entry.name === name)?.value;
}

/** The property `colour` as 0xRRGGBB; white without one. Tiled writes #AARRGGBB. */
export function colourOf(owner: Json, where: string): number {
  const colour = property(owner, 'colour');
  if (colour === undefined) return 0xffffff;
  if (typeof colour !== 'string' || !/^#([0-9a-f]{2})?[0-9a-f]{6}$/i.test(colour))
    throw new Error(`${where}: ${JSON.stringify(colour)} is no colour`);
  return Number.parseInt(colour.slice(-6), 16);
}

/** Units to position steps. */
export const toSteps = (units: number) => Math.round(units * SUBUNITS);

/** Where an object is, position steps. */
export function placeOf(entry: Json, where: string): Point {
  return { x: toSteps(number(entry.x, where)), y: toSteps(number(entry.y, where)) };
}

/** A circle's middle and radius, position steps. */
export function circleOf(entry: Json, where: string): Point & { radius: number } {
  const diameter = number(entry.width, where);
  if (entry.ellipse !== true || diameter <= 0 || entry.height !== diameter)
    throw new Error(`${where}: a circle is expected, an ellipse as wide as high`);
  const radius = diameter / 2;
  const { x, y } = placeOf(entry, where);
  return { x: x + toSteps(radius), y: y + toSteps(radius), radius: toSteps(radius) };
}

/** The corners of a rectangle, polygon or polyline, position steps. */
export function cornersOf(entry: Json, where: string): Point[] {
  if (entry.rotation !== undefined && entry.rotation !== 0)
    throw new Error(`${where}: something is turned; draw it as a polygon`);
  const x = number(entry.x, where);
  const y = number(entry.y, where);
  const drawn = entry.polygon ?? entry.polyline;
  const corners =
    drawn === undefined
      ? rectangleOf(number(entry.width, where), number(entry.height, where))
      : list(drawn, where).map((corner) => {
          const point = object(corner, where);
          return { x: number(point.x, where), y: number(point.y, where) };
        });
  return corners.map((corner) => ({ x: toSteps(x + corner.x), y: toSteps(y + corner.y) }));
}

export function rectangleOf(width: number, height: number): Point[] {
  return [
    { x: 0, y: 0 },
    { x: width, y: 0 },
    { x: width, y: height },
    { x: 0, y: height },
  ];
}
