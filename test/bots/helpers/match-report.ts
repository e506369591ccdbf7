/** A match as figures: how lively it was, how well they shot, how they moved. */
import type { Arena } from '../../../sim/arena.ts';
import type { Fact } from '../../../sim/facts.ts';
import { isFlying } from '../../../sim/ship.ts';
import { SUBUNITS, TICK_RATE } from '../../../sim/units.ts';
import { createMatch } from './virtual-match.ts';

/** Ticks without leaving a circle of this many units count as stuck, unless a fight explains them. */
const STUCK_TICKS = 45;
const STUCK_WITHIN = 12;

export type MatchReport = {
  skill: number;
  secondsPerKillAndShip: number;
  boltAccuracy: number;
  railAccuracy: number;
  railShareOfKills: number;
  railsPerShipAndMinute: number;
  boltsPerShipAndMinute: number;
  averageSpeed: number;
  stuckShare: number;
  searchesPerSecond: number;
  freed: number;
};

const share = (part: number, whole: number) => (whole === 0 ? 0 : Math.round((part / whole) * 1000) / 1000);

export function reportMatch(
  arena: Arena,
  skills: readonly number[],
  seconds: number,
  seed: number,
): MatchReport {
  const match = createMatch(arena, skills, seed);
  const all: Fact[] = [];
  const anchors = new Map<number, { x: number; y: number; tick: number }>();
  let stuck = 0;
  let flown = 0;
  let way = 0;
  match.run(seconds * TICK_RATE, (facts) => {
    all.push(...facts);
    for (const ship of match.world.ships) {
      if (!isFlying(ship)) {
        anchors.delete(ship.id);
        continue;
      }
      flown += 1;
      way += Math.hypot(ship.vx, ship.vy) / 256;
      const anchor = anchors.get(ship.id);
      const away =
        anchor === undefined ? Number.POSITIVE_INFINITY : Math.hypot(ship.x - anchor.x, ship.y - anchor.y);
      if (anchor === undefined || away > STUCK_WITHIN * SUBUNITS) {
        anchors.set(ship.id, { x: ship.x, y: ship.y, tick: match.world.tick });
      } else if (match.world.tick - anchor.tick > STUCK_TICKS) stuck += 1;
    }
  });
  const count = (test: (fact: Fact) => boolean) => all.filter(test).length;
  const fired = (weapon: string) => count((fact) => fact.type === 'fired' && fact.weapon === weapon);
  const hit = (weapon: string) => count((fact) => fact.type === 'hit' && fact.weapon === weapon);
  const deaths = count((fact) => fact.type === 'died');
  const minutes = (skills.length * seconds) / 60;
  const efforts = [...match.brains.values()].map((brain) => brain.effort);
  return {
    skill: Math.round((skills.reduce((sum, skill) => sum + skill, 0) / skills.length) * 100) / 100,
    secondsPerKillAndShip: share(skills.length * seconds, deaths),
    boltAccuracy: share(hit('bolt'), fired('bolt')),
    railAccuracy: share(hit('rail'), fired('rail')),
    railShareOfKills: share(
      count((fact) => fact.type === 'died' && fact.weapon === 'rail'),
      deaths,
    ),
    railsPerShipAndMinute: share(fired('rail'), minutes),
    boltsPerShipAndMinute: share(fired('bolt'), minutes),
    averageSpeed: Math.round((way / flown) * TICK_RATE),
    stuckShare: share(stuck, flown),
    searchesPerSecond: share(
      efforts.reduce((sum, effort) => sum + effort.searches, 0),
      skills.length * seconds,
    ),
    freed: efforts.reduce((sum, effort) => sum + effort.freed, 0),
  };
}
