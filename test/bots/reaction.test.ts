import { describe, expect, test } from 'vitest';
import { createBrain } from '../../client/bots/brain.ts';
import type { BrainView } from '../../client/bots/brain-view.ts';
import { moveOf } from '../../client/bots/geometry.ts';
import { seesBetween } from '../../client/bots/sight-lines.ts';
import { SLOWEST_REACTION_MS } from '../../client/bots/traits.ts';
import type { DrawnBolt } from '../../client/net/drawn-types.ts';
import { createShip } from '../../sim/ship.ts';
import { SUBUNITS, TICK_MS } from '../../sim/units.ts';
import { createWorld } from '../../sim/world.ts';
import { foundry } from './helpers/foundry.ts';
import { viewOf } from './helpers/view-of-world.ts';

const OWN = { x: 200, y: 200 };
const IN_SIGHT = { x: 200, y: 430 };
const BEHIND_A_WALL = { x: 480, y: 300 };
const APPEARS_AT = 20;
const TICKS = 60;

function viewWith(enemy: { x: number; y: number } | undefined, bolts: DrawnBolt[] = []): BrainView {
  const world = createWorld('skirmish', 'foundry', 1);
  const places = enemy === undefined ? [OWN] : [OWN, enemy];
  world.ships = places.map((place, i) => {
    const ship = createShip(i + 1, `p${i}`, `bot ${i}`, true);
    return Object.assign(ship, { x: place.x * SUBUNITS, y: place.y * SUBUNITS });
  });
  return { ...viewOf(world, foundry, 1), bolts };
}

/** Milliseconds from a change of the picture to the first intent that differs; undefined when none does. */
function answerTime(skill: number, seed: number, before: BrainView, after: BrainView): number | undefined {
  const moved = createBrain({ skill, seed });
  const twin = createBrain({ skill, seed });
  for (let tick = 0; tick < TICKS; tick++) {
    const intent = moved.think(tick < APPEARS_AT ? before : after, TICK_MS);
    const calm = twin.think(before, TICK_MS);
    if (JSON.stringify(intent) !== JSON.stringify(calm)) return (tick - APPEARS_AT) * TICK_MS;
  }
  return undefined;
}

const reactionOf = (skill: number, seed: number) => createBrain({ skill, seed }).traits.reactionMs;
const boltAt = (x: number): DrawnBolt => {
  return { owner: 2, shot: 1, own: false, x, y: OWN.y, angle: Math.PI, speed: 600, strong: false };
};

describe.each([0, 0.5, 1])('a bot of skill %d', (skill) => {
  test('answers an enemy after its reaction time and not before', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const answer = answerTime(skill, seed, viewWith(undefined), viewWith(IN_SIGHT));
      expect(answer).toBeGreaterThanOrEqual(reactionOf(skill, seed));
      expect(answer).toBeLessThan(reactionOf(skill, seed) + 2 * TICK_MS);
    }
  });

  test('answers a shot after its reaction time and not before', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const answer = answerTime(skill, seed, viewWith(undefined), viewWith(undefined, [boltAt(440)]));
      if (answer !== undefined) expect(answer).toBeGreaterThanOrEqual(reactionOf(skill, seed));
    }
  });

  test('knows nothing of an enemy behind a wall', () => {
    expect(seesBetween(foundry, OWN, IN_SIGHT)).toBe(true);
    expect(seesBetween(foundry, OWN, BEHIND_A_WALL)).toBe(false);
    expect(answerTime(skill, 3, viewWith(undefined), viewWith(BEHIND_A_WALL))).toBeUndefined();
  });
});

test('a good pilot moves sideways out of the way of a shot', () => {
  const sideways = [moveOf(Math.PI / 2), moveOf(-Math.PI / 2)];
  const dodges = (view: BrainView, seed: number) => {
    const brain = createBrain({ skill: 1, seed });
    const moves = Array.from({ length: 10 }, () => brain.think(view, TICK_MS).move);
    return moves.some((move) => sideways.includes(move));
  };
  const seeds = Array.from({ length: 24 }, (_, i) => i + 1);
  const shot = viewWith(undefined, [boltAt(480)]);
  expect(seeds.filter((seed) => dodges(shot, seed)).length).toBeGreaterThan(6);
  expect(seeds.filter((seed) => dodges(viewWith(undefined), seed)).length).toBe(0);
});

test('reaction times are those of people', () => {
  for (const skill of [-1, 0, 0.5, 1, 7]) {
    for (let seed = 1; seed <= 50; seed++) {
      const ms = reactionOf(skill, seed);
      expect(ms).toBeGreaterThanOrEqual(180);
      expect(ms).toBeLessThanOrEqual(SLOWEST_REACTION_MS);
    }
  }
});
