/**
 * The whole truth of a room: plain, serialisable data, and nothing about a match lives outside it. Written to bytes,
 * read back, it goes on exactly (world-codec.ts).
 */
import type { Team } from './arena.ts';
import type { ModeName } from './modes/mode.ts';
import { MODES } from './modes/modes.ts';
import type { Ship } from './ship.ts';

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
  /** Fired with overcharge: it harms more. */
  strong: boolean;
};

/** A beacon of the arena, in the arena's order. */
export type Beacon = {
  /** Who holds it and earns by it. */
  team: Team;
  /** How far it is taken: from -CAPTURE_TICKS, team 1's, to CAPTURE_TICKS, team 2's. */
  pull: number;
};

export type RoundPhase = 'warmup' | 'play' | 'results';

export type World = {
  mode: ModeName;
  /** Of the arena in play. Whoever steps the world passes the arena of this name. */
  map: string;
  /** Maps that the match may go on to. */
  rotation: readonly string[];
  tick: number;
  /** State of the random stream, a uint32. */
  random: number;
  round: { number: number; phase: RoundPhase; ticksLeft: number };
  /** Ascending by id: the order of a tick must not depend on who joined when. */
  ships: Ship[];
  bolts: Bolt[];
  /** Ticks until each pickup of the arena is there again, in the arena's order; 0: it is there. Empty before the first
   * tick on a map. */
  pickups: number[];
  /** Likewise in the arena's order, and empty before the first tick on a map or in a mode without them. */
  beacons: Beacon[];
  /** Who plays with whom was decided before the match: nobody is moved to the other side to even them. */
  teamsStay: boolean;
  /** Of teams 1 and 2. */
  teamScores: [number, number];
  /** Maps to vote for during results; the last of them is the one just played. */
  ballot: string[];
};

/** An empty world before its first round. `seed` is a uint32. */
export function createWorld(
  mode: ModeName,
  map: string,
  seed: number,
  rotation: readonly string[] = [map],
): World {
  const { warmupTicks, roundTicks } = MODES[mode];
  return {
    mode,
    map,
    rotation,
    tick: 0,
    random: seed >>> 0,
    round: {
      number: 1,
      phase: warmupTicks > 0 ? 'warmup' : 'play',
      ticksLeft: warmupTicks > 0 ? warmupTicks : roundTicks,
    },
    ships: [],
    bolts: [],
    pickups: [],
    beacons: [],
    teamsStay: false,
    teamScores: [0, 0],
    ballot: [],
  };
}

export function shipOf(world: World, id: number): Ship | undefined {
  return world.ships.find((ship) => ship.id === id);
}
