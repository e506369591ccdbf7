/** Beacons as errands: to take what is not ours, to stand by what is fought over, to watch what is held. */
import type { DrawnBeacon, DrawnShip } from '../net/drawn-types.ts';
import type { BrainView } from './brain-view.ts';
import { between, type Chance } from './chance.ts';
import { after, type Errand } from './errand.ts';
import { distance, type Place } from './geometry.ts';
import type { Contact } from './senses.ts';
import type { Traits } from './traits.ts';
import { travelSeconds } from './travel.ts';

const HALF_S = 5;
/** Who is within so many units of a beacon counts as being at it. */
const AT_BEACON = 330;
const TAKING = 3.4;
/** How much less a beacon needs one for each mate who is there already: the first is company, the third a crowd. */
const CROWD = [0, 0.3, 0.75, 1.1] as const;

export type BeaconNeeds = ReturnType<typeof createBeaconNeeds>;

function countAt(beacon: DrawnBeacon, ships: Iterable<Place>, own: number): number {
  let count = 0;
  for (const ship of ships) {
    const away = distance(ship, beacon);
    // A mate who is farther off than oneself takes nothing away.
    if (away < beacon.radius || (away < AT_BEACON && away < own)) count += 1;
  }
  return count;
}

function matesOf(view: BrainView): DrawnShip[] {
  return [...view.ships.values()].filter((ship) => ship.mate && ship.flying);
}

/** How much a beacon needs somebody, 0 to about 1.5; `enemies` and `mates` are those at it. */
function needOf(beacon: DrawnBeacon, own: DrawnShip, enemies: number, mates: number): number {
  const sign = own.team === 1 ? -1 : 1;
  const ours = beacon.pull * sign;
  const isOurs = beacon.team === own.team;
  const contested = enemies > 0;
  let need = isOurs ? 0.22 + 0.9 * (1 - ours) + (contested ? 0.55 : 0) : beacon.team === 0 ? 1.05 : 1.2;
  // A mate in a fight for a beacon is to be helped, one who takes an empty one is not.
  if (contested && mates > 0) need += 0.35;
  return need - (CROWD[Math.min(mates - (contested ? 1 : 0), 3)] ?? 0);
}

export function createBeaconNeeds(traits: Traits, chance: Chance) {
  /** What this pilot likes about each beacon, until it comes back next: so that not all think the same. */
  let taste: number[] = [];

  return {
    errands(view: BrainView, own: DrawnShip, enemies: readonly Contact[]): Errand[] {
      if (own.team === 0) return [];
      const mates = matesOf(view);
      return view.beacons.map((beacon, index) => {
        taste[index] ??= between(chance, -1, 1) * (0.4 - 0.22 * traits.skill);
        const away = distance(own, beacon);
        const foes = countAt(beacon, enemies, AT_BEACON);
        const need = needOf(beacon, own, foes, countAt(beacon, mates, away)) + taste[index];
        const seconds = Math.max(0, travelSeconds(view.arena, own, beacon) - 0.4);
        const worth = TAKING * traits.duty * Math.max(0, need) * after(seconds, HALF_S);
        return { key: `beacon ${index}`, place: beacon, ring: beacon, worth };
      });
    },
    forget(): void {
      taste = [];
    },
  };
}
