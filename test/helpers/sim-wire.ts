/** Whether every number of a ship is what the wire can carry. */
import type { Ship, ShipBody } from '../../sim/ship.ts';

type Range = readonly [number, number];
const U8: Range = [0, 255];
const U16: Range = [0, 65535];
const I16: Range = [-32768, 32767];

export const BODY_RANGES: Record<keyof ShipBody, Range> = {
  x: U16,
  y: U16,
  vx: I16,
  vy: I16,
  dashTicks: U8,
  dashCooldown: U8,
  boltCooldown: U8,
  railCharge: U8,
  railCooldown: U8,
  shots: U8,
  rails: U8,
  shotAim: U16,
};

type Rest = Exclude<keyof Ship, keyof ShipBody | 'pilot' | 'name' | 'bot'>;

export const SHIP_RANGES: Record<keyof ShipBody | Rest, Range> = {
  ...BODY_RANGES,
  id: U8,
  aim: U16,
  team: U8,
  hull: U8,
  shield: U8,
  overTicks: U8,
  revealTicks: U8,
  respawnTicks: U8,
  protectTicks: U8,
  calmTicks: U8,
  score: U16,
  deaths: U16,
  streak: U8,
  bestStreak: U8,
  harm: U16,
  taken: U8,
  captures: U8,
  vote: U8,
};

function misfits<K extends string>(numbers: Record<K, number>, ranges: Record<K, Range>): string[] {
  const found: string[] = [];
  for (const field in ranges) {
    const value = numbers[field];
    const [low, high] = ranges[field];
    const fits = Number.isInteger(value) && value >= low && value <= high && !Object.is(value, -0);
    if (!fits) found.push(`${field}=${Object.is(value, -0) ? '-0' : value}`);
  }
  return found;
}

/** The fields of a ship that the wire cannot carry, as text; empty when all is well. */
export const wireMisfits = (ship: Ship): string[] => misfits(ship, SHIP_RANGES);
