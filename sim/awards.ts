/** What is said of a round when it is over: who won, and who did what best. Run by both sides. */
import type { Team } from './arena.ts';
import type { Mode } from './modes/mode.ts';

/** How a pilot stands; ships of the world and pilots as they are told have it all. */
export type Standing = {
  id: number;
  team: Team;
  score: number;
  deaths: number;
  bestStreak: number;
  harm: number;
  taken: number;
  captures: number;
};

export type Winner = { team: 1 | 2 } | { ship: number } | 'draw';

/** Who won a round. Of pilots with as many points the one with fewer deaths; as many of both is a draw. */
export function winnerOf(
  mode: Mode,
  standings: Iterable<Standing>,
  teamScores: readonly [number, number],
): Winner {
  if (mode.teams > 0) {
    const [one, two] = teamScores;
    if (one === two) return 'draw';
    return { team: one > two ? 1 : 2 };
  }
  const ranked = [...standings].sort((a, b) => b.score - a.score || a.deaths - b.deaths || a.id - b.id);
  const [first, second] = ranked;
  if (first === undefined || first.score === 0) return 'draw';
  if (second !== undefined && second.score === first.score && second.deaths === first.deaths) return 'draw';
  return { ship: first.id };
}

/** Each for the largest figure of its kind. */
const AWARDS = {
  deadliest: (pilot: Standing) => pilot.score,
  streak: (pilot: Standing) => (pilot.bestStreak >= 3 ? pilot.bestStreak : 0),
  hardest: (pilot: Standing) => pilot.harm,
  survivor: (pilot: Standing) => (pilot.score > 0 ? Math.round((100 * pilot.score) / (pilot.deaths + 1)) : 0),
  collector: (pilot: Standing) => pilot.taken,
  captor: (pilot: Standing) => pilot.captures,
} as const;

export type AwardName = keyof typeof AWARDS;
export type Award = { award: AwardName; ship: number; value: number };

const AWARD_NAMES = [
  'deadliest',
  'streak',
  'hardest',
  'survivor',
  'collector',
  'captor',
] as const satisfies readonly AwardName[];

/** One pilot for each award, of equals the lower id; none for what nobody did. */
export function awardsOf(standings: Iterable<Standing>): Award[] {
  const pilots = [...standings].sort((a, b) => a.id - b.id);
  return AWARD_NAMES.flatMap((award) => {
    let best: Award | undefined;
    for (const pilot of pilots) {
      const value = AWARDS[award](pilot);
      if (value > (best?.value ?? 0)) best = { award, ship: pilot.id, value };
    }
    return best === undefined ? [] : [best];
  });
}
