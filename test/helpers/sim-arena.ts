/** Arenas for tests of the simulation, and what is true of a place in one, measured without the code under test. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Arena, Point, Segment } from '../../sim/arena.ts';
import { readArena } from '../../sim/read-arena.ts';
import { SHIP_RADIUS } from '../../sim/tuning.ts';
import { subunitsOf } from '../../sim/units.ts';

/** Rounding may leave a ship this many position steps deep in a wall. */
export const ROUNDING = 3;

const FOUNDRY_FILE = new URL('../../sim/maps/foundry.tmj', import.meta.url);

export function foundryJson(): unknown {
  return JSON.parse(readFileSync(FOUNDRY_FILE, 'utf8'));
}

export const foundry: Arena = readArena('foundry', foundryJson());

/** A map in the form that Tiled writes; everything in units. */
export function mapOf(size: number, walls: readonly (readonly Point[])[], spawns: readonly Point[]) {
  return {
    width: size,
    height: size,
    tilewidth: 1,
    tileheight: 1,
    layers: [
      { name: 'walls', objects: walls.map((polygon) => ({ x: 0, y: 0, width: 0, height: 0, polygon })) },
      { name: 'spawns', objects: spawns },
    ],
  };
}

/** A square arena; everything in units. */
export function arenaOf(
  size: number,
  walls: readonly (readonly Point[])[] = [],
  spawns: readonly Point[] = [{ x: size / 2, y: size / 2 }],
): Arena {
  return readArena('made', mapOf(size, walls, spawns));
}

export function box(x: number, y: number, width: number, height: number): Point[] {
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
}

export function distanceToSegment(place: Point, s: Segment): number {
  const ex = s.bx - s.ax;
  const ey = s.by - s.ay;
  const length = ex * ex + ey * ey;
  const along = length === 0 ? 0 : ((place.x - s.ax) * ex + (place.y - s.ay) * ey) / length;
  const t = Math.min(Math.max(along, 0), 1);
  return Math.hypot(place.x - (s.ax + ex * t), place.y - (s.ay + ey * t));
}

/** Distance from a place to the nearest wall, position steps. */
export function clearance(arena: Arena, place: Point): number {
  return Math.min(...arena.segments.map((segment) => distanceToSegment(place, segment)));
}

export function isInside(outline: readonly Point[], place: Point): boolean {
  let inside = false;
  outline.forEach((a, i) => {
    const b = outline[(i + 1) % outline.length] ?? a;
    if (a.y > place.y === b.y > place.y) return;
    if (place.x < a.x + ((place.y - a.y) / (b.y - a.y)) * (b.x - a.x)) inside = !inside;
  });
  return inside;
}

/** Whether a disc of this radius stands in the open. */
export function isFree(arena: Arena, place: Point, radius: number = SHIP_RADIUS): boolean {
  if (place.x < 0 || place.y < 0 || place.x > arena.width || place.y > arena.height) return false;
  if (arena.walls.some((outline) => isInside(outline, place))) return false;
  return clearance(arena, place) >= radius;
}

const side = (s: Segment, p: Point) => Math.sign((s.bx - s.ax) * (p.y - s.ay) - (s.by - s.ay) * (p.x - s.ax));

/** Whether the straight way between two places passes through a wall's edge. */
export function crossesWall(arena: Arena, from: Point, to: Point): boolean {
  const way = { ax: from.x, ay: from.y, bx: to.x, by: to.y };
  return arena.segments.some(
    (s) =>
      side(s, from) * side(s, to) < 0 &&
      side(way, { x: s.ax, y: s.ay }) * side(way, { x: s.bx, y: s.by }) <= 0,
  );
}

/** Free places of an arena, for properties. */
export function freePlaces(arena: Arena): fc.Arbitrary<Point> {
  const edge = subunitsOf(14);
  return fc
    .record({
      x: fc.integer({ min: edge, max: arena.width - edge }),
      y: fc.integer({ min: edge, max: arena.height - edge }),
    })
    .filter((place) => isFree(arena, place));
}
