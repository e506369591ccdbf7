import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pushShipsApart } from '../../sim/separation.ts';
import type { Ship } from '../../sim/ship.ts';
import { DASH_SPEED, SHIP_RADIUS } from '../../sim/tuning.ts';
import { arenaOf, clearance, crossesWall, foundry, freePlaces, ROUNDING } from '../helpers/sim-arena.ts';
import { shipAt } from '../helpers/sim-match.ts';
import { wireMisfits } from '../helpers/sim-wire.ts';

const open = arenaOf(2000);
const MIDDLE = 16000;
const APART = SHIP_RADIUS * 2;
const gap = (a: Ship, b: Ship) => Math.hypot(a.x - b.x, a.y - b.y);
const offsets = fc.integer({ min: -APART, max: APART });
const speeds = fc.integer({ min: -Math.floor(DASH_SPEED / 2), max: Math.floor(DASH_SPEED / 2) });

test('two ships that overlap are apart within three ticks, wherever they overlap', () => {
  fc.assert(
    fc.property(offsets, offsets, (dx, dy) => {
      const [a, b] = [shipAt(1, MIDDLE, MIDDLE), shipAt(2, MIDDLE + dx, MIDDLE + dy)];
      for (let tick = 0; tick < 3; tick++) pushShipsApart([a, b], open);
      expect(gap(a, b)).toBeGreaterThanOrEqual(APART - 2);
    }),
  );
});

test('two ships in one place part', () => {
  const [a, b] = [shipAt(1, MIDDLE, MIDDLE), shipAt(2, MIDDLE, MIDDLE)];
  for (let tick = 0; tick < 3; tick++) pushShipsApart([a, b], open);
  expect(gap(a, b)).toBeGreaterThanOrEqual(APART - 2);
  expect(a.x).toBeLessThan(b.x);
});

test('ships that do not touch, or do not fly, are left alone', () => {
  const ships = [
    shipAt(1, MIDDLE, MIDDLE, { vx: 500 }),
    shipAt(2, MIDDLE + APART, MIDDLE, { vx: -500 }),
    shipAt(3, MIDDLE, MIDDLE, { respawnTicks: 9 }),
  ];
  const before = structuredClone(ships);
  pushShipsApart(ships, open);
  expect(ships).toEqual(before);
});

test('a meeting keeps the sum of the velocities, adds no energy and ends the approach', () => {
  fc.assert(
    fc.property(offsets, offsets, fc.tuple(speeds, speeds, speeds, speeds), (dx, dy, [ax, ay, bx, by]) => {
      const a = shipAt(1, MIDDLE, MIDDLE, { vx: ax, vy: ay });
      const b = shipAt(2, MIDDLE + dx, MIDDLE + dy, { vx: bx, vy: by });
      const energy = () => a.vx ** 2 + a.vy ** 2 + b.vx ** 2 + b.vy ** 2;
      const before = energy();
      const closing = () => (a.vx - b.vx) * dx + (a.vy - b.vy) * dy;
      const touched = Math.hypot(dx, dy) < APART;
      pushShipsApart([a, b], open);
      expect(Math.abs(a.vx + b.vx - ax - bx)).toBeLessThanOrEqual(2);
      expect(Math.abs(a.vy + b.vy - ay - by)).toBeLessThanOrEqual(2);
      expect(energy()).toBeLessThanOrEqual(before);
      if (touched) expect(closing()).toBeLessThanOrEqual(4 * APART);
    }),
  );
});

test('a ship that is rammed takes most of the speed of the one that rams it', () => {
  const [rammer, rammed] = [shipAt(1, MIDDLE, MIDDLE, { vx: 2000 }), shipAt(2, MIDDLE + 400, MIDDLE)];
  pushShipsApart([rammer, rammed], open);
  expect(rammed.vx).toBeGreaterThan(1000);
  expect(rammer.vx).toBeGreaterThan(0);
  expect(rammer.vx).toBeLessThan(rammed.vx);
});

test('nobody is pushed into a wall or through one, even two ships in one place at a wall', () => {
  const crowd = fc.array(fc.tuple(offsets, offsets, speeds, speeds), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(freePlaces(foundry), crowd, (place, others) => {
      const ships = [shipAt(1, place.x, place.y), shipAt(2, place.x, place.y)];
      for (const [dx, dy, vx, vy] of others) {
        const near = { x: place.x + dx, y: place.y + dy };
        if (clearance(foundry, near) < SHIP_RADIUS || crossesWall(foundry, place, near)) continue;
        ships.push(shipAt(ships.length + 1, near.x, near.y, { vx, vy }));
      }
      for (let tick = 0; tick < 5; tick++) {
        const before = structuredClone(ships);
        pushShipsApart(ships, foundry);
        ships.forEach((ship, i) => {
          expect(wireMisfits(ship)).toEqual([]);
          expect(SHIP_RADIUS - clearance(foundry, ship)).toBeLessThanOrEqual(ROUNDING);
          expect(crossesWall(foundry, before[i] ?? ship, ship)).toBe(false);
        });
      }
    }),
    { numRuns: 600 },
  );
});

test('two ships in one place part along every wall of a room that they fit into', () => {
  const room = arenaOf(200);
  const low = SHIP_RADIUS;
  const high = 3200 - SHIP_RADIUS;
  for (const [x, y] of [
    [low, 1600],
    [high, 1600],
    [1600, low],
    [1600, high],
    [low, low],
    [high, high],
  ] as const) {
    const [a, b] = [shipAt(1, x, y), shipAt(2, x, y)];
    for (let tick = 0; tick < 12; tick++) pushShipsApart([a, b], room);
    expect(gap(a, b), `at ${x},${y}`).toBeGreaterThanOrEqual(APART - 4);
    expect(Math.min(clearance(room, a), clearance(room, b))).toBeGreaterThanOrEqual(SHIP_RADIUS - ROUNDING);
  }
});
