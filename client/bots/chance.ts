/** A brain's own luck: a seeded stream, so that the same seed flies the same match. */
import { nextRandom, type RandomStream } from '../../sim/random.ts';

export type Chance = RandomStream;

export function createChance(seed: number): Chance {
  return { random: seed >>> 0 };
}

export function between(chance: Chance, low: number, high: number): number {
  return low + (high - low) * nextRandom(chance);
}

export function happens(chance: Chance, probability: number): boolean {
  return nextRandom(chance) < probability;
}

/** A number from the normal distribution with spread 1 (Box and Muller). */
export function normal(chance: Chance): number {
  const radius = Math.sqrt(-2 * Math.log(1 - nextRandom(chance)));
  return radius * Math.cos(2 * Math.PI * nextRandom(chance));
}
