/** One tick of what a ship does besides flying: dash, bolt, rail. Shared by the server and its pilot's prediction. */
import { DIRECTION_ONE, eastOf, southOf } from './direction.ts';
import { BUTTON, type Intent } from './intent.ts';
import type { ShipBody } from './ship.ts';
import { thrustAngle } from './ship-motion.ts';
import {
  BOLT_COOLDOWN,
  DASH_COOLDOWN,
  DASH_SPEED,
  DASH_TICKS,
  RAIL_CHARGE_TICKS,
  RAIL_COOLDOWN,
} from './tuning.ts';

export type Shot = 'bolt' | 'rail';

const coolDown = (ticks: number) => (ticks > 0 ? ticks - 1 : 0);

/** Starts a dash in the direction of thrust, or of aim without thrust. Mutates. */
function startDash(body: ShipBody, intent: Intent): void {
  const angle = thrustAngle(intent) ?? intent.aim;
  body.vx = Math.trunc((DASH_SPEED * eastOf(angle)) / DIRECTION_ONE);
  body.vy = Math.trunc((DASH_SPEED * southOf(angle)) / DIRECTION_ONE);
  body.dashTicks = DASH_TICKS;
  body.dashCooldown = DASH_COOLDOWN;
}

export function stepDash(body: ShipBody, intent: Intent): void {
  body.dashTicks = coolDown(body.dashTicks);
  body.dashCooldown = coolDown(body.dashCooldown);
  if ((intent.buttons & BUTTON.dash) !== 0 && body.dashCooldown === 0) startDash(body, intent);
}

/**
 * A rail charges while its button is held and fires on release once full; released early it is lost. A bolt fires as
 * often as its cooldown allows, not while a rail charges. Mutates; returns what was fired.
 * @param armed False while the rules hold all fire (between rounds).
 */
export function stepWeapons(body: ShipBody, intent: Intent, armed: boolean): Shot | undefined {
  body.boltCooldown = coolDown(body.boltCooldown);
  body.railCooldown = coolDown(body.railCooldown);
  if (!armed) {
    body.railCharge = 0;
    return undefined;
  }
  if ((intent.buttons & BUTTON.rail) !== 0) {
    if (body.railCooldown === 0 && body.railCharge < RAIL_CHARGE_TICKS) body.railCharge += 1;
    return undefined;
  }
  const full = body.railCharge === RAIL_CHARGE_TICKS;
  body.railCharge = 0;
  if (full) {
    body.railCooldown = RAIL_COOLDOWN;
    body.rails = (body.rails + 1) & 0xff;
    body.shotAim = intent.aim;
    return 'rail';
  }
  if ((intent.buttons & BUTTON.bolt) !== 0 && body.boltCooldown === 0) {
    body.boltCooldown = BOLT_COOLDOWN;
    body.shots = (body.shots + 1) & 0xff;
    body.shotAim = intent.aim;
    return 'bolt';
  }
  return undefined;
}
