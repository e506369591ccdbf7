/**
 * The world's own stream of chance: mulberry32 (Tommy Ettinger, public domain), whose whole state is one uint32, so
 * that a world written to bytes goes on with the same luck. Run by the server.
 */
export type RandomStream = { random: number };

/** The next number in [0, 1), advancing the stream. */
export function nextRandom(stream: RandomStream): number {
  stream.random = (stream.random + 0x6d2b79f5) >>> 0;
  let t = stream.random;
  t = Math.imul(t ^ (t >>> 15), t | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

/** A whole number in [0, below). */
export function nextBelow(stream: RandomStream, below: number): number {
  return Math.floor(nextRandom(stream) * below);
}
