import fc from 'fast-check';
import { expect, test } from 'vitest';
import { brokenBy } from '../../sim/sight-line.ts';
import { SHIP_RADIUS, SIGHT_LEAD_TICKS, SIGHT_RADIUS, TOP_SPEED } from '../../sim/tuning.ts';
import { SUBUNITS, VELOCITY_STEPS } from '../../sim/units.ts';
import { EYE_LINES, eyeOf, eyeSees, seeEachOther } from '../../sim/visibility.ts';
import { arenaOf, box, crossesWall, foundry, freePlaces } from '../helpers/sim-arena.ts';

const at = (x: number, y: number, vx = 0, vy = 0) => ({ x: x * SUBUNITS, y: y * SUBUNITS, vx, vy });
const hints = (hint = -1) => new Int16Array(1).fill(hint);

/** A wall across the middle, from the north border down to y = 500. */
const corner = arenaOf(2000, [box(990, 0, 20, 500)]);

function mutual(arena: typeof corner, a: ReturnType<typeof at>, b: ReturnType<typeof at>): boolean {
  const there = seeEachOther(arena, eyeOf(arena, a), eyeOf(arena, b), hints(), 0);
  expect(seeEachOther(arena, eyeOf(arena, b), eyeOf(arena, a), hints(), 0)).toBe(there);
  return there;
}

test('R2 a line of sight is broken by walls and by nothing else, whatever edge is tried first', () => {
  fc.assert(
    fc.property(freePlaces(foundry), freePlaces(foundry), fc.integer({ min: -1, max: 40 }), (a, b, hint) => {
      const edge = brokenBy(foundry, a.x, a.y, b.x, b.y, hint < 0 ? -1 : hint * 4);
      expect(edge >= 0).toBe(crossesWall(foundry, a, b));
    }),
    { numRuns: 2000 },
  );
});

test('R2 ships see each other across the open, as far as the radius reaches', () => {
  const far = SIGHT_RADIUS / SUBUNITS;
  expect(mutual(corner, at(200, 1000), at(200 + far, 1000))).toBe(true);
  expect(mutual(corner, at(200, 1000), at(201 + far, 1000))).toBe(false);
});

test('R2 a wall hides both from each other', () => {
  expect(mutual(corner, at(900, 200), at(1100, 200))).toBe(false);
});

test('R2 an edge of a ship that stands out is seen', () => {
  const inHiding = 100;
  // From (900, 400) past the wall's lower corner at (990, 500): at x = 1100 the line is at y = 622.
  expect(mutual(corner, at(900, 400), at(1100, 622 - inHiding))).toBe(false);
  expect(mutual(corner, at(900, 400), at(1100, 622 - SHIP_RADIUS / SUBUNITS / 3))).toBe(true);
});

test('R2 a ship that is about to come round a corner is known before it does', () => {
  const lead = (TOP_SPEED * SIGHT_LEAD_TICKS) / VELOCITY_STEPS / SUBUNITS;
  const hidden = 622 - lead + 10;
  expect(mutual(corner, at(900, 400), at(1100, hidden))).toBe(false);
  expect(mutual(corner, at(900, 400), at(1100, hidden, 0, TOP_SPEED))).toBe(true);
  // And so is one that the looker comes round a corner to.
  expect(mutual(corner, at(900, hidden, 0, TOP_SPEED), at(1100, 400))).toBe(true);
});

test('R2 nobody looks through the wall that they fly at', () => {
  expect(mutual(corner, at(970, 200, TOP_SPEED, 0), at(1100, 200))).toBe(false);
  const { leadX } = eyeOf(corner, at(970, 200, 4 * TOP_SPEED, 0));
  expect(leadX).toBeLessThanOrEqual(990 * SUBUNITS - SHIP_RADIUS);
});

test('R2 whether two see each other does not hang on what hid them before', () => {
  const edges = foundry.sightWalls.length / 4;
  const way = fc.integer({ min: -2000, max: 2000 });
  // Anywhere, also where no ship could be.
  const [x, y] = [fc.integer({ min: 0, max: foundry.width }), fc.integer({ min: 0, max: foundry.height })];
  const eyes = fc
    .record({ x, y, dx: way, dy: way })
    .map(({ x, y, dx, dy }) => ({ x, y, leadX: x + dx, leadY: y + dy }));
  let hidden = 0;
  fc.assert(
    fc.property(eyes, eyes, (a, b) => {
      const sees = seeEachOther(foundry, a, b, hints(), 0);
      if (!sees) hidden += 1;
      for (let edge = 0; edge < edges; edge++)
        expect(seeEachOther(foundry, a, b, hints(edge * 4), 0), `${edge}`).toBe(sees);
    }),
    { numRuns: 1000 },
  );
  expect(hidden).toBeGreaterThan(100);
});

test('R2 what hid two before hides them no longer when one is about to be on this side of it', () => {
  const eye = (x: number, leadX: number) => ({
    ...at(x, 200),
    leadX: leadX * SUBUNITS,
    leadY: 200 * SUBUNITS,
  });
  for (let edge = 0; edge < 4; edge++) {
    expect(seeEachOther(corner, eye(900, 900), eye(1100, 1100), hints(edge * 4), 0)).toBe(false);
    expect(seeEachOther(corner, eye(900, 900), eye(1100, 950), hints(edge * 4), 0)).toBe(true);
    expect(seeEachOther(corner, eye(900, 1050), eye(1100, 1100), hints(edge * 4), 0)).toBe(true);
  }
});

test('R2 nothing hides two who are at one place', () => {
  const here = eyeOf(corner, at(1500, 1500));
  for (let edge = -1; edge < 4; edge++)
    expect(seeEachOther(corner, here, { ...here }, hints(Math.max(-1, edge * 4)), 0), `${edge}`).toBe(true);
});

test('R2 a place that stands still is seen from here and from where the ship is about to be', () => {
  const hints = new Int16Array(EYE_LINES).fill(-1);
  const sees = (from: ReturnType<typeof at>, x: number) =>
    eyeSees(corner, eyeOf(corner, from), x * SUBUNITS, 400 * SUBUNITS, hints, 0);
  expect(sees(at(900, 590), 1100)).toBe(false);
  expect(sees(at(900, 590, 0, TOP_SPEED), 1100)).toBe(true);
  expect(sees(at(900, 1000), 1900)).toBe(false);
});
