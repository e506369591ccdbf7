/** All numbers that shape play, in one place. Units as in units.ts; run by both sides. */
import { subunitsOf, TICK_RATE, velocityOf } from './units.ts';

export const SHIP_RADIUS = subunitsOf(14);
/** Velocity gained per tick of thrust. */
export const THRUST = 200;
/** Share of the velocity lost per tick, in 1/256. */
export const DRAG = 18;
export const TOP_SPEED = velocityOf(285);
/** Share of thrust left while a rail charges, in 1/256. */
export const CHARGING_THRUST = 140;
export const HULL = 100;

export const DASH_SPEED = velocityOf(820);
export const DASH_TICKS = 5;
export const DASH_COOLDOWN = 55;

/** What is kept of the closing speed when two ships meet, in 1/256. */
export const BOUNCE = 100;

export const BOLT_SPEED = velocityOf(720);
export const BOLT_RADIUS = subunitsOf(5);
export const BOLT_DAMAGE = 12;
export const BOLT_COOLDOWN = 6;
export const BOLT_LIFE_TICKS = 48;
/** Velocity that a bolt gives the ship that it hits, along its flight. */
export const BOLT_PUSH = velocityOf(36);
/** Bolts pass through a ship in so many first ticks of its dash. */
export const DASH_GRACE_TICKS = 3;

export const RAIL_CHARGE_TICKS = 18;
export const RAIL_COOLDOWN = 36;
export const RAIL_DAMAGE = 45;
/** Of a rail's damage that a second ship gets, behind the first, in 1/256. */
export const PIERCED_DAMAGE = 170;
export const RAIL_RANGE = subunitsOf(1400);
/** How far beside a ship's edge a rail still hits. */
export const RAIL_GRACE = subunitsOf(4);

export const RESPAWN_TICKS = 2 * TICK_RATE;
export const PROTECTION_TICKS = 45;
/** A place this far from every other ship is safe to appear at; further away would only be further from the battle. */
export const SAFE_DISTANCE = subunitsOf(400);
/** Unharmed for this long, a hull begins to mend. */
export const CALM_TICKS = 5 * TICK_RATE;
/** One point of hull is mended each so many ticks. */
export const MEND_EVERY = 4;

/** A rail shot is judged against what its shooter saw, at most this long ago (R4). */
export const MAX_REWIND_MS = 250;

/** How far eyes reach: more than the screen shows around the ship. */
export const SIGHT_RADIUS = subunitsOf(900);
/** Motion that sight is ahead of, and by which it stays behind, so that nobody pops in or out at a corner. */
export const SIGHT_LEAD_TICKS = 5;
/** Who fires a rail is seen by everybody for so long. */
export const REVEAL_TICKS = 24;
/** How far a shot is heard by who cannot see it. */
export const HEARING_RADIUS = subunitsOf(800);

/** How near a ship's middle must come to a pickup's. */
export const PICKUP_REACH = subunitsOf(30);
export const REPAIR = 50;
export const SHIELD = 50;
/** Most that two shields add up to. */
export const MOST_SHIELD = 75;
export const OVERCHARGE_TICKS = 8 * TICK_RATE;
/** Damage of a shot fired with overcharge, in 1/256 of the usual. */
export const OVERCHARGE_DAMAGE = 420;
/** Ticks until a pickup is there again. */
export const PICKUP_TICKS = {
  repair: 15 * TICK_RATE,
  shield: 25 * TICK_RATE,
  overcharge: 40 * TICK_RATE,
} as const;

/** Ticks in which one ship takes a beacon that is nobody's. */
export const CAPTURE_TICKS = 75;
/** Ships of a team that count at a beacon; more do not hasten it. */
export const MOST_CAPTORS = 2;
/** A beacon earns its team a point each so many ticks. */
export const BEACON_POINT_TICKS = TICK_RATE;
