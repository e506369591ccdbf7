import { expect, test } from 'vitest';
import type { Arena } from '../../sim/arena.ts';
import type { Fact } from '../../sim/facts.ts';
import type { Ship } from '../../sim/ship.ts';
import { stepWorld } from '../../sim/step-world.ts';
import { BEACON_POINT_TICKS, CAPTURE_TICKS, MOST_CAPTORS } from '../../sim/tuning.ts';
import { createWorld, type World } from '../../sim/world.ts';
import { arenaOf } from '../helpers/sim-arena.ts';
import { inputOf, nobodySeen, shipAt } from '../helpers/sim-match.ts';

const RADIUS = 1600;
const arena: Arena = { ...arenaOf(2000), beacons: [{ x: 16000, y: 16000, radius: RADIUS, name: 'A' }] };

/** Ships far enough apart not to push each other. */
const inside = (id: number, team: 1 | 2) => shipAt(id, 16000 + (id - 2) * 500, 16000, { team });
const outside = (id: number, team: 1 | 2) => shipAt(id, 3000 * id, 3000, { team });

function holdWorld(...ships: Ship[]): World {
  const world = Object.assign(createWorld('hold', 'made', 1), { ships });
  world.round = { number: 1, phase: 'play', ticksLeft: 5000 };
  return world;
}

function run(world: World, ticks: number): Fact[] {
  return Array.from({ length: ticks }, () => stepWorld(world, arena, inputOf(), nobodySeen)).flat();
}

test('who stands in a beacon alone takes it in its ticks, and has the credit', () => {
  const world = holdWorld(inside(1, 1), outside(2, 2));
  expect(run(world, CAPTURE_TICKS - 1)).toEqual([]);
  expect(run(world, 1)).toEqual([{ type: 'captured', beacon: 0, team: 1 }]);
  expect(world.beacons).toEqual([{ team: 1, pull: -CAPTURE_TICKS }]);
  expect(world.ships.map((ship) => ship.captures)).toEqual([1, 0]);
});

test('more captors are quicker, up to a number', () => {
  const two = holdWorld(inside(1, 1), inside(2, 1), outside(3, 2));
  run(two, 10);
  expect(two.beacons[0]?.pull).toBe(-20);
  const three = holdWorld(inside(1, 1), inside(2, 1), inside(3, 1), outside(4, 2));
  run(three, 10);
  expect(three.beacons[0]?.pull).toBe(-10 * MOST_CAPTORS);
});

test('while both teams stand in it nothing moves', () => {
  const world = holdWorld(inside(1, 1), inside(2, 1), inside(3, 2));
  run(world, 50);
  expect(world.beacons).toEqual([{ team: 0, pull: 0 }]);
});

test("an enemy's beacon is nobody's before it is one's own", () => {
  const world = holdWorld(outside(1, 1), inside(2, 2));
  run(world, 1);
  world.beacons = [{ team: 1, pull: -CAPTURE_TICKS }];
  const facts = run(world, 2 * CAPTURE_TICKS);
  expect(facts).toEqual([
    { type: 'captured', beacon: 0, team: 0 },
    { type: 'captured', beacon: 0, team: 2 },
  ]);
});

test('a beacon that is left goes back to where it belongs', () => {
  const world = holdWorld(outside(1, 1), outside(2, 2));
  run(world, 1);
  world.beacons = [{ team: 1, pull: -10 }];
  run(world, CAPTURE_TICKS);
  expect(world.beacons).toEqual([{ team: 1, pull: -CAPTURE_TICKS }]);
  world.beacons = [{ team: 0, pull: 30 }];
  run(world, 40);
  expect(world.beacons).toEqual([{ team: 0, pull: 0 }]);
});

test('a held beacon earns its team points, and the goal ends the round', () => {
  const world = holdWorld(outside(1, 1), outside(2, 2));
  run(world, 1);
  world.beacons = [{ team: 2, pull: CAPTURE_TICKS }];
  world.round.ticksLeft = 5000;
  run(world, BEACON_POINT_TICKS * 10);
  expect(world.teamScores).toEqual([0, 10]);
  world.teamScores = [0, 149];
  expect(run(world, BEACON_POINT_TICKS).map((fact) => fact.type)).toEqual(['turned']);
  expect(world.round.phase).toBe('results');
});

test('nobody takes a beacon in the warm-up', () => {
  const world = holdWorld(inside(1, 1));
  world.round = { number: 1, phase: 'warmup', ticksLeft: 100 };
  run(world, 60);
  expect(world.beacons).toEqual([{ team: 0, pull: 0 }]);
});
