import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wallsBetween } from '../../sim/wall-cells.ts';
import { crossesWall, foundry } from '../helpers/sim-arena.ts';

const count = foundry.walls.length;

function listed(x: number, y: number, toX: number, toY: number): number[] {
  const { lists } = foundry.wallCells;
  const list = wallsBetween(foundry.wallCells, x, y, toX, toY);
  return [...lists.slice(list + 1, list + 1 + (lists[list] ?? 0))];
}

/** Anywhere, and often where a cell of 256 units begins or ends. */
const along = (size: number) =>
  fc.oneof(
    fc.double({ min: 0, max: size, noNaN: true }),
    fc.nat(Math.floor(size / 4096)).map((cell) => Math.max(0, cell * 4096 - 0.5)),
    fc.nat(Math.floor(size / 4096)).map((cell) => cell * 4096),
  );
const places = fc.record({ x: along(foundry.width), y: along(foundry.height) });

test('R2 every wall that a line crosses is listed between its ends, and most walls are not', () => {
  let asked = 0;
  let met = 0;
  fc.assert(
    fc.property(places, places, (from, to) => {
      const walls = listed(from.x, from.y, to.x, to.y);
      const { starts } = foundry.wallBoxes;
      for (let wall = 0; wall < count; wall++) {
        const own = foundry.segments.slice(4 + (starts[wall] ?? 0) / 4, 4 + (starts[wall + 1] ?? 0) / 4);
        if (crossesWall({ ...foundry, segments: own }, from, to)) expect(walls).toContain(wall);
      }
      asked += count;
      met += walls.length;
    }),
    { numRuns: 2000 },
  );
  expect(met / asked).toBeLessThan(0.25);
});

test('R2 from a place outside of the arena all walls are in the way', () => {
  const all = foundry.walls.map((_, wall) => wall);
  const { width, height } = foundry;
  const outside = [
    [-2, 500],
    [500, -2],
    [width * 2, 500],
    [500, height * 2],
  ] as const;
  for (const [x, y] of outside) {
    expect(listed(x, y, 500, 500)).toEqual(all);
    expect(listed(500, 500, x, y)).toEqual(all);
  }
});
