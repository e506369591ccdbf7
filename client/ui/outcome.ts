/** What there is to say of a match that is over: who left it, and how it stood. */
import type { Ending, SessionView } from '../net/session-types.ts';
import type { ShownResult } from './match-scores.ts';
import type { GoneRival } from './rival-news.ts';
import { reasonOf } from './rival-notice.ts';

export type Outcome = {
  /** In place of what the ending says. */
  reason?: string;
  result?: ShownResult | undefined;
};

type EndedMatch = Pick<SessionView, 'me' | 'result'> & {
  ending: Ending;
  pilots: ReadonlyMap<number, { name: string }>;
};

/** @param gone The opponent who left, where there was one. */
export function outcomeOf({ ending, result, me, pilots }: EndedMatch, gone: GoneRival | undefined): Outcome {
  if (ending !== 'over' || gone === undefined) return { result };
  const { name, standing } = gone;
  const reason = reasonOf(gone);
  if (standing === undefined) return { reason, result };
  const { round, mine, theirs } = standing;
  const scores = [
    { name: pilots.get(me)?.name ?? '', score: mine },
    { name, score: theirs },
  ];
  return { reason, result: { round, scores: scores.sort((a, b) => b.score - a.score) } };
}
