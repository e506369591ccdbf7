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

export const RAIL_CHARGE_TICKS = 18;
export const RAIL_COOLDOWN = 36;
export const RAIL_DAMAGE = 45;
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

export const ROUND_TICKS = 180 * TICK_RATE;
export const RESULTS_TICKS = 10 * TICK_RATE;

/** A rail shot is judged against what its shooter saw, at most this long ago (R4). */
export const MAX_REWIND_MS = 250;
export const SKIRMISH_CAPACITY = 16;
