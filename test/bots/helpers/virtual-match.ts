/** Brains against each other in the real world, in virtual time and without a network. */
import { type Brain, createBrain } from '../../../client/bots/brain.ts';
import type { Arena } from '../../../sim/arena.ts';
import type { Fact } from '../../../sim/facts.ts';
import type { Intent } from '../../../sim/intent.ts';
import { stepWorld } from '../../../sim/step-world.ts';
import { TICK_MS } from '../../../sim/units.ts';
import { createWorld, shipOf, type World } from '../../../sim/world.ts';
import { type Moment, momentOf, viewOf } from './view-of-world.ts';

/** What interpolation costs on a good line. */
export const PICTURE_TICKS = 3;

export type Match = {
  world: World;
  brains: Map<number, Brain>;
  step(): readonly Fact[];
  run(ticks: number, watch?: (facts: readonly Fact[]) => void): void;
};

export function createMatch(arena: Arena, skills: readonly number[], seed: number): Match {
  const world = createWorld('skirmish', arena.name, seed);
  // A shot leaves in the tick after the one that was looked at.
  const pictureAgeMs = () => (PICTURE_TICKS + 1) * TICK_MS;
  const brains = new Map(
    skills.map((skill, i) => [i + 1, createBrain({ skill, seed: seed * 100 + i, pictureAgeMs })]),
  );
  const moments: Moment[] = [];
  let arrivals = skills.map((_, i) => ({ ship: i + 1, pilot: `p${i}`, name: `bot ${i + 1}`, bot: true }));

  function step(): readonly Fact[] {
    moments.push(momentOf(world));
    if (moments.length > PICTURE_TICKS + 1) moments.shift();
    const then = moments[0] ?? momentOf(world);
    const intents = new Map<number, Intent>();
    for (const [id, brain] of brains) {
      if (shipOf(world, id) !== undefined)
        intents.set(id, brain.think(viewOf(world, arena, id, then), TICK_MS));
    }
    const seen = (_shooter: number, target: number) => then.ships.find((ship) => ship.id === target);
    const facts = stepWorld(world, arena, { arrivals, departures: [], intents }, seen);
    arrivals = [];
    return facts;
  }

  return {
    world,
    brains,
    step,
    run(ticks, watch) {
      for (let tick = 0; tick < ticks; tick++) {
        const facts = step();
        watch?.(facts);
      }
    },
  };
}

/** Kills of each ship so far; the world's own scores begin anew with each round. */
export function killsOf(facts: readonly Fact[], ship: number): number {
  return facts.filter((fact) => fact.type === 'died' && fact.by === ship).length;
}
