/** Who won a round, in a sentence to the pilot who reads it. */
import { winnerOf } from '../../sim/awards.ts';
import { ownTeamOf, scoresBySide, sideOfTeam } from '../looks/sides.ts';
import type { SessionView } from '../net/session-types.ts';
import { isolated } from './format.ts';
import { type Ranked, rankOf } from './ranking.ts';
import { sideTitle } from './side-title.ts';
import { strings } from './strings.ts';

export type Verdict = { text: string; line: string; tone: 'good' | 'bad' | 'plain' };

type JudgedMatch = Pick<SessionView, 'mode' | 'pilots' | 'teamScores' | 'me' | 'watching'>;

/** How it stands: between sides, between two, or the own place among many. */
function standOf(session: JudgedMatch, ranked: readonly Ranked[]): string {
  const text = strings.results;
  const { mode, pilots, me, watching } = session;
  if (mode.teams > 0) return text.score(...scoresBySide(session, ownTeamOf(session)));
  if (watching) return '';
  const rival = mode.capacity === 2 ? ranked.find(({ id }) => id !== me) : undefined;
  if (rival !== undefined) return text.score(pilots.get(me)?.score ?? 0, rival.score);
  return text.rank(rankOf(ranked, me), ranked.length);
}

/** @param ranked The same pilots, best first. */
export function verdictOf(session: JudgedMatch, ranked: readonly Ranked[]): Verdict {
  const text = strings.results;
  const { mode, pilots, teamScores, me, watching } = session;
  const winner = winnerOf(mode, pilots.values(), teamScores);
  const own = ownTeamOf(session);
  const line = standOf(session, ranked);
  if (winner === 'draw') return { text: text.draw, line, tone: 'plain' };
  if ('team' in winner) {
    const side = sideOfTeam(winner.team, own) ?? 'mate';
    if (watching) return { text: text.watched(sideTitle(side, true)), line, tone: 'plain' };
    return side === 'mate'
      ? { text: text.teamWon, line, tone: 'good' }
      : { text: text.teamLost, line, tone: 'bad' };
  }
  if (winner.ship === me && !watching) return { text: text.won, line, tone: 'good' };
  const name = pilots.get(winner.ship)?.name ?? strings.hud.unknownPilot;
  return { text: text.wonBy(isolated(name)), line, tone: 'plain' };
}
