import type { Side } from '../looks/palette.ts';
import { ownTeamOf, scoresBySide, sideOfTeam } from '../looks/sides.ts';
import type { Pilot, SessionView } from '../net/session-types.ts';

/** The least that standings are made of. */
export type Ranked = Pick<
  Pilot,
  'id' | 'name' | 'own' | 'bot' | 'adrift' | 'dead' | 'team' | 'mate' | 'score' | 'deaths' | 'captures'
> & {
  /** Has left since the round was over. */
  gone?: boolean;
};

/** Best first: more points, then fewer deaths, then the older id, so that rows do not swap for nothing. */
export function rankShips<Ship extends Pick<Ranked, 'id' | 'score' | 'deaths'>>(
  ships: Iterable<Ship>,
): Ship[] {
  return Array.from(ships).sort((a, b) => b.score - a.score || a.deaths - b.deaths || a.id - b.id);
}

/** 1 for the best; ships with as many points and deaths share a rank. */
export function rankOf(ranked: readonly Pick<Ranked, 'id' | 'score' | 'deaths'>[], id: number): number {
  const own = ranked.find((ship) => ship.id === id);
  if (own === undefined) return ranked.length;
  return 1 + ranked.findIndex((ship) => ship.score === own.score && ship.deaths === own.deaths);
}

/** Pilots that stand in one table. */
export type RankedGroup = {
  /** Undefined where there are no teams. */
  side: Side | undefined;
  /** Of the team. */
  score: number;
  /** Rank of the first row. */
  from: number;
  rows: readonly Ranked[];
};

/** More rows than this are two tables beside each other. */
const ROWS = 8;

export type RankedMatch = Pick<SessionView, 'mode' | 'me' | 'teamScores'> & {
  pilots: ReadonlyMap<number, Pick<Pilot, 'team'>>;
};

/** The tables of a match: each team's, one's own first; without teams one, or two when it is long. */
export function groupsOf(session: RankedMatch, ranked: readonly Ranked[]): RankedGroup[] {
  if (session.mode.teams > 0) {
    const own = ownTeamOf(session);
    const [mine, theirs] = scoresBySide(session, own);
    const rowsOf = (side: Side) => ranked.filter(({ team }) => sideOfTeam(team, own) === side);
    return [
      { side: 'mate', score: mine, from: 1, rows: rowsOf('mate') },
      { side: 'enemy', score: theirs, from: 1, rows: rowsOf('enemy') },
    ];
  }
  const half = ranked.length > ROWS ? Math.ceil(ranked.length / 2) : ranked.length;
  const group = (from: number, to: number): RankedGroup => {
    return { side: undefined, score: 0, from: from + 1, rows: ranked.slice(from, to) };
  };
  return half < ranked.length ? [group(0, half), group(half, ranked.length)] : [group(0, half)];
}

/** How the own side, or the own pilot, stands against all others. */
export type Lead = 'ahead' | 'behind' | 'even';

export function leadOf(session: RankedMatch, ranked: readonly Ranked[]): Lead {
  if (session.mode.teams > 0) {
    const [mine, theirs] = scoresBySide(session, ownTeamOf(session));
    return mine === theirs ? 'even' : mine > theirs ? 'ahead' : 'behind';
  }
  let mine = 0;
  let best = 0;
  for (const pilot of ranked) {
    if (pilot.id === session.me) mine = pilot.score;
    else best = Math.max(best, pilot.score);
  }
  return mine === best ? 'even' : mine > best ? 'ahead' : 'behind';
}
