/** How a match ended, for those who ask for it when it is over. */
import type { World } from '../../sim/world.ts';
import type { MatchResult } from '../matchmaker/arena-directory.ts';

/** Best first. */
export function resultOf({ mode, map, round, ships }: World): MatchResult {
  const scores = ships
    .map(({ name, team, score }) => ({ name, team, score }))
    .sort((a, b) => b.score - a.score);
  return { mode, map, round: round.number, scores };
}

/** How a match stands when it is over: a round that was broken off has those who left it. */
export class LastStanding {
  private brokenOff: MatchResult | undefined;

  /** To be called before a tick in which ships depart. */
  departing(world: World): void {
    if (world.round.phase === 'play') this.brokenOff = resultOf(world);
  }

  /** To be called after each tick. */
  stepped({ round }: World): void {
    if (round.phase === 'play') this.brokenOff = undefined;
  }

  resultOf(world: World): MatchResult {
    return this.brokenOff ?? resultOf(world);
  }
}
