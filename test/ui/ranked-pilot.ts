import type { Pilot } from '../../client/net/session-types.ts';

/** A pilot of whom nothing is to be said yet. */
export function rankedPilot(id: number): Pilot {
  return {
    id,
    name: `Pilot ${id}`,
    own: false,
    bot: false,
    adrift: false,
    dead: false,
    team: 0,
    mate: false,
    score: 0,
    deaths: 0,
    vote: 0,
    bestStreak: 0,
    harm: 0,
    taken: 0,
    captures: 0,
  };
}
