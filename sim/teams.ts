/** Who is on which side. Run by the server. */
import type { Team } from './arena.ts';
import { MODES } from './modes/modes.ts';
import type { Ship } from './ship.ts';
import type { World } from './world.ts';

export function teamSize(world: World, team: Team): number {
  return world.ships.filter((ship) => ship.team === team).length;
}

/** The side that a new pilot joins: the smaller, of two as large the one that is behind. 0 where there are no sides. */
export function sideToJoin(world: World): Team {
  if (MODES[world.mode].teams === 0) return 0;
  const gap = teamSize(world, 1) - teamSize(world, 2);
  if (gap !== 0) return gap < 0 ? 1 : 2;
  const [one, two] = world.teamScores;
  return one <= two ? 1 : 2;
}

/** Moves ships from the larger side until there is at most one more: bots before people, who came last before others. */
export function evenTeams(world: World): void {
  if (MODES[world.mode].teams === 0 || world.teamsStay) return;
  for (;;) {
    const gap = teamSize(world, 1) - teamSize(world, 2);
    if (Math.abs(gap) < 2) return;
    const from: Team = gap > 0 ? 1 : 2;
    const crowd = world.ships.filter((ship) => ship.team === from);
    const mover: Ship | undefined = crowd.findLast((ship) => ship.bot) ?? crowd.at(-1);
    if (mover === undefined) return;
    mover.team = from === 1 ? 2 : 1;
  }
}
