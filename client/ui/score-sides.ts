/** What stands left and right of the clock: two sides, two pilots, or the own score and rank. */
import type { SessionView } from '../net/session-types.ts';
import type { Side } from './palette.ts';
import { type Ranked, rankOf } from './ranking.ts';
import { ownTeamOf, scoresBySide, sideTitle } from './sides.ts';
import { strings } from './strings.ts';

export type ScoreSide = {
  label: string;
  figure: string;
  side: Side | undefined;
  /** Points, so that a gain can be shown; a rank is none. */
  points: number;
  /** Of the goal; 0 where the mode has none. */
  share: number;
};

export type ScoredMatch = Pick<SessionView, 'mode' | 'me' | 'watching' | 'teamScores'> & {
  pilots: ReadonlyMap<number, Pick<Ranked, 'id' | 'team' | 'name' | 'score'>>;
};

function against(label: string, side: Side, points: number, goal: number): ScoreSide {
  return { label, figure: String(points), side, points, share: goal > 0 ? Math.min(1, points / goal) : 0 };
}

export function scoreSidesOf(session: ScoredMatch, ranked: readonly Ranked[]): [ScoreSide, ScoreSide] {
  const { mode, pilots, me, watching } = session;
  if (mode.teams > 0) {
    const [mine, theirs] = scoresBySide(session, ownTeamOf(session));
    return [
      against(sideTitle('mate', watching), 'mate', mine, mode.goal),
      against(sideTitle('enemy', watching), 'enemy', theirs, mode.goal),
    ];
  }
  const own = pilots.get(me);
  if (mode.capacity === 2) {
    const rival = ranked.find(({ id }) => id !== me);
    const label = watching ? (own?.name ?? strings.hud.nobody) : strings.hud.you;
    return [
      against(label, 'mate', own?.score ?? 0, mode.goal),
      against(rival?.name ?? strings.hud.nobody, 'enemy', rival?.score ?? 0, mode.goal),
    ];
  }
  const points = own?.score ?? 0;
  const share = mode.goal > 0 ? Math.min(1, points / mode.goal) : 0;
  const rank = `${rankOf(ranked, me)}/${ranked.length}`;
  return [
    { label: strings.hud.score, figure: String(points), side: undefined, points, share },
    { label: strings.hud.rank, figure: rank, side: undefined, points: 0, share: 0 },
  ];
}
