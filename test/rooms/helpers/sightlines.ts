/** Whether a wall stands between two places. Made to be asked millions of times: the wall that was met last is tried first. */
import type { Arena, Point } from '../../../sim/arena.ts';

export function createSightlines(arena: Arena) {
  // The border hides nothing: all that there is lies within it, and a bolt's last place on it.
  const edges = arena.walls.flatMap((outline) =>
    outline.map((a, i) => {
      const b = outline[(i + 1) % outline.length] ?? a;
      return { ax: a.x, ay: a.y, bx: b.x, by: b.y };
    }),
  );

  function crosses(at: number, from: Point, to: Point): boolean {
    const edge = edges[at];
    if (edge === undefined) return false;
    const dx = to.x - from.x;
    const dy = to.y - from.y;
    const before = dx * (edge.ay - from.y) - dy * (edge.ax - from.x);
    const after = dx * (edge.by - from.y) - dy * (edge.bx - from.x);
    if (before > 0 === after > 0) return false;
    const ex = edge.bx - edge.ax;
    const ey = edge.by - edge.ay;
    const here = ex * (from.y - edge.ay) - ey * (from.x - edge.ax);
    const there = ex * (to.y - edge.ay) - ey * (to.x - edge.ax);
    return here > 0 !== there > 0;
  }

  return {
    isOpen(from: Point, to: Point): boolean {
      for (let at = 0; at < edges.length; at++) {
        if (!crosses(at, from, to)) continue;
        // Brought forward by one: walls in the middle of things end up in front.
        const met = edges[at];
        const ahead = edges[at - 1];
        if (met !== undefined && ahead !== undefined) {
          edges[at - 1] = met;
          edges[at] = ahead;
        }
        return false;
      }
      return true;
    },
  };
}
