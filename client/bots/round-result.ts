/** How a round ended, as one of its pilots was told: what a line of JSON says of it. */
import { type Winner, winnerOf } from '../../sim/awards.ts';
import type { SessionView } from '../net/session-types.ts';

export type PilotResult = {
  name: string;
  /** Undefined for those who are not of this run. */
  skill: number | undefined;
  team: number;
  kills: number;
  deaths: number;
  captures: number;
  /** Pickups. */
  taken: number;
};

export type RoundResult = {
  round: number;
  map: string;
  /** `team 1`, `team 2`, a pilot's name, or `draw`. */
  winner: string;
  /** The skill of the pilot who won, where one did. */
  winnerSkill: number | undefined;
  /** Of teams 1 and 2; both 0 where there are none. */
  teamScores: [number, number];
  /** The best first. */
  pilots: PilotResult[];
};

function winnerName(winner: Winner, nameOf: (ship: number) => string): string {
  if (winner === 'draw') return winner;
  return 'team' in winner ? `team ${winner.team}` : nameOf(winner.ship);
}

/** To be read once the round has turned to its results. @param skills Of this run's bots, by name. */
export function readResult(
  view: Pick<SessionView, 'mode' | 'pilots' | 'teamScores' | 'round' | 'arena'>,
  skills: ReadonlyMap<string, number>,
): RoundResult {
  const standings = [...view.pilots.values()];
  const winner = winnerName(
    winnerOf(view.mode, standings, view.teamScores),
    (ship) => view.pilots.get(ship)?.name ?? '',
  );
  const pilots = standings
    .map(({ name, team, score, deaths, captures, taken }) => {
      return { name, skill: skills.get(name), team, kills: score, deaths, captures, taken };
    })
    .sort((a, b) => b.kills - a.kills || a.deaths - b.deaths);
  return {
    round: view.round.number,
    map: view.arena.name,
    winner,
    winnerSkill: skills.get(winner),
    teamScores: [view.teamScores[0], view.teamScores[1]],
    pilots,
  };
}

/** Rounds won, by the winner's skill where a pilot won, by side where one did. */
export function countWins(rounds: readonly RoundResult[]): Record<string, number> {
  const wins: Record<string, number> = {};
  for (const { winner, winnerSkill } of rounds) {
    const key = winnerSkill === undefined ? winner : `skill ${winnerSkill}`;
    wins[key] = (wins[key] ?? 0) + 1;
  }
  return wins;
}
