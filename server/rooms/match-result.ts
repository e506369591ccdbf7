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
