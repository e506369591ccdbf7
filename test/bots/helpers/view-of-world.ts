/** A world as one of its pilots would see it through a session: the own ship now, everything else a little ago. */

import type { BrainView } from '../../../client/bots/brain-view.ts';
import type { DrawnBolt, DrawnShip } from '../../../client/net/session-types.ts';
import type { Arena } from '../../../sim/arena.ts';
import { boltPlace } from '../../../sim/bolts.ts';
import { isFlying, type Ship } from '../../../sim/ship.ts';
import {
  BOLT_COOLDOWN,
  BOLT_SPEED,
  DASH_COOLDOWN,
  HULL,
  MOST_SHIELD,
  RAIL_CHARGE_TICKS,
  RAIL_COOLDOWN,
} from '../../../sim/tuning.ts';
import { SUBUNITS, TICK_MS, TICK_RATE, TURN, VELOCITY_STEPS } from '../../../sim/units.ts';
import { shipOf, type World } from '../../../sim/world.ts';

const PACE = TICK_RATE / VELOCITY_STEPS / SUBUNITS;
const radians = (angle: number) => (angle / TURN) * 2 * Math.PI;

function drawShip(ship: Ship, me: number): DrawnShip {
  const { id, name, bot, hull, shield, team } = ship;
  const x = ship.x / SUBUNITS;
  const y = ship.y / SUBUNITS;
  return {
    id,
    name,
    bot,
    hull,
    shield,
    team,
    mate: false,
    overcharged: ship.overTicks > 0,
    revealed: ship.revealTicks > 0,
    remembered: false,
    x,
    y,
    own: id === me,
    vx: ship.vx * PACE,
    vy: ship.vy * PACE,
    aim: radians(ship.aim),
    flying: isFlying(ship),
    protected: ship.protectTicks > 0,
    charging: ship.railCharge > 0,
    dashing: ship.dashTicks > 0,
    adrift: false,
    visible: 1,
    toldX: x,
    toldY: y,
  };
}

/** What is the same for every pilot who looks at a moment of the world. */
export type Moment = { ships: Ship[]; bolts: DrawnBolt[] };

export function momentOf(world: World): Moment {
  const bolts = world.bolts.map((bolt): DrawnBolt => {
    const place = boltPlace(bolt, bolt.age);
    const { owner, shot } = bolt;
    const angle = radians(bolt.aim);
    return {
      owner,
      shot,
      own: false,
      angle,
      x: place.x / SUBUNITS,
      y: place.y / SUBUNITS,
      speed: BOLT_SPEED * PACE,
      strong: bolt.strong,
    };
  });
  return { ships: world.ships.map((ship) => ({ ...ship })), bolts };
}

/** @param then The moment that others are drawn at. */
export function viewOf(world: World, arena: Arena, me: number, then: Moment): BrainView {
  const own = shipOf(world, me);
  const ships = new Map<number, DrawnShip>();
  for (const ship of then.ships) if (ship.id !== me) ships.set(ship.id, drawShip(ship, me));
  if (own !== undefined) ships.set(me, drawShip(own, me));
  return {
    me,
    ships,
    arena,
    bolts: then.bolts.filter((bolt) => bolt.owner !== me),
    gauges: {
      hull: (own?.hull ?? 0) / HULL,
      charge: (own?.railCharge ?? 0) / RAIL_CHARGE_TICKS,
      railReady: 1 - (own?.railCooldown ?? 0) / RAIL_COOLDOWN,
      dashReady: 1 - (own?.dashCooldown ?? 0) / DASH_COOLDOWN,
      boltReady: 1 - (own?.boltCooldown ?? 0) / BOLT_COOLDOWN,
      respawnMs: (own?.respawnTicks ?? 0) * TICK_MS,
      shield: (own?.shield ?? 0) / MOST_SHIELD,
      overMs: (own?.overTicks ?? 0) * TICK_MS,
    },
    round: {
      number: world.round.number,
      phase: world.round.phase,
      msLeft: world.round.ticksLeft * TICK_MS,
      waiting: false,
    },
  };
}
