/** How close the walls of an arena come to each other, in position steps, measured edge by edge. */
import type { Arena, Point, Segment } from '../../sim/arena.ts';
import { distanceToSegment } from './sim-arena.ts';

export type Gap = Point & { width: number };

export function edgesOf(outline: readonly Point[]): Segment[] {
  return outline.map((a, i) => {
    const b = outline[(i + 1) % outline.length] ?? a;
    return { ax: a.x, ay: a.y, bx: b.x, by: b.y };
  });
}

const side = (s: Segment, x: number, y: number) => (s.bx - s.ax) * (y - s.ay) - (s.by - s.ay) * (x - s.ax);

function doCross(a: Segment, b: Segment): boolean {
  return (
    side(a, b.ax, b.ay) * side(a, b.bx, b.by) <= 0 &&
    side(b, a.ax, a.ay) * side(b, a.bx, a.by) <= 0 &&
    (side(a, b.ax, b.ay) !== 0 || side(a, b.bx, b.by) !== 0)
  );
}

const closestOn = (p: Point, s: Segment): Point => {
  const ex = s.bx - s.ax;
  const ey = s.by - s.ay;
  const t = Math.min(Math.max(((p.x - s.ax) * ex + (p.y - s.ay) * ey) / (ex * ex + ey * ey), 0), 1);
  return { x: s.ax + ex * t, y: s.ay + ey * t };
};

function gapBetween(a: Segment, b: Segment): Gap {
  if (doCross(a, b)) return { x: a.ax, y: a.ay, width: 0 };
  const tries: [Point, Segment][] = [
    [{ x: a.ax, y: a.ay }, b],
    [{ x: a.bx, y: a.by }, b],
    [{ x: b.ax, y: b.ay }, a],
    [{ x: b.bx, y: b.by }, a],
  ];
  const gaps = tries.map(([point, edge]) => {
    const other = closestOn(point, edge);
    return {
      x: (point.x + other.x) / 2,
      y: (point.y + other.y) / 2,
      width: distanceToSegment(point, edge),
    };
  });
  return narrowestOf(gaps) ?? { x: a.ax, y: a.ay, width: Number.POSITIVE_INFINITY };
}

function narrowestOf(gaps: readonly Gap[]): Gap | undefined {
  return gaps.reduce<Gap | undefined>(
    (best, gap) => (best && best.width <= gap.width ? best : gap),
    undefined,
  );
}

/** Whether b lies outside a and a outside b, and they run about against each other. */
function areFacing(a: Segment, b: Segment, turn: number): boolean {
  const ax = a.bx - a.ax;
  const ay = a.by - a.ay;
  const bx = b.bx - b.ax;
  const by = b.by - b.ay;
  if (ax * bx + ay * by > -0.7 * Math.hypot(ax, ay) * Math.hypot(bx, by)) return false;
  const isOutside = (edge: Segment, other: Segment) =>
    side(edge, (other.ax + other.bx) / 2, (other.ay + other.by) / 2) * turn < 0;
  return isOutside(a, b) && isOutside(b, a);
}

/** Inside one outline: the floor between edges that face each other over it, as between the legs of a U. */
function gapWithin(outline: readonly Point[]): Gap | undefined {
  const edges = edgesOf(outline);
  const area = edges.reduce((sum, edge) => sum + edge.ax * edge.by - edge.bx * edge.ay, 0);
  const gaps = edges.flatMap((a, i) =>
    edges
      .slice(i + 2)
      .filter((b) => areFacing(a, b, Math.sign(area)))
      .map((b) => gapBetween(a, b)),
  );
  return narrowestOf(gaps.filter((gap) => gap.width > 0));
}

/** The narrowest floor between each two walls that do not touch, between each wall and the border, and within each. */
export function wallGaps(arena: Arena): Gap[] {
  const { width, height } = arena;
  const border = edgesOf([
    { x: 0, y: 0 },
    { x: width, y: 0 },
    { x: width, y: height },
    { x: 0, y: height },
  ]);
  const shapes = [border, ...arena.walls.map(edgesOf)];
  const between = shapes.flatMap((a, i) =>
    shapes
      .slice(i + 1)
      .map((b) => narrowestOf(a.flatMap((edge) => b.map((other) => gapBetween(edge, other))))),
  );
  return [...between, ...arena.walls.map(gapWithin)]
    .filter((gap) => gap !== undefined)
    .filter((gap) => gap.width > 0);
}
