/**
 * A mode: what is played, as data and a few pure functions over the world. Rooms, HUD and bots ask it; they hold no
 * branches of their own. A new mode is one file beside this one and a line in modes.ts.
 */
import type { Arena, Team } from '../arena.ts';
import type { Fact } from '../facts.ts';
import type { World } from '../world.ts';

export type ModeName = 'skirmish' | 'hold' | 'duel';

export type Mode = {
  name: ModeName;
  /** 0: everybody for themselves. */
  teams: 0 | 2;
  /** Most ships. */
  capacity: number;
  /** Ships that bots fill a match with people up to. */
  company: number;
  /** Pilots that a round needs, in each team where there are teams; below it the warm-up's clock stands still. */
  needs: number;
  /** Pilots on each of the two sides of a ranked match; undefined: the mode is not played for rank. */
  ranked: { least: number; most: number } | undefined;
  /** Ticks. No warm-up at all when 0. */
  warmupTicks: number;
  roundTicks: number;
  resultsTicks: number;
  /** Points of a pilot, or of a team where there are teams, that end a round early; 0: only its time does. */
  goal: number;
  /** What bots go for beyond each other. */
  hasBeacons: boolean;
  /** Who watches sees the match so many ticks late: what is told of it is of no use to who plays. */
  watchDelayTicks: number;
  /** Who watches may look anywhere, not only where a pilot is. */
  freeLook: boolean;
  /** What the mode does in each tick of a round, beyond flying and fighting. Mutates. */
  step(world: World, arena: Arena): Fact[];
};

/** Points that decide: a team's, or a pilot's own. */
export function bestScore(mode: Mode, world: World): number {
  if (mode.teams > 0) return Math.max(...world.teamScores);
  return world.ships.reduce((best, ship) => Math.max(best, ship.score), 0);
}

/** Whether two ships are on one side; nobody is on a side without teams. */
export function areMates(a: { team: Team }, b: { team: Team }): boolean {
  return a.team !== 0 && a.team === b.team;
}
