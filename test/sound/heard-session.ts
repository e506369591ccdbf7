/** A session as an ear asks it: one's own ship in the middle of nothing, and another. */
import { noNetworkFigures } from '../../client/net/network-meter.ts';
import type { OwnGauges, Pilot, RoundView, SessionView } from '../../client/net/session-types.ts';
import { createDrawnShip } from '../../client/net/ship-views.ts';
import { emptyArena, type Team } from '../../sim/arena.ts';
import type { ModeName } from '../../sim/modes/mode.ts';
import { MODES } from '../../sim/modes/modes.ts';

export const ME = 1;
export const OTHER = 2;

function pilot(id: number, score: number, team: Team): Pilot {
  const standing = { score, deaths: 0, vote: 0, bestStreak: 0, harm: 0, taken: 0, captures: 0 };
  const who = { id, name: `Pilot ${id}`, own: id === ME, bot: false, adrift: false, dead: false };
  return { ...who, ...standing, team, mate: false };
}

export type HeardSession = ReturnType<typeof heardSession>;

/** Lasting parts, which a test changes as it likes. */
export function heardSession(modeName: ModeName = 'skirmish') {
  const own = createDrawnShip(ME, true);
  own.x = 1000;
  own.y = 1000;
  own.flying = true;
  const other = createDrawnShip(OTHER, false);
  const gauges: OwnGauges = {
    ...{ hull: 1, charge: 0, railReady: 1, dashReady: 1, boltReady: 1 },
    ...{ respawnMs: 0, shield: 0, overMs: 0 },
  };
  const round: RoundView = { number: 1, phase: 'play', msLeft: 100_000, waiting: false };
  const teams: [Team, Team] = modeName === 'hold' ? [1, 2] : [0, 0];
  const pilots = new Map([pilot(ME, 3, teams[0]), pilot(OTHER, 1, teams[1])].map((each) => [each.id, each]));
  const teamScores: [number, number] = [0, 0];
  const session: SessionView = {
    ...{
      status: 'playing',
      waiting: undefined,
      ending: undefined,
      endingMessage: '',
      arena: emptyArena('none'),
      watching: false,
    },
    ...{ room: { id: 'r', mode: modeName, map: 'none' }, mode: MODES[modeName], me: ME },
    ...{ pilots, bolts: [], pickups: [], beacons: [], teamScores, ballot: [], gauges, round },
    ships: new Map([own, other].map((ship) => [ship.id, ship])),
    network: noNetworkFigures(),
    frame: () => [],
    vote: () => undefined,
    awaySeconds: 0,
    follow() {},
    leave: async () => undefined,
  };
  return { session, own, other, gauges, round, pilots, teamScores };
}
