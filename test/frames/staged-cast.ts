/** Who takes part in the staged fight. */
import type { DrawnShip } from '../../client/net/drawn-types.ts';
import type { Pilot } from '../../client/net/session-types.ts';
import type { Team } from '../../sim/arena.ts';

const nameOf = (id: number) => (id === 1 ? 'You' : `Pilot ${id}`);

export function stagedPilot(id: number, team: Team, own: boolean): Pilot {
  return {
    id,
    name: nameOf(id),
    own,
    bot: id > 6,
    adrift: false,
    dead: false,
    team,
    mate: !own && team === 1,
    score: 20 - id,
    deaths: id % 5,
    vote: 0,
    bestStreak: 0,
    harm: 0,
    taken: 0,
    captures: 0,
  };
}

export function stagedShip(id: number, team: Team, own: boolean): DrawnShip {
  return {
    id,
    name: nameOf(id),
    own,
    bot: id > 6,
    team,
    mate: !own && team === 1,
    x: 0,
    y: 0,
    vx: 0,
    vy: 0,
    aim: 0,
    hull: 100 - ((id * 23) % 90),
    shield: id % 5 === 0 ? 50 : 0,
    flying: true,
    overcharged: id % 7 === 3,
    revealed: id % 9 === 4,
    remembered: false,
    protected: id % 8 === 6,
    charging: id % 6 === 2,
    dashing: false,
    adrift: id === 11,
    visible: 1,
    toldX: 0,
    toldY: 0,
  };
}
