/** A ship: what a pilot flies. Plain data in the units of units.ts. */
import type { Team } from './arena.ts';
import { HULL } from './tuning.ts';

/** What a ship's own pilot predicts: everything that one step of stepShip reads or writes. */
export type ShipBody = {
  x: number;
  y: number;
  vx: number;
  vy: number;
  dashTicks: number;
  dashCooldown: number;
  boltCooldown: number;
  railCharge: number;
  railCooldown: number;
  /** Bolts fired, modulo 256: a shot travels as this counter. */
  shots: number;
  /** Rails fired, modulo 256. */
  rails: number;
  /** Where the newest shot of either kind went, 1/65536 turn. */
  shotAim: number;
};

export type Ship = ShipBody & {
  /** Public name on the wire, 1 to 255, never reused while its ship is in the world. */
  id: number;
  pilot: string;
  name: string;
  bot: boolean;
  team: Team;
  aim: number;
  hull: number;
  /** Points that a shield takes before the hull does. */
  shield: number;
  /** Ticks for which its shots are stronger. */
  overTicks: number;
  /** Ticks for which everybody knows where it is: it fired a rail. */
  revealTicks: number;
  /** Ticks until it flies again; 0 while it flies. */
  respawnTicks: number;
  /** Ticks during which nothing harms it. */
  protectTicks: number;
  /** Ticks since it was last harmed, saturating. */
  calmTicks: number;
  score: number;
  deaths: number;
  /** Kills since it last died, and the most of them in this round. */
  streak: number;
  bestStreak: number;
  /** Points of damage dealt, pickups taken and beacons captured in this round. */
  harm: number;
  taken: number;
  captures: number;
  /** Which map of the ballot it votes for, counted from 1; 0: none. */
  vote: number;
};

/** The fields of ShipBody, in the order of its codec and of the reconciler. */
export const BODY_FIELDS = [
  'x',
  'y',
  'vx',
  'vy',
  'dashTicks',
  'dashCooldown',
  'boltCooldown',
  'railCharge',
  'railCooldown',
  'shots',
  'rails',
  'shotAim',
] as const satisfies readonly (keyof ShipBody)[];

export function createShip(id: number, pilot: string, name: string, bot: boolean): Ship {
  return {
    id,
    pilot,
    name,
    bot,
    team: 0,
    x: 0,
    y: 0,
    vx: 0,
    vy: 0,
    dashTicks: 0,
    dashCooldown: 0,
    boltCooldown: 0,
    railCharge: 0,
    railCooldown: 0,
    shots: 0,
    rails: 0,
    shotAim: 0,
    aim: 0,
    hull: HULL,
    shield: 0,
    overTicks: 0,
    revealTicks: 0,
    respawnTicks: 0,
    protectTicks: 0,
    calmTicks: 0,
    score: 0,
    deaths: 0,
    streak: 0,
    bestStreak: 0,
    harm: 0,
    taken: 0,
    captures: 0,
    vote: 0,
  };
}

export function isFlying(ship: Pick<Ship, 'respawnTicks'>): boolean {
  return ship.respawnTicks === 0;
}
