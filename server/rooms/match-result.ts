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

/**
 * How a match stands when it is over. Between two rounds that is how the last one ended, whoever left since; a round
 * that was broken off has those who left it.
 */
export class LastStanding {
  /** Of the last round, from its end to the next one's beginning. */
  kept: MatchResult | undefined;
  private before: MatchResult | undefined;

  /** To be called before a tick in which ships depart. */
  departing(world: World): void {
    if (world.round.phase === 'play') this.before = resultOf(world);
  }

  /** To be called after each tick. */
  stepped(world: World): void {
    const { phase } = world.round;
    if (phase === 'play') this.kept = undefined;
    else this.kept ??= phase === 'results' ? resultOf(world) : this.before;
    this.before = undefined;
  }

  resultOf(world: World): MatchResult {
    return this.kept ?? resultOf(world);
  }
}
