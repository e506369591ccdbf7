import type { DrawnShip } from '../../client/net/drawn-types.ts';
import { isFlying, type Ship } from '../../sim/ship.ts';
import { SUBUNITS, TICK_RATE, TURN, VELOCITY_STEPS } from '../../sim/units.ts';

type Place = { x: number; y: number };
/** Where a ship was a tick ago, and what a server some ticks away would have told, oldest first. */
export type Past = Place & { told: readonly Place[] };

export const isAdrift = (ship: { id: number }, tick: number) => ship.id === 4 && tick % 400 > 250;

const JUMP = 200 * SUBUNITS;

/** A ship of the world as a session draws it, between the last tick and this. */
export function drawnShip(
  ship: Ship,
  past: Past | undefined,
  part: number,
  own: boolean,
  tick: number,
): DrawnShip {
  const before = past ?? { ...ship, told: [] };
  const jumped = Math.abs(ship.x - before.x) + Math.abs(ship.y - before.y) > JUMP;
  const at = jumped ? 1 : part;
  const told = before.told[0] ?? before;
  return {
    id: ship.id,
    name: ship.name,
    own,
    bot: ship.bot,
    x: (before.x + (ship.x - before.x) * at) / SUBUNITS,
    y: (before.y + (ship.y - before.y) * at) / SUBUNITS,
    vx: (ship.vx * TICK_RATE) / VELOCITY_STEPS / SUBUNITS,
    vy: (ship.vy * TICK_RATE) / VELOCITY_STEPS / SUBUNITS,
    aim: (ship.aim / TURN) * 2 * Math.PI,
    team: ship.team,
    mate: false,
    hull: ship.hull,
    shield: ship.shield,
    overcharged: ship.overTicks > 0,
    revealed: ship.revealTicks > 0,
    remembered: false,
    flying: isFlying(ship),
    protected: ship.protectTicks > 0,
    charging: ship.railCharge > 0,
    dashing: ship.dashTicks > 0,
    adrift: isAdrift(ship, tick),
    visible: 1,
    toldX: told.x / SUBUNITS,
    toldY: told.y / SUBUNITS,
  };
}
