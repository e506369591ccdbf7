import { expect, test } from 'vitest';
import { Homecoming, LONGEST_WAIT_TICKS } from '../../server/rooms/homecoming.ts';

test('a world to which nobody has to come back goes on at once', () => {
  expect(new Homecoming().mayTick()).toBe(true);
});

test('a restored world stands still until all are back', () => {
  const homecoming = new Homecoming(['ada', 'bob']);
  expect(homecoming.mayTick()).toBe(false);
  homecoming.isBack('ada');
  expect(homecoming.mayTick()).toBe(false);
  homecoming.isBack('bob');
  expect(homecoming.mayTick()).toBe(true);
});

test('who does not come back is waited for a moment, and no more', () => {
  const homecoming = new Homecoming(['ada']);
  for (let tick = 0; tick < LONGEST_WAIT_TICKS; tick++) expect(homecoming.mayTick()).toBe(false);
  expect(homecoming.mayTick()).toBe(true);
  expect(homecoming.mayTick()).toBe(true);
});
