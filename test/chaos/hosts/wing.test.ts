import { describe, expect, test } from 'vitest';
import { type Seen, together } from './seen.ts';
import { planWings, Wing } from './wing.ts';

const origin = 'http://127.0.0.1:9';

describe('pilots in threads', () => {
  test('as few threads as carry them, and no room with more pilots than it was to have', () => {
    const wings = planWings({ origin, rooms: 3, pilots: 45, seed: 1 });
    expect(wings).toEqual([{ origin, rooms: 3, pilots: 45, index: 0, of: 1, seed: 1 }]);
    const two = planWings({ origin, rooms: 5, pilots: 75, seed: 1 });
    expect(two.map(({ rooms, pilots }) => [rooms, pilots])).toEqual([
      [2, 30],
      [3, 45],
    ]);
  });

  test('all rooms and pilots are dealt out, however odd', () => {
    for (const [rooms, pilots] of [
      [7, 101],
      [1, 15],
      [10, 100],
      [10, 150],
      [100, 1000],
    ] as const) {
      const wings = planWings({ origin, rooms, pilots, seed: 1 });
      expect(wings.reduce((sum, wing) => sum + wing.rooms, 0)).toBe(rooms);
      expect(wings.reduce((sum, wing) => sum + wing.pilots, 0)).toBe(pilots);
      for (const wing of wings) {
        expect(wing.pilots).toBeGreaterThanOrEqual(wing.rooms);
        expect(wing.pilots).toBeLessThanOrEqual(50);
        expect(Math.ceil(wing.pilots / wing.rooms)).toBeLessThanOrEqual(Math.ceil(pilots / rooms));
      }
    }
  });

  test('a fault in a thread is thrown where it was asked', async () => {
    const wing = new Wing({ origin, rooms: 1, pilots: 1, index: 0, of: 1, seed: 1 });
    try {
      await expect(wing.tell()).rejects.toThrow('nothing is watched');
      await expect(wing.fill()).rejects.toThrow('nothing is watched');
    } finally {
      await wing.close();
    }
  });
});

test('what pilots of two threads saw is told as one', () => {
  const seen: Seen = {
    gaps: [180],
    bystanderGaps: [40],
    moves: [{ gapMs: 180, ticksLost: 2 }],
    lost: ['Ann: seat_gone'],
    hit: 2,
    changed: ['a'],
    doubled: ['b'],
    scores: { compared: 1, uncompared: 2, points: 3, faults: ['c'] },
    secondTruths: ['d'],
    belated: 1,
    stallMs: 9,
  };
  const other = { ...seen, gaps: [220, 230], lost: [], stallMs: 30 };
  expect(together([seen, other])).toEqual({
    gaps: [180, 220, 230],
    bystanderGaps: [40, 40],
    moves: [...seen.moves, ...seen.moves],
    lost: ['Ann: seat_gone'],
    hit: 4,
    changed: ['a', 'a'],
    doubled: ['b', 'b'],
    scores: { compared: 2, uncompared: 4, points: 6, faults: ['c', 'c'] },
    secondTruths: ['d', 'd'],
    belated: 2,
    stallMs: 30,
  });
});
