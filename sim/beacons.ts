/** Beacons: whoever stands in one alone pulls it to their side; whoever holds one earns by it. Run by the server. */
import type { Arena, Point, Team } from './arena.ts';
import type { Fact } from './facts.ts';
import { isFlying, type Ship } from './ship.ts';
import { BEACON_POINT_TICKS, CAPTURE_TICKS, MOST_CAPTORS } from './tuning.ts';
import type { Beacon, World } from './world.ts';

/** The side that a team pulls to. */
const SIGN = [0, -1, 1] as const;

function shipsWithin(world: World, place: Point & { radius: number }): Ship[] {
  return world.ships.filter((ship) => {
    const dx = ship.x - place.x;
    const dy = ship.y - place.y;
    return isFlying(ship) && dx * dx + dy * dy <= place.radius * place.radius;
  });
}

/** Which way a beacon moves in this tick: to those who are alone in it, or back to where it belongs. */
function motionOf(beacon: Beacon, inside: readonly Ship[]): number {
  const one = inside.filter((ship) => ship.team === 1).length;
  const two = inside.filter((ship) => ship.team === 2).length;
  if (one > 0 && two > 0) return 0;
  if (one + two > 0) return Math.min(two, MOST_CAPTORS) - Math.min(one, MOST_CAPTORS);
  const home = SIGN[beacon.team] * CAPTURE_TICKS;
  return Math.sign(home - beacon.pull);
}

/** The team whose beacon it is now, given whose it was. */
function holderOf(pull: number, before: Team): Team {
  if (pull <= -CAPTURE_TICKS) return 1;
  if (pull >= CAPTURE_TICKS) return 2;
  // A beacon that is pulled over to the other side is nobody's, until it is theirs.
  return pull * SIGN[before] > 0 ? before : 0;
}

/** Puts up what a map has, the first time that it is played on. Mutates. */
export function putUpBeacons(world: World, arena: Arena): void {
  if (world.beacons.length !== arena.beacons.length)
    world.beacons = arena.beacons.map(() => ({ team: 0, pull: 0 }));
}

function stepBeacon(world: World, beacon: Beacon, place: Point & { radius: number }, index: number): Fact[] {
  const inside = shipsWithin(world, place);
  const pull = beacon.pull + motionOf(beacon, inside);
  beacon.pull = Math.max(-CAPTURE_TICKS, Math.min(CAPTURE_TICKS, pull));
  const team = holderOf(beacon.pull, beacon.team);
  if (team === beacon.team) return [];
  beacon.team = team;
  for (const ship of inside) if (ship.team === team) ship.captures = Math.min(255, ship.captures + 1);
  return [{ type: 'captured', beacon: index, team }];
}

/** Mutates. */
export function stepBeacons(world: World, arena: Arena): Fact[] {
  const facts = arena.beacons.flatMap((place, index) => {
    const beacon = world.beacons[index];
    return beacon === undefined ? [] : stepBeacon(world, beacon, place, index);
  });
  if (world.round.ticksLeft % BEACON_POINT_TICKS === 0) {
    for (const { team } of world.beacons) {
      if (team === 1) world.teamScores[0] += 1;
      if (team === 2) world.teamScores[1] += 1;
    }
  }
  return facts;
}
