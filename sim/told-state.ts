/**
 * The told state: what clients are told of the world, once per tick. A projection, not the truth. Ships and pickups go
 * only to those who may know of them (R2): each client's view holds what its pilot sees. Fields under OWNER go to the
 * ship's own pilot alone.
 */
import { type SchemaType, schema, t } from '@colyseus/schema';

/** View tag of what only a ship's own pilot may know. */
export const OWNER = 1;

/** Bits of ToldShip.flags. */
export const SHIP_FLAG = {
  flying: 1,
  protected: 2,
  charging: 4,
  dashing: 8,
  overcharged: 16,
  revealed: 32,
} as const;

/** Bits of ToldPilot.flags. `dead`: its ship does not fly now. */
export const PILOT_FLAG = { bot: 1, adrift: 2, dead: 4 } as const;

/** A ship in sight. */
export const ToldShip = schema(
  {
    x: t.uint16().default(0),
    y: t.uint16().default(0),
    /** Where it aims, 1/256 turn: enough to draw it. The exact direction of a shot is shotAim. */
    aim: t.uint8().default(0),
    hull: t.uint8().default(0),
    shield: t.uint8().default(0),
    flags: t.uint8().default(0),
    /** Bolts fired, modulo 256. A bolt leaves from the ship's place in the very patch that counts it. */
    shots: t.uint8().default(0),
    shotAim: t.uint16().default(0),
    vx: t.int16().default(0).view(OWNER),
    vy: t.int16().default(0).view(OWNER),
    dashTicks: t.uint8().default(0).view(OWNER),
    dashCooldown: t.uint8().default(0).view(OWNER),
    boltCooldown: t.uint8().default(0).view(OWNER),
    railCharge: t.uint8().default(0).view(OWNER),
    railCooldown: t.uint8().default(0).view(OWNER),
    rails: t.uint8().default(0).view(OWNER),
    /** Ticks until this ship flies again. */
    respawnTicks: t.uint8().default(0).view(OWNER),
    /** Tick at which the overcharge ends. */
    overUntil: t.uint32().default(0).view(OWNER),
    /** Inputs that wait in the room without need: the client may skip as many sends. */
    surplus: t.uint8().default(0).view(OWNER),
    /** Until a pilot who gives no sign loses the seat; 0 before it is asked. */
    awaySeconds: t.uint8().default(0).view(OWNER),
  },
  'ToldShip',
);
export type ToldShip = SchemaType<typeof ToldShip>;

/** Who takes part and how they stand: known to everybody, and nothing in it says where. */
export const ToldPilot = schema(
  {
    name: t.string().default(''),
    team: t.uint8().default(0),
    flags: t.uint8().default(0),
    score: t.uint16().default(0),
    deaths: t.uint16().default(0),
    /** Counted from 1 along the ballot; 0: none yet. */
    vote: t.uint8().default(0),
    /** What awards are given for; told when the round is over. */
    bestStreak: t.uint8().default(0),
    harm: t.uint16().default(0),
    taken: t.uint8().default(0),
    captures: t.uint8().default(0),
  },
  'ToldPilot',
);
export type ToldPilot = SchemaType<typeof ToldPilot>;

/** A pickup in sight. */
export const ToldPickup = schema(
  {
    /** Tick at which it is there again; 0: it is there. */
    back: t.uint32().default(0),
  },
  'ToldPickup',
);
export type ToldPickup = SchemaType<typeof ToldPickup>;

/** Beacons announce themselves to everybody. */
export const ToldBeacon = schema(
  {
    team: t.uint8().default(0),
    /** From -CAPTURE_TICKS, team 1's, to CAPTURE_TICKS, team 2's. */
    pull: t.int8().default(0),
  },
  'ToldBeacon',
);
export type ToldBeacon = SchemaType<typeof ToldBeacon>;

/** World.round.phase as it is told. */
export const TOLD_PHASES = ['play', 'results', 'warmup'] as const;

export const ToldState = schema(
  {
    mode: t.string().default(''),
    map: t.string().default(''),
    round: t.uint16().default(0),
    /** Index in TOLD_PHASES. */
    phase: t.uint8().default(0),
    /** Tick at which the phase ends; 0 while the warm-up waits for pilots. */
    phaseEnds: t.uint32().default(0),
    score1: t.uint16().default(0),
    score2: t.uint16().default(0),
    /** Maps to vote for during results, parted by commas; the last is the one just played. */
    ballot: t.string().default(''),
    /**
     * The tick, modulo 256. Were there nothing new but views, the framework would send two patches with one stamp, and
     * nobody could interpolate between them; did it change with the views alone, it would tell everybody that somebody
     * came to see something (R2).
     */
    beat: t.uint8().default(0),
    /** By public ship id, like ships. */
    pilots: t.map(ToldPilot),
    ships: t.map(ToldShip).view(),
    /** By the arena's order, like beacons. */
    pickups: t.map(ToldPickup).view(),
    beacons: t.map(ToldBeacon),
  },
  'ToldState',
);
export type ToldState = SchemaType<typeof ToldState>;
