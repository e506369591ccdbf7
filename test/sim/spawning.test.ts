import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stepWorld } from '../../sim/step-world.ts';
import { HULL, PROTECTION_TICKS, RESPAWN_TICKS, SAFE_DISTANCE, SHIP_RADIUS } from '../../sim/tuning.ts';
import { createWorld } from '../../sim/world.ts';
import { arenaOf, clearance, foundry, freePlaces } from '../helpers/sim-arena.ts';
import { inputOf, nobodySeen, shipAt, worldOf, worldOn } from '../helpers/sim-match.ts';

const pilot = (ship: number) => ({ ship, pilot: `p${ship}`, name: `Pilot ${ship}`, bot: false });
const arrivalsOf = (...ids: number[]) => ({ arrivals: ids.map(pilot), departures: [], intents: new Map() });

test('a ship that arrives flies at once, whole and protected, at a place of the map', () => {
  const world = createWorld('skirmish', 'foundry', 3);
  expect(stepWorld(world, foundry, arrivalsOf(7), nobodySeen)).toEqual([
    { type: 'arrived', ship: 7 },
    { type: 'spawned', ship: 7 },
  ]);
  const [ship] = world.ships;
  expect(ship).toMatchObject({ id: 7, pilot: 'p7', hull: HULL, vx: 0, vy: 0 });
  expect(foundry.spawns).toContainEqual({ x: ship?.x, y: ship?.y, team: 0 });
  expect(ship?.protectTicks).toBe(PROTECTION_TICKS - 1);
});

test('sixteen who arrive in one tick are sorted by id and touch neither each other nor a wall', () => {
  for (let seed = 0; seed < 50; seed++) {
    const world = createWorld('skirmish', 'foundry', seed);
    const ids = [9, 3, 16, 1, 12, 5, 7, 14, 2, 11, 4, 13, 6, 15, 8, 10];
    stepWorld(world, foundry, arrivalsOf(...ids), nobodySeen);
    expect(world.ships.map((ship) => ship.id)).toEqual(ids.toSorted((a, b) => a - b));
    for (const ship of world.ships) {
      expect(clearance(foundry, ship), `seed ${seed}`).toBeGreaterThanOrEqual(SHIP_RADIUS);
      const others = world.ships.filter((other) => other !== ship);
      const nearest = Math.min(...others.map((other) => Math.hypot(other.x - ship.x, other.y - ship.y)));
      expect(nearest, `seed ${seed}`).toBeGreaterThan(2 * SHIP_RADIUS);
    }
  }
});

test('a dead ship comes back after its ticks, whole, protected, with all it needs to fight', () => {
  const spent = {
    hull: 0,
    respawnTicks: RESPAWN_TICKS,
    dashCooldown: 40,
    railCooldown: 9,
    score: 4,
    deaths: 2,
  };
  const world = worldOn('foundry', shipAt(1, 9000, 9000, spent));
  for (let tick = 1; tick < RESPAWN_TICKS; tick++) {
    expect(stepWorld(world, foundry, inputOf({ 1: { move: 3, buttons: 7 } }), nobodySeen)).toEqual([]);
  }
  expect(world.ships[0]).toMatchObject({ x: 9000, y: 9000, hull: 0, respawnTicks: 1 });
  expect(stepWorld(world, foundry, inputOf(), nobodySeen)).toEqual([{ type: 'spawned', ship: 1 }]);
  const whole = { hull: HULL, respawnTicks: 0, dashCooldown: 0, railCooldown: 0, score: 4, deaths: 2 };
  expect(world.ships[0]).toMatchObject({ ...whole, protectTicks: PROTECTION_TICKS });
});

test('a ship comes back at a safe distance from everybody who flies, or at one of the three safest places', () => {
  const crowd = fc.array(freePlaces(foundry), { minLength: 1, maxLength: 15 });
  fc.assert(
    fc.property(crowd, fc.integer({ min: 0 }), (places, seed) => {
      const others = places.map((place, i) => shipAt(i + 2, place.x, place.y));
      const world = Object.assign(worldOn('foundry', shipAt(1, 0, 0, { respawnTicks: 1 }), ...others), {
        random: seed,
      });
      const room = (place: { x: number; y: number }) =>
        Math.min(...places.map((other) => Math.hypot(other.x - place.x, other.y - place.y)));
      const third = foundry.spawns.map(room).sort((a, b) => b - a)[2] ?? 0;
      stepWorld(world, foundry, inputOf(), (_a, _b) => undefined);
      const back = world.ships[0];
      // Others may have been pushed apart in the same tick, but the place was chosen before.
      const least = Math.min(third, SAFE_DISTANCE) - 1;
      expect(room({ x: back?.x ?? 0, y: back?.y ?? 0 })).toBeGreaterThanOrEqual(least);
    }),
  );
});

test('chance decides between the places that are safe', () => {
  const seen = new Set<number>();
  for (let seed = 0; seed < 400; seed++) {
    const world = Object.assign(worldOn('foundry', shipAt(1, 0, 0, { respawnTicks: 1 })), { random: seed });
    stepWorld(world, foundry, inputOf(), nobodySeen);
    seen.add((world.ships[0]?.x ?? 0) * 65536 + (world.ships[0]?.y ?? 0));
  }
  expect(seen.size).toBe(foundry.spawns.length);
});

test('when every place is taken a ship still comes back, and the two part', () => {
  const lonely = arenaOf(400);
  const world = worldOf(shipAt(1, 3200, 3200), shipAt(2, 0, 0, { respawnTicks: 1 }));
  for (let tick = 0; tick < 4; tick++) stepWorld(world, lonely, inputOf(), nobodySeen);
  const [a, b] = world.ships;
  expect(Math.hypot((a?.x ?? 0) - (b?.x ?? 0), (a?.y ?? 0) - (b?.y ?? 0))).toBeGreaterThan(
    2 * SHIP_RADIUS - 3,
  );
});
