import { expect, test } from 'vitest';
import { tickOfBeat, tickOfFrame } from './lean-line.ts';

test('the tick of a patch is read from its time, and no other frame has one', () => {
  const patch = new Uint8Array([0x80 | 15, ...new Uint8Array(new Uint32Array([3033]).buffer), 0, 0, 0, 0]);
  expect(tickOfFrame(patch)).toBe(91);
  expect(tickOfFrame(patch.with(0, 15))).toBeUndefined();
  expect(tickOfFrame(patch.with(0, 0x80 | 17))).toBeUndefined();
});

test('the tick of a whole state is the nearest that ends as it says', () => {
  expect(tickOfBeat(1000 & 0xff, 1002)).toBe(1000);
  expect(tickOfBeat(1030 & 0xff, 1002)).toBe(1030);
  expect(tickOfBeat(255, 256)).toBe(255);
});
