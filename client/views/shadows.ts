/**
 * What walls hide from an eye: behind every wall edge that looks away from it lies a shadow, so that walls themselves
 * stay lit. Units; no drawing library.
 */
import type { Arena, Point } from '../../sim/arena.ts';
import { SUBUNITS } from '../../sim/units.ts';

/** ax, ay, bx, by and the way out of the wall, one edge after the other. */
const FIELDS = 6;
/** Farther than any screen shows. */
const FAR = 4000;

function area(outline: readonly Point[]): number {
  let sum = 0;
  outline.forEach((a, i) => {
    const b = outline[(i + 1) % outline.length] ?? a;
    sum += a.x * b.y - b.x * a.y;
  });
  return sum;
}

export type ShadowPath = { moveTo(x: number, y: number): void; lineTo(x: number, y: number): void };

export class Shadows {
  private readonly edges: Float64Array;

  constructor(arena: Arena) {
    const edges: number[] = [];
    for (const outline of arena.walls) {
      const isClockwise = area(outline) > 0;
      outline.forEach((corner, i) => {
        const following = outline[(i + 1) % outline.length] ?? corner;
        // All the same way round: shadows that overlap are filled as one path, in which opposite turns would cancel out.
        const [a, b] = isClockwise ? [corner, following] : [following, corner];
        edges.push(a.x / SUBUNITS, a.y / SUBUNITS, b.x / SUBUNITS, b.y / SUBUNITS, b.y - a.y, a.x - b.x);
      });
    }
    this.edges = Float64Array.from(edges);
  }

  /** Adds the outline of each shadow within reach of an eye to a path, all the same way round. */
  trace(path: ShadowPath, x: number, y: number, reach: number): void {
    const { edges } = this;
    for (let at = 0; at < edges.length; at += FIELDS) {
      const ax = (edges[at] ?? 0) - x;
      const ay = (edges[at + 1] ?? 0) - y;
      const bx = (edges[at + 2] ?? 0) - x;
      const by = (edges[at + 3] ?? 0) - y;
      if (ax * (edges[at + 4] ?? 0) + ay * (edges[at + 5] ?? 0) <= 0) continue;
      if (Math.min(ax, bx) > reach || Math.max(ax, bx) < -reach) continue;
      if (Math.min(ay, by) > reach || Math.max(ay, by) < -reach) continue;
      const a = FAR / Math.sqrt(ax * ax + ay * ay || 1);
      const b = FAR / Math.sqrt(bx * bx + by * by || 1);
      path.moveTo(x + ax, y + ay);
      path.lineTo(x + bx, y + by);
      path.lineTo(x + bx * b, y + by * b);
      // Between the two, or a wide shadow would end near the eye.
      path.lineTo(x + ax * a + bx * b, y + ay * a + by * b);
      path.lineTo(x + ax * a, y + ay * a);
    }
  }
}
