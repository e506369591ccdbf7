/** Plays a mode by random intents, and on whatever map it goes on to. */
import { expect } from 'vitest';
import { loadArena, mapsFor } from '../../server/rooms/arena-files.ts';
import type { Fact } from '../../sim/facts.ts';
import { withVote } from '../../sim/intent.ts';
import type { ModeName } from '../../sim/modes/mode.ts';
import { MODES } from '../../sim/modes/modes.ts';
import { nextBelow } from '../../sim/random.ts';
import { stepWorld } from '../../sim/step-world.ts';
import { createWorld, type World } from '../../sim/world.ts';
import { nobodySeen, seenWhereTheyAre } from './sim-match.ts';
import { wireMisfits } from './sim-wire.ts';

/** A full match before its first tick. @param names Of the pilots who come with it. */
export function fullMatch(mode: ModeName, seed: number): World {
  const rotation = mapsFor(mode);
  const world = createWorld(mode, rotation[0] ?? '', seed, rotation);
  const arrivals = Array.from({ length: MODES[mode].capacity }, (_, i) => {
    return { ship: i + 1, pilot: `p${i}`, name: `Pilot ${i}`, bot: i % 2 === 1 };
  });
  stepWorld(world, loadArena(world.map), { arrivals, departures: [], intents: new Map() }, nobodySeen);
  return world;
}

/** One tick in which everybody wants something at random, and votes. */
export function stepAtRandom(world: World, stream: { random: number }): Fact[] {
  const intents = new Map(
    world.ships.map(({ id }) => [
      id,
      {
        move: nextBelow(stream, 65),
        aim: nextBelow(stream, 65536),
        buttons: withVote(nextBelow(stream, 8), nextBelow(stream, 4)),
      },
    ]),
  );
  const facts = stepWorld(
    world,
    loadArena(world.map),
    { arrivals: [], departures: [], intents },
    seenWhereTheyAre(world),
  );
  expect(world.ships.flatMap(wireMisfits), `tick ${world.tick}`).toEqual([]);
  return facts;
}
