/** Whether both teams of a map fly equally far, by the ways that walls leave, to what they fight over. */
import { type Arena, PICKUP_KINDS, type Point } from '../../sim/arena.ts';
import { cellAt, distancesFrom, type FloorGrid } from './floor-grid.ts';

/** Share by which one way may be longer than the other. */
const TOLERANCE = 0.05;

type Ways = { nearest: number; mean: number };

/** The ways of each team's ships to a place. */
function waysTo(arena: Arena, grid: FloorGrid, place: Point): [Ways, Ways] {
  const far = distancesFrom(grid, place);
  const of = (team: number): Ways => {
    const ways = arena.spawns
      .filter((spawn) => spawn.team === team)
      .map((spawn) => far[cellAt(grid, spawn)] ?? Number.NaN);
    return { nearest: Math.min(...ways), mean: ways.reduce((sum, way) => sum + way, 0) / ways.length };
  };
  return [of(1), of(2)];
}

const differ = (a: number, b: number) => !(Math.abs(a - b) <= TOLERANCE * Math.max(a, b));
const areUnfair = (a: Ways, b: Ways) => differ(a.nearest, b.nearest) || differ(a.mean, b.mean);
const byMean = (a: Ways, b: Ways) => a.mean - b.mean;

/**
 * Says for which beacons and pickups the ways are unfair: what A is to one team, the last beacon must be to the other,
 * and pickups of a kind must lie as near, in their order, to one team as to the other.
 */
export function unfairWays(arena: Arena, grid: FloorGrid): string[] {
  const isForTeams = [1, 2].every((team) => arena.spawns.some((spawn) => spawn.team === team));
  if (!isForTeams) return [];
  const toBeacons = arena.beacons.map((beacon) => waysTo(arena, grid, beacon));
  const beacons = arena.beacons
    .filter((_, i) => {
      const ours = toBeacons[i]?.[0];
      const theirs = toBeacons.at(-1 - i)?.[1];
      return ours === undefined || theirs === undefined || areUnfair(ours, theirs);
    })
    .map((beacon) => `beacon ${beacon.name} is not to team 1 what its mirror is to team 2`);
  const pickups = PICKUP_KINDS.filter((kind) => {
    const ways = arena.pickups
      .filter((pickup) => pickup.kind === kind)
      .map((pickup) => waysTo(arena, grid, pickup));
    const theirs = ways.map(([, second]) => second).sort(byMean);
    return ways
      .map(([first]) => first)
      .sort(byMean)
      .some((ours, i) => areUnfair(ours, theirs[i] ?? ours));
  }).map((kind) => `${kind} lies nearer to one team`);
  return [...beacons, ...pickups];
}
