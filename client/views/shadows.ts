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

export class Shadows {
  private readonly edges: Float64Array;
  /** Corners of one shadow: x and y of five places. */
  private readonly corners = new Float64Array(10);

  constructor(arena: Arena) {
    const edges: number[] = [];
    for (const outline of arena.walls) {
      const turn = area(outline) > 0 ? 1 : -1;
      outline.forEach((a, i) => {
        const b = outline[(i + 1) % outline.length] ?? a;
        const nx = turn * (b.y - a.y);
        const ny = turn * (a.x - b.x);
        edges.push(a.x / SUBUNITS, a.y / SUBUNITS, b.x / SUBUNITS, b.y / SUBUNITS, nx, ny);
      });
    }
    this.edges = Float64Array.from(edges);
  }

  /**
   * Calls `cast` with the corners of each shadow (x, y, five times) that an eye's light leaves within a distance. The
   * array is used again for the next shadow.
   */
  forEach(x: number, y: number, reach: number, cast: (corners: Float64Array) => void): void {
    const { edges, corners } = this;
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
      corners[0] = x + ax;
      corners[1] = y + ay;
      corners[2] = x + bx;
      corners[3] = y + by;
      corners[4] = x + bx * b;
      corners[5] = y + by * b;
      // Between the two, or a wide shadow would end near the eye.
      corners[6] = x + ax * a + bx * b;
      corners[7] = y + ay * a + by * b;
      corners[8] = x + ax * a;
      corners[9] = y + ay * a;
      cast(corners);
    }
  }
}
