/**
 * Directions without trigonometry, whose last digits differ between engines: a table of unit vectors made by
 * bisection (the normalised sum of two unit vectors halves the angle between them), which needs only `+ * / sqrt`
 * and is therefore the same everywhere. Run by both sides.
 */
import { TURN } from './units.ts';

const STEPS = 4096;
const ANGLE_PER_STEP = TURN / STEPS;
/** Length of a table vector. */
export const DIRECTION_ONE = 16384;

function makeCosines(): Int16Array {
  const xs = new Float64Array(STEPS + 1);
  const ys = new Float64Array(STEPS + 1);
  const quarters = [
    [1, 0],
    [0, 1],
    [-1, 0],
    [0, -1],
    [1, 0],
  ] as const;
  quarters.forEach(([x, y], i) => {
    xs[(i * STEPS) / 4] = x;
    ys[(i * STEPS) / 4] = y;
  });
  for (let span = STEPS / 4; span > 1; span /= 2) {
    for (let i = 0; i < STEPS; i += span) {
      const x = (xs[i] ?? 0) + (xs[i + span] ?? 0);
      const y = (ys[i] ?? 0) + (ys[i + span] ?? 0);
      const length = Math.sqrt(x * x + y * y);
      xs[i + span / 2] = x / length;
      ys[i + span / 2] = y / length;
    }
  }
  return Int16Array.from(xs.subarray(0, STEPS), (x) => Math.round(x * DIRECTION_ONE));
}

const COSINES = makeCosines();

function entry(angle: number): number {
  return Math.floor(angle / ANGLE_PER_STEP) & (STEPS - 1);
}

/** East part of the direction, −16384 to 16384. `angle` in 1/65536 turn. */
export function eastOf(angle: number): number {
  return COSINES[entry(angle)] ?? 0;
}

/** South part of the direction, −16384 to 16384. `angle` in 1/65536 turn. */
export function southOf(angle: number): number {
  return COSINES[(entry(angle) - STEPS / 4) & (STEPS - 1)] ?? 0;
}
