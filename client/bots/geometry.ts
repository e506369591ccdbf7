/** Vectors and angles of a brain: units and radians, as a session shows them. */
import { MOVE_DIRECTIONS } from '../../sim/intent.ts';
import { TURN } from '../../sim/units.ts';

export type Place = { readonly x: number; readonly y: number };

export function distance(a: Place, b: Place): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}

export function angleTo(from: Place, to: Place): number {
  return Math.atan2(to.y - from.y, to.x - from.x);
}

/** The same angle in −π to π. */
export function wrap(angle: number): number {
  return angle - Math.round(angle / (2 * Math.PI)) * 2 * Math.PI;
}

export function along(place: Place, angle: number, length: number): Place {
  return { x: place.x + Math.cos(angle) * length, y: place.y + Math.sin(angle) * length };
}

export function mix(atZero: number, atOne: number, share: number): number {
  return atZero + (atOne - atZero) * share;
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

/** An angle as an intent carries it. */
export function aimOf(angle: number): number {
  return Math.round((angle / (2 * Math.PI)) * TURN) & (TURN - 1);
}

/** A direction of thrust as an intent carries it, 1 to MOVE_DIRECTIONS. */
export function moveOf(angle: number): number {
  const step = Math.round((angle / (2 * Math.PI)) * MOVE_DIRECTIONS);
  return (((step % MOVE_DIRECTIONS) + MOVE_DIRECTIONS) % MOVE_DIRECTIONS) + 1;
}
