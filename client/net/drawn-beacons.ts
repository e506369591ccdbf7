/** The beacons of an arena as they are drawn: lasting objects, brought up to date from the told state. */
import type { Arena } from '../../sim/arena.ts';
import type { ToldState } from '../../sim/told-state.ts';
import { CAPTURE_TICKS } from '../../sim/tuning.ts';
import { SUBUNITS } from '../../sim/units.ts';
import type { DrawnBeacon } from './drawn-types.ts';

export function createBeacons({ beacons }: Arena): DrawnBeacon[] {
  return beacons.map(({ x, y, radius, name }) => {
    return { name, x: x / SUBUNITS, y: y / SUBUNITS, radius: radius / SUBUNITS, team: 0, pull: 0 };
  });
}

/** Mutates. */
export function updateBeacons(beacons: readonly DrawnBeacon[], state: ToldState): void {
  beacons.forEach((beacon, index) => {
    const told = state.beacons.get(String(index));
    beacon.team = told?.team === 1 || told?.team === 2 ? told.team : 0;
    beacon.pull = (told?.pull ?? 0) / CAPTURE_TICKS;
  });
}
