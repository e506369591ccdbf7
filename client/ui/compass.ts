/** Directions of the arena as words say them. */

/** Clockwise from east, as angles go where y points down. */
export const COMPASS_POINTS = [
  'east',
  'southEast',
  'south',
  'southWest',
  'west',
  'northWest',
  'north',
  'northEast',
] as const;
export type CompassPoint = (typeof COMPASS_POINTS)[number];

/** The direction that an angle (radians clockwise from east) points to, to the nearest eighth. */
export function compassPointOf(angle: number): CompassPoint {
  const eighth = Math.round((angle / (2 * Math.PI)) * COMPASS_POINTS.length);
  const index = ((eighth % COMPASS_POINTS.length) + COMPASS_POINTS.length) % COMPASS_POINTS.length;
  return COMPASS_POINTS[index] ?? 'east';
}
