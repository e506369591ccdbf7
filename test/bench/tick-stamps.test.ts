import { expect, test } from 'vitest';
import { TickStamps } from './tick-stamps.ts';

function patch(stamp: number): Uint8Array {
  const frame = new Uint8Array(9);
  frame[0] = 0x80 | 15;
  new DataView(frame.buffer).setUint32(1, stamp, true);
  return frame;
}

test('stamps that advance are counted and nothing more', () => {
  const stamps = new TickStamps();
  for (const stamp of [33, 66, 100]) stamps.note(patch(stamp));
  expect(stamps.take()).toEqual({ patches: 3, repeated: 0 });
});

test('a stamp that comes twice is found, also across two takings', () => {
  const stamps = new TickStamps();
  stamps.note(patch(33));
  stamps.take();
  stamps.note(patch(33));
  stamps.note(patch(20));
  expect(stamps.take()).toEqual({ patches: 2, repeated: 2 });
});

test('a frame without a stamp is no patch of a tick', () => {
  const stamps = new TickStamps();
  stamps.note(Uint8Array.of(15, 1, 2, 3, 4, 5));
  expect(stamps.take().patches).toBe(0);
});
