import { expect, test } from 'vitest';
import { nearestBeside } from '../../client/input/nearest-beside.ts';

const box = (left: number, top: number, width = 100, height = 40) => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});

/** A wide button over two narrow ones, and a list to their right. */
const play = box(0, 0, 220);
const settings = box(0, 60);
const help = box(120, 60);
const rooms = [box(400, -40), box(400, 10), box(400, 60)];
const all = [play, settings, help, ...rooms];
const from = (start: typeof play, direction: 'up' | 'down' | 'left' | 'right') => {
  const at = nearestBeside(start, all, direction);
  return at === undefined ? undefined : all[at];
};

test('the next one is the nearest in that direction', () => {
  expect(from(help, 'left')).toBe(settings);
  expect(from(settings, 'right')).toBe(help);
  expect(from(help, 'up')).toBe(play);
  expect(from(rooms[1] ?? play, 'down')).toBe(rooms[2]);
  expect(from(rooms[1] ?? play, 'up')).toBe(rooms[0]);
});

test('from a list one gets back to what stands beside it', () => {
  expect(from(rooms[2] ?? play, 'left')).toBe(help);
  expect(from(play, 'right')).toBe(rooms[1]);
});

test('where nothing is, nothing is next', () => {
  expect(from(play, 'up')).toBeUndefined();
  expect(from(settings, 'left')).toBeUndefined();
  expect(nearestBeside(play, [], 'down')).toBeUndefined();
});

test('one step and the step back lead home in a column', () => {
  const column = [0, 60, 120, 180].map((top) => box(0, top, 300));
  for (let at = 0; at + 1 < column.length; at += 1) {
    const here = column[at];
    const below = column[at + 1];
    if (here === undefined || below === undefined) throw new Error('a column of four');
    expect(nearestBeside(here, column, 'down')).toBe(at + 1);
    expect(nearestBeside(below, column, 'up')).toBe(at);
  }
});
