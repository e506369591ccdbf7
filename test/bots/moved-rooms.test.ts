import { expect, test } from 'vitest';
import { MovedRooms } from '../../client/bots/moved-rooms.ts';

test('a room has moved while its bots win their lines back, and for a few seconds after', () => {
  const rooms = new MovedRooms();
  const look = (isResuming: boolean, resumes: number, now: number) => {
    rooms.look(new Map([[7, { roomId: 'a', isResuming, resumes }]]), now);
    return rooms.has('a');
  };
  expect(look(false, 0, 0)).toBe(false);
  expect(look(true, 1, 500)).toBe(true);
  expect(look(true, 1, 9000)).toBe(true);
  expect(look(false, 1, 13_900)).toBe(true);
  expect(look(false, 1, 14_100)).toBe(false);
  // So quick that nobody saw it.
  expect(look(false, 2, 20_000)).toBe(true);
  expect(rooms.has('b')).toBe(false);
});
