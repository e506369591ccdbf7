/**
 * The told state: what clients are told of the world, once per tick. A projection, not the truth. Fields under OWNER
 * go to the ship's own pilot alone.
 */
import { type SchemaType, schema, t } from '@colyseus/schema';

/** View tag of what only a ship's own pilot may know. */
export const OWNER = 1;

/** Bits of ToldShip.flags. */
export const SHIP_FLAG = { flying: 1, protected: 2, charging: 4, dashing: 8, adrift: 16, bot: 32 } as const;

export const ToldShip = schema(
  {
    x: t.uint16().default(0),
    y: t.uint16().default(0),
    /** Where it aims, 1/256 turn: enough to draw it. The exact direction of a shot is shotAim. */
    aim: t.uint8().default(0),
    hull: t.uint8().default(0),
    flags: t.uint8().default(0),
    /** Bolts and rails fired, modulo 256. A bolt leaves from the ship's place in the very patch that counts it. */
    shots: t.uint8().default(0),
    rails: t.uint8().default(0),
    shotAim: t.uint16().default(0),
    score: t.uint16().default(0),
    deaths: t.uint16().default(0),
    name: t.string().default(''),
    vx: t.int16().default(0).view(OWNER),
    vy: t.int16().default(0).view(OWNER),
    dashTicks: t.uint8().default(0).view(OWNER),
    dashCooldown: t.uint8().default(0).view(OWNER),
    boltCooldown: t.uint8().default(0).view(OWNER),
    railCharge: t.uint8().default(0).view(OWNER),
    railCooldown: t.uint8().default(0).view(OWNER),
    /** Ticks until this ship flies again. */
    respawnTicks: t.uint8().default(0).view(OWNER),
    /** Inputs that wait in the room without need: the client may skip as many sends. */
    surplus: t.uint8().default(0).view(OWNER),
  },
  'ToldShip',
);
export type ToldShip = SchemaType<typeof ToldShip>;

export const ToldState = schema(
  {
    mode: t.string().default(''),
    map: t.string().default(''),
    round: t.uint16().default(0),
    /** 0 play, 1 results. */
    phase: t.uint8().default(0),
    /** Tick at which the phase ends. */
    phaseEnds: t.uint32().default(0),
    /** By public ship id. */
    ships: t.map(ToldShip),
  },
  'ToldState',
);
export type ToldState = SchemaType<typeof ToldState>;
