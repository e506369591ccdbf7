/**
 * The whole truth of a room: plain, serialisable data, and nothing about a match lives outside it. Written to bytes,
 * read back, it goes on exactly (world-codec.ts).
 */
import type { Ship } from './ship.ts';
import { ROUND_TICKS } from './tuning.ts';

export type Bolt = {
  /** Id of the ship that fired it, and which of its shots (modulo 256) it is: together its name on the wire. */
  owner: number;
  shot: number;
  /** Where it left, in position steps; it flies straight, so its place follows from its age. */
  x: number;
  y: number;
  aim: number;
  /** Ticks since it left. */
  age: number;
  /** Age at which a wall or its range ends it. */
  life: number;
};

export type RoundPhase = 'play' | 'results';

export type World = {
  mode: string;
  map: string;
  tick: number;
  /** State of the random stream, a uint32. */
  random: number;
  round: { number: number; phase: RoundPhase; ticksLeft: number };
  /** Ascending by id: the order of a tick must not depend on who joined when. */
  ships: Ship[];
  bolts: Bolt[];
};

/** An empty world at the start of its first round. `seed` is a uint32. */
export function createWorld(mode: string, map: string, seed: number): World {
  return {
    mode,
    map,
    tick: 0,
    random: seed >>> 0,
    round: { number: 1, phase: 'play', ticksLeft: ROUND_TICKS },
    ships: [],
    bolts: [],
  };
}

export function shipOf(world: World, id: number): Ship | undefined {
  return world.ships.find((ship) => ship.id === id);
}
