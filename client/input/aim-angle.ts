import { TURN } from '../../sim/units.ts';

/** A direction on the screen (y down) as the wire says it: 1/65536 turn clockwise from east. */
export function aimOf(dx: number, dy: number): number {
  return aimOfAngle(Math.atan2(dy, dx));
}

/** Radians clockwise from east as the wire says it. */
export function aimOfAngle(angle: number): number {
  return Math.round((angle / (2 * Math.PI)) * TURN) & (TURN - 1);
}
