import { expect, test } from 'vitest';
import { launchBolt } from '../../sim/bolts.ts';
import { freeShipId } from '../../sim/roster.ts';
import { stepWorld } from '../../sim/step-world.ts';
import { foundry } from '../helpers/sim-arena.ts';
import { nobodySeen, shipAt, worldOn } from '../helpers/sim-match.ts';

test('the lowest id that nobody has is free, and none when all 255 are taken', () => {
  const world = worldOn('foundry', shipAt(1, 0, 0), shipAt(2, 0, 0), shipAt(4, 0, 0));
  expect(freeShipId(world, new Set())).toBe(3);
  expect(freeShipId(world, new Set([3, 5]))).toBe(6);
  const full = worldOn('foundry', ...Array.from({ length: 254 }, (_, i) => shipAt(i + 1, 0, 0)));
  expect(freeShipId(full, new Set())).toBe(255);
  expect(freeShipId(full, new Set([255]))).toBeUndefined();
});

test('a ship that departs is gone in that tick, and one may take its id in the same', () => {
  const world = worldOn('foundry', shipAt(1, 9000, 9000), shipAt(2, 20000, 9000, { score: 8 }));
  const newcomer = { ship: 2, pilot: 'new', name: 'New', bot: true };
  const input = { arrivals: [newcomer], departures: [2], intents: new Map() };
  expect(stepWorld(world, foundry, input, nobodySeen)).toEqual([
    { type: 'departed', ship: 2 },
    { type: 'arrived', ship: 2 },
    { type: 'spawned', ship: 2 },
  ]);
  expect(world.ships[1]).toMatchObject({ ...{ id: 2, pilot: 'new', name: 'New' }, bot: true, score: 0 });
});

test('the bolts of a ship that departs go with it, and no others', () => {
  const world = worldOn('foundry', shipAt(1, 9000, 9000), shipAt(2, 20000, 9000));
  world.bolts = [1, 2, 1].map((owner) => launchBolt(foundry, owner, 1, { x: 9000, y: 9000 }, 0, false));
  stepWorld(world, foundry, { arrivals: [], departures: [1], intents: new Map() }, nobodySeen);
  expect(world.bolts.map((bolt) => bolt.owner)).toEqual([2]);
});

test('the departure of a ship that is not there changes nothing', () => {
  const world = worldOn('foundry', shipAt(1, 9000, 9000));
  expect(
    stepWorld(world, foundry, { arrivals: [], departures: [7], intents: new Map() }, nobodySeen),
  ).toEqual([]);
  expect(world.ships.length).toBe(1);
});
