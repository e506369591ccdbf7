/** Which of some boxes on a page is the next one in a direction, as an eye would say. Pure. */

export type Box = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};
export type Direction = 'up' | 'down' | 'left' | 'right';

/** Being off to the side counts this much more than being far. */
const ASIDE = 3;

/** How far apart two spans are; 0 where they overlap. */
const gap = (fromLeast: number, fromMost: number, least: number, most: number) =>
  Math.max(0, least - fromMost, fromLeast - most);

function costOf(from: Box, to: Box, direction: Direction): number | undefined {
  const middleX = (to.left + to.right - from.left - from.right) / 2;
  const middleY = (to.top + to.bottom - from.top - from.bottom) / 2;
  const ahead = { up: -middleY, down: middleY, left: -middleX, right: middleX }[direction];
  if (ahead <= 1) return undefined;
  const upright = direction === 'up' || direction === 'down';
  const aside = upright
    ? gap(from.left, from.right, to.left, to.right)
    : gap(from.top, from.bottom, to.top, to.bottom);
  const along = upright
    ? gap(from.top, from.bottom, to.top, to.bottom)
    : gap(from.left, from.right, to.left, to.right);
  // Boxes side by side are not above one another, though their middles may be.
  if (!upright && aside > 0) return undefined;
  if (upright && along === 0 && aside > 0) return undefined;
  // Among equals, the one whose middle is nearest.
  return along + ASIDE * aside + Math.hypot(middleX, middleY) / 100;
}

/** The place in the list of the nearest box in that direction, or undefined where there is none. */
export function nearestBeside(from: Box, boxes: readonly Box[], direction: Direction): number | undefined {
  let best: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const [at, box] of boxes.entries()) {
    const cost = costOf(from, box, direction);
    if (cost === undefined || cost >= least) continue;
    least = cost;
    best = at;
  }
  return best;
}
