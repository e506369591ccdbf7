import fc from 'fast-check';
import { expect, test } from 'vitest';
import { castAtWalls } from '../../sim/sight.ts';
import { mayMeet } from '../../sim/wall-boxes.ts';
import { crossesWall, foundry } from '../helpers/sim-arena.ts';

const places = fc.record({
  x: fc.integer({ min: 0, max: foundry.width }),
  y: fc.integer({ min: 0, max: foundry.height }),
});

test('R6 a wall stops a path wherever it stands: what a box spares is never the nearest edge', () => {
  fc.assert(
    fc.property(places, places, (from, to) => {
      const [dx, dy] = [to.x - from.x, to.y - from.y];
      fc.pre(dx !== 0 || dy !== 0);
      // Of all edges, one by one, by the plain equation of two lines.
      const distances = foundry.segments.map(({ ax, ay, bx, by }) => {
        const cross = dx * (by - ay) - dy * (bx - ax);
        const distance = ((ax - from.x) * (by - ay) - (ay - from.y) * (bx - ax)) / cross;
        const along = ((ax - from.x) * dy - (ay - from.y) * dx) / cross;
        return cross !== 0 && distance >= 0 && along >= 0 && along <= 1 ? distance : 1;
      });
      // A zero of either sign is no distance.
      const cast = castAtWalls(foundry, from.x, from.y, dx, dy, 1) + 0;
      expect(cast).toBe(Math.min(1, ...distances) + 0);
    }),
    { numRuns: 3000 },
  );
});

test('a line that crosses an edge meets the box of its wall, and most lines miss most boxes', () => {
  const { boxes, starts } = foundry.wallBoxes;
  let met = 0;
  let asked = 0;
  fc.assert(
    fc.property(places, places, (from, to) => {
      const [halfX, halfY] = [(to.x - from.x) / 2, (to.y - from.y) / 2];
      foundry.walls.forEach((_, box) => {
        const meets = mayMeet(boxes, box, from.x + halfX, from.y + halfY, halfX, halfY);
        const own = foundry.segments.slice(4 + (starts[box] ?? 0) / 4, 4 + (starts[box + 1] ?? 0) / 4);
        if (crossesWall({ ...foundry, segments: own }, from, to)) expect(meets).toBe(true);
        asked += 1;
        if (meets) met += 1;
      });
    }),
  );
  expect(met / asked).toBeLessThan(0.4);
});
