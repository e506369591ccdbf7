/** What only the own pilot knows of the ship, as shares from 0 to 1. */
import type { ShipBody } from '../../sim/ship.ts';
import type { ToldShip } from '../../sim/told-state.ts';
import {
  BOLT_COOLDOWN,
  DASH_COOLDOWN,
  HULL,
  MOST_SHIELD,
  RAIL_CHARGE_TICKS,
  RAIL_COOLDOWN,
} from '../../sim/tuning.ts';
import { TICK_MS } from '../../sim/units.ts';
import type { OwnGauges } from './session-types.ts';

export const NO_GAUGES: OwnGauges = {
  hull: 0,
  charge: 0,
  railReady: 0,
  dashReady: 0,
  boltReady: 0,
  respawnMs: 0,
  shield: 0,
  overMs: 0,
};

/** @param body The ship as predicted. @param told The server's word on what is not predicted. */
export function gaugesOf(body: ShipBody, told: ToldShip, before: OwnGauges, tick: number): OwnGauges {
  const gauges = before === NO_GAUGES ? { ...NO_GAUGES } : before;
  gauges.hull = told.hull / HULL;
  gauges.charge = body.railCharge / RAIL_CHARGE_TICKS;
  gauges.railReady = 1 - body.railCooldown / RAIL_COOLDOWN;
  gauges.dashReady = 1 - body.dashCooldown / DASH_COOLDOWN;
  gauges.boltReady = 1 - body.boltCooldown / BOLT_COOLDOWN;
  gauges.respawnMs = told.respawnTicks * TICK_MS;
  gauges.shield = told.shield / MOST_SHIELD;
  gauges.overMs = Math.max(0, told.overUntil - tick) * TICK_MS;
  return gauges;
}
