/** Straight lines against walls and discs: how far a shot flies, what an eye sees. Run by both sides. */
import type { Arena } from './arena.ts';

/**
 * How far one can go from a place in a direction until a wall stops it.
 * @param dx @param dy Any length but zero; distances come out in units of that length.
 * @param longest Returned when no wall is nearer.
 */
export function castAtWalls(
  arena: Arena,
  x: number,
  y: number,
  dx: number,
  dy: number,
  longest: number,
): number {
  let nearest = longest;
  for (const s of arena.segments) {
    const ex = s.bx - s.ax;
    const ey = s.by - s.ay;
    const cross = dx * ey - dy * ex;
    if (cross === 0) continue;
    const toAx = s.ax - x;
    const toAy = s.ay - y;
    const distance = (toAx * ey - toAy * ex) / cross;
    if (distance < 0 || distance >= nearest) continue;
    const along = (toAx * dy - toAy * dx) / cross;
    if (along >= 0 && along <= 1) nearest = distance;
  }
  return nearest;
}

/** Whether no wall stands between two places. */
export function seesPlace(arena: Arena, x: number, y: number, toX: number, toY: number): boolean {
  if (x === toX && y === toY) return true;
  return castAtWalls(arena, x, y, toX - x, toY - y, 1) >= 1;
}

/**
 * How far along a path a disc is met, in units of (dx, dy)'s length, or undefined if the path misses it. A path that
 * begins inside the disc meets it at 0.
 */
export function castAtDisc(
  x: number,
  y: number,
  dx: number,
  dy: number,
  discX: number,
  discY: number,
  radius: number,
): number | undefined {
  const toX = discX - x;
  const toY = discY - y;
  const gap = toX * toX + toY * toY - radius * radius;
  if (gap <= 0) return 0;
  const along = toX * dx + toY * dy;
  if (along <= 0) return undefined;
  const length = dx * dx + dy * dy;
  const inside = along * along - length * gap;
  if (inside < 0) return undefined;
  return (along - Math.sqrt(inside)) / length;
}
