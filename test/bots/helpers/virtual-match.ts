/** Brains against each other by the rules of any mode, in virtual time and without a network; each sees what R2 lets it. */
import { type Brain, createBrain } from '../../../client/bots/brain.ts';
import { SightBook } from '../../../server/rooms/sight-book.ts';
import type { Arena } from '../../../sim/arena.ts';
import type { Fact } from '../../../sim/facts.ts';
import type { Intent } from '../../../sim/intent.ts';
import type { ModeName } from '../../../sim/modes/mode.ts';
import { stepWorld } from '../../../sim/step-world.ts';
import { TICK_MS } from '../../../sim/units.ts';
import { createWorld, shipOf, type World } from '../../../sim/world.ts';
import { flyingBolts, PilotPicture, type Pose, posesOf } from './pilot-picture.ts';

/** What interpolation costs on a good line. */
const PICTURE_TICKS = 3;

export type Match = {
  world: World;
  brains: Map<number, Brain>;
  /** What each brain sees, as of the newest tick that it thought in. */
  pictures: ReadonlyMap<number, PilotPicture>;
  step(): readonly Fact[];
  run(ticks: number, watch?: (facts: readonly Fact[]) => void): void;
};

export type MatchSettings = {
  mode?: ModeName;
  /** A book that somebody else keeps: it has looked at the newest tick before the next is stepped. */
  sight?: SightBook;
};

/** The round goes on and on over one map. @param skills One bot each; where there are sides they alternate. */
export function createMatch(
  arena: Arena,
  skills: readonly number[],
  seed: number,
  settings: MatchSettings = {},
): Match {
  const world = createWorld(settings.mode ?? 'skirmish', arena.name, seed);
  const sight = settings.sight ?? new SightBook();
  // A shot leaves in the tick after the one that was looked at.
  const pictureAgeMs = () => (PICTURE_TICKS + 1) * TICK_MS;
  const brains = new Map(
    skills.map((skill, i) => [i + 1, createBrain({ skill, seed: seed * 100 + i, pictureAgeMs })]),
  );
  const pictures = new Map(skills.map((_, i) => [i + 1, new PilotPicture(i + 1, arena)]));
  const past: Pose[][] = [];
  let arrivals = skills.map((_, i) => ({ ship: i + 1, pilot: `p${i}`, name: `bot ${i + 1}`, bot: true }));

  function lookAround(facts: readonly Fact[]): void {
    for (const fact of facts) if (fact.type === 'spawned') sight.forget(fact.ship);
    sight.look(world, arena);
  }

  function step(): readonly Fact[] {
    past.push(posesOf(world));
    if (past.length > PICTURE_TICKS + 1) past.shift();
    const then = past[0] ?? [];
    const flying = flyingBolts(world);
    const intents = new Map<number, Intent>();
    for (const [id, brain] of brains) {
      const picture = pictures.get(id);
      if (picture === undefined || shipOf(world, id) === undefined) continue;
      intents.set(id, brain.think(picture.look(world, then, flying, sight), TICK_MS));
    }
    const ask = (shooter: number, target: number) => {
      const [from, to] = [shipOf(world, shooter), shipOf(world, target)];
      if (from === undefined || to === undefined || !sight.sawLately(from, to)) return undefined;
      return then.find(({ id }) => id === target);
    };
    const facts = stepWorld(world, arena, { arrivals, departures: [], intents }, ask);
    arrivals = [];
    if (settings.sight === undefined) lookAround(facts);
    return facts;
  }

  return {
    world,
    brains,
    pictures,
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
