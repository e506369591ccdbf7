/** One tick of a ship's motion: the same function on the server and in its pilot's prediction. */
import type { Arena } from './arena.ts';
import { moveAndSlide } from './collision.ts';
import { DIRECTION_ONE, eastOf, southOf } from './direction.ts';
import { type Intent, MOVE_DIRECTIONS } from './intent.ts';
import type { ShipBody } from './ship.ts';
import { CHARGING_THRUST, DASH_SPEED, DRAG, THRUST, TOP_SPEED } from './tuning.ts';
import { TURN } from './units.ts';

/** The direction of thrust, 1/65536 turn, or undefined without thrust. */
export function thrustAngle(intent: Intent): number | undefined {
  return intent.move === 0 ? undefined : (intent.move - 1) * (TURN / MOVE_DIRECTIONS);
}

/** Rounded away from zero, so that a slow ship stops instead of creeping for ever. */
function dragOf(speed: number): number {
  return speed < 0 ? Math.floor((speed * DRAG) / 256) : Math.ceil((speed * DRAG) / 256);
}

function limitSpeed(body: ShipBody, limit: number): void {
  const squared = body.vx * body.vx + body.vy * body.vy;
  if (squared <= limit * limit) return;
  const scale = limit / Math.sqrt(squared);
  body.vx = Math.trunc(body.vx * scale);
  body.vy = Math.trunc(body.vy * scale);
}

/** Mutates. All results are whole numbers within their wire types. */
export function stepMotion(body: ShipBody, intent: Intent, arena: Arena): void {
  if (body.dashTicks > 0) {
    limitSpeed(body, DASH_SPEED);
  } else {
    const angle = thrustAngle(intent);
    body.vx -= dragOf(body.vx);
    body.vy -= dragOf(body.vy);
    if (angle !== undefined) {
      const thrust = body.railCharge > 0 ? (THRUST * CHARGING_THRUST) / 256 : THRUST;
      body.vx += Math.trunc((thrust * eastOf(angle)) / DIRECTION_ONE);
      body.vy += Math.trunc((thrust * southOf(angle)) / DIRECTION_ONE);
    }
    limitSpeed(body, TOP_SPEED);
  }
  moveAndSlide(arena, body);
}
