/** The clock of a match: play, results, the next round. Run by the server. */
import type { Arena } from './arena.ts';
import type { Fact } from './facts.ts';
import { spawnShip } from './spawning.ts';
import { RESULTS_TICKS, ROUND_TICKS } from './tuning.ts';
import type { World } from './world.ts';

function beginRound(world: World, arena: Arena): void {
  world.round = { number: world.round.number + 1, phase: 'play', ticksLeft: ROUND_TICKS };
  for (const ship of world.ships) {
    ship.score = 0;
    ship.deaths = 0;
    // Out of the arena first, so that each is placed by those that are already back.
    ship.respawnTicks = 1;
  }
  for (const ship of world.ships) spawnShip(world, arena, ship);
}

/** Counts one tick down and turns the page when it is over. Mutates. */
export function stepRoundClock(world: World, arena: Arena): Fact[] {
  world.round.ticksLeft -= 1;
  if (world.round.ticksLeft > 0) return [];
  world.bolts.length = 0;
  if (world.round.phase === 'play')
    world.round = { ...world.round, phase: 'results', ticksLeft: RESULTS_TICKS };
  else beginRound(world, arena);
  const turned: Fact = { type: 'turned', phase: world.round.phase, round: world.round.number };
  if (world.round.phase === 'results') return [turned];
  return [turned, ...world.ships.map((ship): Fact => ({ type: 'spawned', ship: ship.id }))];
}
