/** Whose side something is on, as it is shown: one's own is blue and round, the other orange and pointed. */
import type { Team } from '../../sim/arena.ts';
import type { SessionView } from '../net/session-types.ts';
import type { Side } from './palette.ts';

/** The team that is shown as one's own. Who watches is on nobody's side: team 1 stands for it. */
export function ownTeamOf(session: { me: number; pilots: ReadonlyMap<number, { team: Team }> }): 1 | 2 {
  return session.pilots.get(session.me)?.team === 2 ? 2 : 1;
}

/** Undefined for what is nobody's. */
export function sideOfTeam(team: Team, own: 1 | 2): Side | undefined {
  if (team === 0) return undefined;
  return team === own ? 'mate' : 'enemy';
}

/** A team's points, own side first. */
export function scoresBySide({ teamScores }: Pick<SessionView, 'teamScores'>, own: 1 | 2): [number, number] {
  const [one, two] = teamScores;
  return own === 1 ? [one, two] : [two, one];
}
