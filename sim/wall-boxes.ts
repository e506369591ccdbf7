/** Boxes around walls: a straight line that misses a wall's box misses all of its edges. Run by both sides. */
import type { Point } from './arena.ts';

/**
 * Middle and half size of each box, both for x and y, with a little to spare. `starts` says for each where in the list of
 * edges (four numbers each) those of its wall begin, and for one more where the last ones end.
 */
export type WallBoxes = { boxes: Float64Array; starts: Int32Array };

/** Position steps; what rounding may take from a box, many times over. */
const SPARE = 1;

function boxOf(outline: readonly Point[]): number[] {
  const xs = outline.map(({ x }) => x);
  const ys = outline.map(({ y }) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return [(left + right) / 2, (top + bottom) / 2, (right - left) / 2 + SPARE, (bottom - top) / 2 + SPARE];
}

export function boxWalls(walls: readonly (readonly Point[])[]): WallBoxes {
  const starts = new Int32Array(walls.length + 1);
  for (const [i, outline] of walls.entries()) starts[i + 1] = (starts[i] ?? 0) + outline.length * 4;
  return { boxes: Float64Array.from(walls.flatMap(boxOf)), starts };
}

/**
 * Whether a line may meet a box: seen along x, along y and along the line itself, their shadows meet.
 * @param x @param y The line's middle. @param halfX @param halfY From there to its end.
 */
export function mayMeet(
  boxes: Float64Array,
  box: number,
  x: number,
  y: number,
  halfX: number,
  halfY: number,
): boolean {
  const awayX = (boxes[box * 4] ?? 0) - x;
  const awayY = (boxes[box * 4 + 1] ?? 0) - y;
  const boxX = boxes[box * 4 + 2] ?? 0;
  const boxY = boxes[box * 4 + 3] ?? 0;
  const reachX = Math.abs(halfX);
  const reachY = Math.abs(halfY);
  return (
    Math.abs(awayX) <= boxX + reachX &&
    Math.abs(awayY) <= boxY + reachY &&
    Math.abs(awayX * halfY - awayY * halfX) <= boxX * reachY + boxY * reachX
  );
}
