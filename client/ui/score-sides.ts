/** What stands left and right of the clock: two sides, two pilots, or the own score and rank; in free look the best two. */

import { hueOf, type Side } from '../looks/palette.ts';
import { ownTeamOf, scoresBySide } from '../looks/sides.ts';
import type { SessionView } from '../net/session-types.ts';
import { type Ranked, rankOf } from './ranking.ts';
import { sideTitle } from './side-title.ts';
import { strings } from './strings.ts';

export type ScoreSide = {
  label: string;
  figure: string;
  /** Whose it is, where there are teams. */
  side: Side | undefined;
  /** Colour of the pilot's ship, where it is a pilot's. */
  hue: string | undefined;
  /** Points, so that a gain can be shown; a rank is none. */
  points: number;
  /** Of the goal; 0 where the mode has none. */
  share: number;
};

export type ScoredMatch = Pick<SessionView, 'mode' | 'me' | 'watching' | 'teamScores'> & {
  pilots: ReadonlyMap<number, Pick<Ranked, 'id' | 'team' | 'name' | 'score'>>;
};

const shareOf = (points: number, goal: number) => (goal > 0 ? Math.min(1, points / goal) : 0);

function ofTeam(side: Side, watching: boolean, points: number, goal: number): ScoreSide {
  const label = sideTitle(side, watching);
  return { label, figure: String(points), side, hue: undefined, points, share: shareOf(points, goal) };
}

function ofPilot(label: string, hue: string | undefined, points: number, goal: number): ScoreSide {
  return { label, figure: String(points), side: undefined, hue, points, share: shareOf(points, goal) };
}

function ofRanked(pilot: Ranked | undefined, goal: number): ScoreSide {
  if (pilot === undefined) return ofPilot(strings.hud.nobody, undefined, 0, goal);
  return ofPilot(pilot.name, hueOf(pilot.id, false).css, pilot.score, goal);
}

export function scoreSidesOf(session: ScoredMatch, ranked: readonly Ranked[]): [ScoreSide, ScoreSide] {
  const { mode, pilots, me, watching } = session;
  if (mode.teams > 0) {
    const [mine, theirs] = scoresBySide(session, ownTeamOf(session));
    return [ofTeam('mate', watching, mine, mode.goal), ofTeam('enemy', watching, theirs, mode.goal)];
  }
  const own = pilots.get(me);
  if (mode.capacity === 2) {
    const rival = ranked.find(({ id }) => id !== me);
    const label = watching ? (own?.name ?? strings.hud.nobody) : strings.hud.you;
    return [ofPilot(label, hueOf(me, true).css, own?.score ?? 0, mode.goal), ofRanked(rival, mode.goal)];
  }
  if (own === undefined) return [ofRanked(ranked[0], mode.goal), ofRanked(ranked[1], mode.goal)];
  const rank = `${rankOf(ranked, me)}/${ranked.length}`;
  return [
    ofPilot(strings.hud.score, undefined, own?.score ?? 0, mode.goal),
    { ...ofPilot(strings.hud.rank, undefined, 0, 0), figure: rank },
  ];
}
