/** Who is in the world: arrivals and departures happen at the start of a tick and are part of its input (R6). */
import type { Arena, Team } from './arena.ts';
import type { Fact } from './facts.ts';
import { createShip } from './ship.ts';
import { spawnShip } from './spawning.ts';
import { sideToJoin } from './teams.ts';
import type { World } from './world.ts';

/**
 * A pilot who comes. `ship` is the id it gets, 1 to 255, which must be free; `team` the one it was matched into, if it
 * was.
 */
export type Arrival = { ship: number; pilot: string; name: string; bot: boolean; team?: Team };

/** The lowest id that no ship of the world has and none of `taken`, or undefined when all 255 are in use. */
export function freeShipId(world: World, taken: ReadonlySet<number>): number | undefined {
  for (let id = 1; id <= 255; id++) {
    if (!taken.has(id) && world.ships.every((ship) => ship.id !== id)) return id;
  }
  return undefined;
}

function arrive(world: World, arena: Arena, arrival: Arrival): Fact[] {
  const ship = createShip(arrival.ship, arrival.pilot, arrival.name, arrival.bot);
  ship.team = arrival.team || sideToJoin(world);
  const after = world.ships.findIndex((other) => other.id > ship.id);
  world.ships.splice(after === -1 ? world.ships.length : after, 0, ship);
  spawnShip(world, arena, ship);
  return [
    { type: 'arrived', ship: ship.id },
    { type: 'spawned', ship: ship.id },
  ];
}

/** Takes ships out, with their bolts, and puts new ones in. Mutates. */
export function stepRoster(
  world: World,
  arena: Arena,
  arrivals: readonly Arrival[],
  departures: readonly number[],
): Fact[] {
  const facts: Fact[] = [];
  for (const id of departures) {
    const index = world.ships.findIndex((ship) => ship.id === id);
    if (index === -1) continue;
    world.ships.splice(index, 1);
    world.bolts = world.bolts.filter((bolt) => bolt.owner !== id);
    facts.push({ type: 'departed', ship: id });
  }
  for (const arrival of arrivals) facts.push(...arrive(world, arena, arrival));
  return facts;
}
