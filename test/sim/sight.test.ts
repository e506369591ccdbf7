import fc from 'fast-check';
import { expect, test } from 'vitest';
import { castAtDisc, castAtWalls, seesPlace } from '../../sim/sight.ts';
import { arenaOf, box, crossesWall, foundry, freePlaces } from '../helpers/sim-arena.ts';

test('a wall hides what is behind it, from both sides alike, and nothing else', () => {
  fc.assert(
    fc.property(freePlaces(foundry), freePlaces(foundry), (a, b) => {
      const sees = seesPlace(foundry, a.x, a.y, b.x, b.y);
      expect(sees).toBe(seesPlace(foundry, b.x, b.y, a.x, a.y));
      if (sees) expect(crossesWall(foundry, a, b)).toBe(false);
    }),
    { numRuns: 1000 },
  );
});

test('an eye sees its own place, and along a wall', () => {
  const arena = arenaOf(1000, [box(400, 500, 200, 20)]);
  expect(seesPlace(arena, 3000, 3000, 3000, 3000)).toBe(true);
  expect(seesPlace(arena, 4000, 7900, 12000, 7900)).toBe(true);
  expect(seesPlace(arena, 8000, 7000, 8000, 9000)).toBe(false);
});

test('no line slips between two walls where they meet', () => {
  const arena = arenaOf(1000, [box(400, 500, 100, 20), box(500, 500, 100, 20)]);
  for (let x = 6500; x < 9500; x += 7) {
    expect(castAtWalls(arena, x, 7000, 8000 - x, 1000, 5), `from ${x}`).toBe(1);
  }
});

test('the nearest of several walls ends a line', () => {
  const arena = arenaOf(1000, [box(700, 0, 20, 1000), box(600, 0, 20, 1000), box(800, 0, 20, 1000)]);
  expect(castAtWalls(arena, 8000, 8000, 1, 0, 9999)).toBe(1600);
  expect(castAtWalls(arena, 8000, 8000, -1, 0, 9999)).toBe(8000);
  expect(castAtWalls(arena, 8000, 8000, 1, 0, 900)).toBe(900);
});

test('a disc is met at its edge, from inside at once, and never backwards', () => {
  expect(castAtDisc(0, 0, 1, 0, 1000, 0, 200)).toBe(800);
  expect(castAtDisc(0, 0, 2, 0, 1000, 0, 200)).toBe(400);
  expect(castAtDisc(0, 0, 1, 0, 100, 0, 200)).toBe(0);
  expect(castAtDisc(0, 0, -1, 0, 1000, 0, 200)).toBeUndefined();
  expect(castAtDisc(0, 0, 1, 0, 1000, 201, 200)).toBeUndefined();
});
