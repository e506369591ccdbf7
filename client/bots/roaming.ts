/** Where to go when nobody is about: from one place of interest to another, where one has not been for a while. */
import type { Arena } from '../../sim/arena.ts';
import { SUBUNITS } from '../../sim/units.ts';
import { between, type Chance } from './chance.ts';
import { distance, type Place } from './geometry.ts';

/** What is this near has been looked at, units. */
const LOOKED_AT = 170;
const REACHED = 60;
const GIVE_UP_MS = 12_000;
/** A place not looked at for so long is as interesting as it gets. */
const FORGOTTEN_MS = 45_000;
/** In units of distance: how much nearer seems what was not looked at for long, is in the middle, or has luck. */
const PULL = { forgotten: 900, middle: 220, luck: 500 } as const;

type Spot = Place & { lookedAt: number };

export function createRoaming(chance: Chance) {
  let spots: Spot[] = [];
  let known: Arena | undefined;
  let goal: Place | undefined;
  let since = 0;

  function learn(arena: Arena): void {
    known = arena;
    spots = [...arena.spawns, ...arena.lights].map((spot) => ({
      x: spot.x / SUBUNITS,
      y: spot.y / SUBUNITS,
      lookedAt: -FORGOTTEN_MS,
    }));
  }

  function choose(arena: Arena, own: Place, clock: number): Place {
    const middle = { x: arena.width / 2 / SUBUNITS, y: arena.height / 2 / SUBUNITS };
    const reach = Math.hypot(middle.x, middle.y);
    let best: Place = middle;
    let least = Number.POSITIVE_INFINITY;
    for (const spot of spots) {
      const forgotten = Math.min(clock - spot.lookedAt, FORGOTTEN_MS) / FORGOTTEN_MS;
      const central = 1 - distance(middle, spot) / reach;
      const pull = PULL.forgotten * forgotten + PULL.middle * central + between(chance, 0, PULL.luck);
      const cost = distance(own, spot) * 0.6 - pull;
      if (cost >= least) continue;
      least = cost;
      best = spot;
    }
    return best;
  }

  return {
    goal(arena: Arena, own: Place, clock: number): Place {
      if (arena !== known) learn(arena);
      for (const spot of spots) if (distance(own, spot) < LOOKED_AT) spot.lookedAt = clock;
      if (goal !== undefined && distance(own, goal) > REACHED && clock - since < GIVE_UP_MS) return goal;
      goal = choose(arena, own, clock);
      since = clock;
      return goal;
    },
    forget(): void {
      goal = undefined;
    },
  };
}
