/** Everybody in the match and how they stand: one lasting object per pilot, brought up to date with each patch. */
import type { Team } from '../../sim/arena.ts';
import { areMates } from '../../sim/modes/mode.ts';
import { PILOT_FLAG, type ToldPilot, type ToldState } from '../../sim/told-state.ts';
import type { Pilot } from './session-types.ts';

const teamOf = (told: ToldPilot): Team => (told.team === 1 || told.team === 2 ? told.team : 0);

function createPilot(id: number): Pilot {
  return {
    id,
    name: '',
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

function updatePilot(pilot: Pilot, told: ToldPilot): void {
  pilot.name = told.name;
  pilot.bot = (told.flags & PILOT_FLAG.bot) !== 0;
  pilot.adrift = (told.flags & PILOT_FLAG.adrift) !== 0;
  pilot.dead = (told.flags & PILOT_FLAG.dead) !== 0;
  pilot.team = teamOf(told);
  pilot.score = told.score;
  pilot.deaths = told.deaths;
  pilot.vote = told.vote;
  pilot.bestStreak = told.bestStreak;
  pilot.harm = told.harm;
  pilot.taken = told.taken;
  pilot.captures = told.captures;
}

/** Whose sides are told apart from: the own ship's; while watching the followed ship's, or team 1's. */
export type Standpoint = {
  /** Own ship's id, if there is one. */
  own: number | undefined;
  /** Id of the ship in the middle of the picture, 0 for none; undefined while nothing is known. */
  me: number | undefined;
};

/** Mutates. */
export function updatePilots(pilots: Map<number, Pilot>, state: ToldState, { own, me }: Standpoint): void {
  state.pilots.forEach((told, key) => {
    const id = Number(key);
    let pilot = pilots.get(id);
    if (pilot === undefined) {
      pilot = createPilot(id);
      pilots.set(id, pilot);
    }
    updatePilot(pilot, told);
    pilot.own = id === own;
  });
  const team: Team = me === undefined ? 0 : (pilots.get(me)?.team ?? 1);
  for (const pilot of pilots.values()) {
    if (!state.pilots.has(String(pilot.id))) pilots.delete(pilot.id);
    else pilot.mate = pilot.id !== own && areMates({ team }, pilot);
  }
}
