/**
 * The units every number of the world is in. Positions: 1/16 unit in a uint16. Velocities: 1/256 unit per tick in
 * an int16, finer than positions, or drag would die in steps. Angles: 1/65536 turn, clockwise from east, as y points
 * down. Durations: ticks. One unit is one CSS pixel at zoom 1.
 */
export const TICK_RATE = 30;
export const TICK_MS = 1000 / TICK_RATE;

/** Position steps in one unit. */
export const SUBUNITS = 16;
/** Velocity steps in one position step per tick. */
export const VELOCITY_STEPS = 16;
/** Angle steps in one turn. */
export const TURN = 65536;

/** Whole units per second to velocity steps, rounded. */
export function velocityOf(unitsPerSecond: number): number {
  return Math.round((unitsPerSecond * SUBUNITS * VELOCITY_STEPS) / TICK_RATE);
}

/** Whole units to position steps. */
export function subunitsOf(units: number): number {
  return Math.round(units * SUBUNITS);
}
