import { expect, test } from 'vitest';
import { Glide } from '../../client/net/glide.ts';

const FRAME_MS = 16;

/** Where a ship that truly stands at `x` is drawn, frame by frame. */
function drawn(glide: Glide, x: number, frames: number): number[] {
  return Array.from({ length: frames }, () => {
    const place = { x, y: 0 };
    glide.apply(1, place, FRAME_MS);
    return place.x;
  });
}

test('what a move set back a little is drawn where it was, and glides to the truth within half a second', () => {
  const glide = new Glide();
  glide.start(1, { x: 140, y: 0 });
  const xs = drawn(glide, 100, 30);
  expect(xs[0]).toBe(140);
  for (let i = 1; i < xs.length; i++) {
    const step = (xs[i - 1] ?? 0) - (xs[i] ?? 0);
    expect(step).toBeGreaterThanOrEqual(0);
    expect(step).toBeLessThan(10);
  }
  expect(xs.at(-1)).toBeCloseTo(100, 0);
});

test('what is truly elsewhere is drawn there at once', () => {
  const glide = new Glide();
  glide.start(1, { x: 900, y: 0 });
  expect(drawn(glide, 100, 2)).toEqual([100, 100]);
});

test('who was shot down meanwhile does not glide, and others are not moved', () => {
  const glide = new Glide();
  glide.start(1, { x: 140, y: 0 });
  glide.start(2, { x: 500, y: 0 });
  glide.end(1);
  expect(drawn(glide, 100, 1)).toEqual([100]);
});
