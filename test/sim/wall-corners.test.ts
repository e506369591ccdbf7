import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Arena, Point } from '../../sim/arena.ts';
import { BUTTON, MOVE_DIRECTIONS } from '../../sim/intent.ts';
import type { Ship } from '../../sim/ship.ts';
import { stepShip } from '../../sim/step-ship.ts';
import { SHIP_RADIUS, TOP_SPEED } from '../../sim/tuning.ts';
import { subunitsOf } from '../../sim/units.ts';
import { arenaOf, box, clearance, crossesWall, isFree, ROUNDING } from '../helpers/sim-arena.ts';
import { intentOf, shipAt } from '../helpers/sim-match.ts';

const SIZE = 2000;
const CENTRE = { x: SIZE / 2, y: SIZE / 2 };
const at = (from: Point, turn: number, far: number): Point => ({
  x: from.x + far * Math.cos(2 * Math.PI * turn),
  y: from.y + far * Math.sin(2 * Math.PI * turn),
});
/** The direction of thrust nearest to a turn. */
const moveOf = (turn: number) =>
  1 + (((Math.round(turn * MOVE_DIRECTIONS) % MOVE_DIRECTIONS) + MOVE_DIRECTIONS) % MOVE_DIRECTIONS);
const steps = (place: Point): Point => ({ x: subunitsOf(place.x), y: subunitsOf(place.y) });
const turns = fc.double({ min: 0, max: 1, noNaN: true });

/** A straight wall from a place, 60 units thick to its left or right. */
function bar(from: Point, turn: number, far: number, thickTurn: number): Point[] {
  const end = at(from, turn, far);
  return [from, end, at(end, thickTurn, 60), at(from, thickTurn, 60)];
}

function fly(ship: Ship, move: number, ticks: number, arena: Arena, buttons = 0): void {
  for (let tick = 0; tick < ticks; tick++) {
    const from: Point = { x: ship.x, y: ship.y };
    stepShip(ship, intentOf({ move, buttons }), arena, true);
    expect(SHIP_RADIUS - clearance(arena, ship)).toBeLessThanOrEqual(ROUNDING);
    expect(crossesWall(arena, from, ship)).toBe(false);
  }
}

test('a ship that thrusts along a wall, or at a shallow angle into it, keeps its speed', () => {
  fc.assert(
    fc.property(turns, fc.integer({ min: 0, max: 2 }), (turn, into) => {
      const start = at(CENTRE, turn, -700);
      const arena = arenaOf(SIZE, [bar(start, turn, 1400, turn + 0.25)]);
      const { x, y } = steps(at(at(start, turn, 100), turn - 0.25, 14));
      const ship = shipAt(1, x, y);
      fly(ship, moveOf(turn + into / MOVE_DIRECTIONS), 60, arena);
      const along = ship.vx * Math.cos(2 * Math.PI * turn) + ship.vy * Math.sin(2 * Math.PI * turn);
      expect(along).toBeGreaterThan(TOP_SPEED * 0.95);
    }),
    { numRuns: 150 },
  );
});

test('a ship that slides into a blunt inner corner slides on along the other wall', () => {
  fc.assert(
    fc.property(turns, fc.double({ min: 0.03, max: 0.09, noNaN: true }), (turn, bend) => {
      const start = at(CENTRE, turn, -500);
      const onward = turn - bend;
      const walls = [bar(start, turn, 500, turn + 0.25), bar(CENTRE, onward, 800, onward + 0.25)];
      const { x, y } = steps(at(at(start, turn, 100), turn - 0.25, 14));
      const arena = arenaOf(SIZE, walls);
      fc.pre(isFree(arena, { x, y }));
      const ship = shipAt(1, x, y);
      fly(ship, moveOf(turn), 30, arena);
      for (let tick = 30; tick < 90; tick++) {
        fly(ship, moveOf(turn), 1, arena);
        expect(Math.hypot(ship.vx, ship.vy), `tick ${tick}`).toBeGreaterThan(TOP_SPEED * 0.7);
      }
      const bent = steps(CENTRE);
      expect(Math.hypot(ship.x - bent.x, ship.y - bent.y)).toBeGreaterThan(subunitsOf(200));
      const along = ship.vx * Math.cos(2 * Math.PI * onward) + ship.vy * Math.sin(2 * Math.PI * onward);
      expect(along).toBeGreaterThan(TOP_SPEED * 0.7);
    }),
    { numRuns: 100 },
  );
});

test('a ship that thrusts into a square corner comes to rest at both walls', () => {
  const room = arenaOf(400);
  for (let start = 500; start < 1500; start += 37) {
    const ship = shipAt(1, start, 1400);
    fly(ship, moveOf(0.625), 60, room);
    expect(Math.max(ship.x, ship.y) - SHIP_RADIUS, `from ${start}`).toBeLessThanOrEqual(ROUNDING);
  }
});

test('an inner corner, however acute, neither lets a ship through nor keeps it', () => {
  const opening = fc.double({ min: 0.02, max: 0.45, noNaN: true });
  const assault = fc.array(fc.tuple(fc.double({ min: -0.2, max: 0.2, noNaN: true }), fc.boolean()), {
    minLength: 2,
    maxLength: 6,
  });
  fc.assert(
    fc.property(turns, opening, assault, fc.boolean(), (turn, open, aimed, charging) => {
      const sides = [turn - open / 2, turn + open / 2] as const;
      const walls = [
        bar(CENTRE, sides[0], 700, sides[0] - 0.25),
        bar(CENTRE, sides[1], 700, sides[1] + 0.25),
      ];
      const arena = arenaOf(SIZE, walls);
      const far = 14 / Math.sin(Math.PI * open) + 40;
      const start = steps(at(CENTRE, turn, far));
      fc.pre(isFree(arena, start));
      const ship = shipAt(1, start.x, start.y);
      for (const [askew, dash] of aimed) {
        fly(ship, moveOf(turn + 0.5 + askew), 20, arena, dash ? BUTTON.dash : 0);
      }
      const { x, y } = ship;
      // One that is kept does not move at all; one that charges is slow to turn away.
      fly(ship, moveOf(turn), 40, arena, charging ? BUTTON.rail : 0);
      expect(Math.hypot(ship.x - x, ship.y - y)).toBeGreaterThan(subunitsOf(60));
    }),
    { numRuns: 300 },
  );
});

const GAP_WALL = 500;
const gapArena = (gap: number) =>
  arenaOf(1000, [box(0, GAP_WALL, 500 - gap / 2, 40), box(500 + gap / 2, GAP_WALL, 500 - gap / 2, 40)]);

test('a gap narrower than a ship neither lets it through nor keeps it', () => {
  const beside = fc.integer({ min: -40, max: 40 });
  const away = fc.integer({ min: 20, max: 200 });
  const headings = fc.array(fc.integer({ min: 10, max: 24 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 27 }), beside, away, headings, (gap, dx, dy, southward) => {
      const arena = gapArena(gap);
      const ship = shipAt(1, subunitsOf(500 + dx), subunitsOf(GAP_WALL - dy));
      for (const move of southward) fly(ship, move, 60, arena, BUTTON.dash);
      expect(ship.y).toBeLessThan(subunitsOf(GAP_WALL));
      const { y } = ship;
      fly(ship, moveOf(0.75), 20, arena);
      expect(y - ship.y).toBeGreaterThan(subunitsOf(50));
    }),
    { numRuns: 300 },
  );
});

test('a gap two units wider than a ship lets it through', () => {
  const ship = shipAt(1, subunitsOf(500), subunitsOf(GAP_WALL - 60));
  fly(ship, moveOf(0.25), 60, gapArena(30));
  expect(ship.y).toBeGreaterThan(subunitsOf(GAP_WALL + 60));
});
