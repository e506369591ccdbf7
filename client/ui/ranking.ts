import type { Pilot } from '../net/session-types.ts';

/** The least that standings are made of. */
export type Ranked = Pick<Pilot, 'id' | 'name' | 'own' | 'bot' | 'adrift' | 'score' | 'deaths'>;

/** Best first: more points, then fewer deaths, then the older id, so that rows do not swap for nothing. */
export function rankShips<Ship extends Ranked>(ships: Iterable<Ship>): Ship[] {
  return Array.from(ships).sort((a, b) => b.score - a.score || a.deaths - b.deaths || a.id - b.id);
}

/** 1 for the best; ships with as many points and deaths share a rank. */
export function rankOf(ranked: readonly Ranked[], id: number): number {
  const own = ranked.find((ship) => ship.id === id);
  if (own === undefined) return ranked.length;
  return 1 + ranked.findIndex((ship) => ship.score === own.score && ship.deaths === own.deaths);
}
