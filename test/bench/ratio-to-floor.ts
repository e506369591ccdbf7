/**
 * Compares with a floor that was measured in turns: a machine's speed drifts, so each round is compared with its
 * neighbour and never with a round of another minute.
 */
import { type Spread, spreadOf } from './distribution.ts';

export function ratiosOf(real: readonly number[], floor: readonly number[]): number[] {
  if (real.length !== floor.length) throw new Error(`${real.length} rounds and ${floor.length} of the floor`);
  return real.map((value, round) => {
    const ratio = value / (floor[round] ?? 0);
    if (!Number.isFinite(ratio)) throw new Error(`round ${round + 1} has no floor`);
    return ratio;
  });
}

export function ratioToFloor(real: readonly number[], floor: readonly number[]): Spread {
  return spreadOf(ratiosOf(real, floor));
}
