/** Ships, worlds and seeded matches for tests of the simulation. */
import fc from 'fast-check';
import { BUTTON, type Intent, MOVE_DIRECTIONS, NO_INTENT } from '../../sim/intent.ts';
import type { Ask } from '../../sim/rails.ts';
import { nextBelow, type RandomStream } from '../../sim/random.ts';
import { type Arrival, freeShipId } from '../../sim/roster.ts';
import { createShip, isFlying, type Ship } from '../../sim/ship.ts';
import type { TickInput } from '../../sim/step-world.ts';
import { createWorld, type World } from '../../sim/world.ts';

export function shipAt(id: number, x: number, y: number, fields: Partial<Ship> = {}): Ship {
  return Object.assign(createShip(id, `pilot${id}`, `Pilot ${id}`, false), { x, y }, fields);
}

/** A world on the arenas that sim-arena.ts makes. */
export function worldOf(...ships: Ship[]): World {
  return worldOn('made', ...ships);
}

export function worldOn(map: string, ...ships: Ship[]): World {
  return Object.assign(createWorld('skirmish', map, 7), { ships });
}

export function intentOf(fields: Partial<Intent>): Intent {
  return { ...NO_INTENT, ...fields };
}

/** The input of a tick in which only these ships' pilots want something. */
export function inputOf(intents: Record<number, Partial<Intent>> = {}): TickInput {
  const entries = Object.entries(intents).map(([id, intent]) => [Number(id), intentOf(intent)] as const);
  return { arrivals: [], departures: [], intents: new Map(entries) };
}

export const nobodySeen: Ask = () => undefined;

/** Everybody is seen where they are. */
export function seenWhereTheyAre(world: World): Ask {
  return (_shooter, target) => world.ships.find((ship) => ship.id === target);
}

/** Intents as an honest client can send them. */
export const intents: fc.Arbitrary<Intent> = fc.record({
  move: fc.integer({ min: 0, max: MOVE_DIRECTIONS }),
  aim: fc.integer({ min: 0, max: 65535 }),
  buttons: fc.integer({ min: 0, max: 7 }),
});

/** Intents as a dishonest one might. */
export const wildIntents: fc.Arbitrary<Intent> = fc.record({
  move: fc.oneof(fc.integer({ min: -300, max: 600 }), fc.double()),
  aim: fc.oneof(fc.integer({ min: -70000, max: 140000 }), fc.double()),
  buttons: fc.oneof(fc.constantFrom(1, 2, 4, 7, 255, -1), fc.double()),
});

function newcomer(stream: RandomStream, id: number): Arrival {
  return {
    ship: id,
    pilot: `p${nextBelow(stream, 1e9)}`,
    name: `Pilot ${id}`,
    bot: nextBelow(stream, 2) === 0,
  };
}

/** Aims at another ship, roughly: a match in which nobody is hit proves little. */
function aimAtSomebody(stream: RandomStream, world: World, ship: Ship): number {
  const others = world.ships.filter((other) => other.id !== ship.id && isFlying(other));
  const target = others[nextBelow(stream, others.length)];
  if (target === undefined) return 0;
  const turn = Math.atan2(target.y - ship.y, target.x - ship.x) / (2 * Math.PI);
  return (Math.round(turn * 65536) + nextBelow(stream, 1200) - 600) & 0xffff;
}

function randomIntent(stream: RandomStream, world: World, ship: Ship): Intent {
  const beat = (world.tick + ship.id * 11) % 80;
  const move = (ship.id * 17 + Math.floor((world.tick + ship.id * 5) / 14) * 29) % (MOVE_DIRECTIONS + 1);
  const dash = nextBelow(stream, 25) === 0 ? BUTTON.dash : 0;
  const weapon = beat < 20 ? BUTTON.rail : beat > 22 ? BUTTON.bolt : 0;
  return { move, aim: aimAtSomebody(stream, world, ship), buttons: weapon | dash };
}

/** A tick of a match of up to 16: they come, fight, miss inputs and leave, all by the stream. */
export function randomInput(stream: RandomStream, world: World): TickInput {
  const arrivals: Arrival[] = [];
  const taken = new Set<number>();
  const room = 16 - world.ships.length;
  for (let i = 0; i < (world.tick === 0 ? room : nextBelow(stream, 40) === 0 ? Math.min(room, 1) : 0); i++) {
    const id = freeShipId(world, taken);
    if (id === undefined) break;
    taken.add(id);
    arrivals.push(newcomer(stream, id));
  }
  const leaves = world.ships.length > 12 && nextBelow(stream, 60) === 0;
  const leaver = leaves ? world.ships[nextBelow(stream, world.ships.length)] : undefined;
  const flying = world.ships.filter((ship) => nextBelow(stream, 20) > 0 && ship !== leaver);
  return {
    arrivals,
    departures: leaver === undefined ? [] : [leaver.id],
    intents: new Map(flying.map((ship) => [ship.id, randomIntent(stream, world, ship)])),
  };
}

/** Sees three targets of four, each a little beside where it is, as a shooter with a late screen does. */
export function lateEyes(stream: RandomStream, world: World): Ask {
  return (_shooter, target) => {
    const ship = world.ships.find((other) => other.id === target);
    const blind = nextBelow(stream, 4) === 0;
    const beside = nextBelow(stream, 200) / 3 - 30;
    return ship === undefined || blind ? undefined : { x: ship.x + beside, y: ship.y - beside };
  };
}
