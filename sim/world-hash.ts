/** A short fingerprint of a world: equal worlds have equal ones, on every machine. Not for security. */
import type { World } from './world.ts';
import { worldToBytes } from './world-codec.ts';

// Not in the function that uses it: V8 would compile that for a function that is another in each call, again and again.
const hex = (word: number) => (word >>> 0).toString(16).padStart(8, '0');

/** Two FNV-1a passes with unlike offsets make 64 bits, so that a chance collision is out of the question. */
export function hashBytes(bytes: Uint8Array): string {
  let low = 0x811c9dc5 | 0;
  let high = 0x01000193;
  // Each kept match is hashed some sixteen times a second, and an iterator takes three times as long.
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    low = Math.imul(low ^ byte, 0x01000193);
    high = Math.imul(high ^ byte, 0x85ebca6b) ^ (high >>> 13);
  }
  return hex(high) + hex(low);
}

export function hashWorld(world: World): string {
  return hashBytes(worldToBytes(world));
}
