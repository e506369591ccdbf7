import { expect, test } from 'vitest';
import { EMPTY_TICKS, LACKING_TICKS, RoomPatience } from '../../server/rooms/room-patience.ts';
import { CLOSE } from '../../sim/protocol.ts';

/** The tick in which it closes and the code, of so many that are alike. */
function closing(patience: RoomPatience, ticks: number, isEmpty: boolean, lacks: boolean) {
  for (let tick = 1; tick <= ticks; tick++) {
    const code = patience.tick(isEmpty, lacks);
    if (code !== undefined) return { tick, code };
  }
  return undefined;
}

test('an empty room closes after ten seconds, one with pilots never', () => {
  expect(closing(new RoomPatience(), 9999, false, false)).toBeUndefined();
  expect(closing(new RoomPatience(), 9999, true, false)).toEqual({
    tick: EMPTY_TICKS,
    code: CLOSE.consented,
  });
});

test('where nobody else may come, the others wait eight seconds for who lacks', () => {
  expect(closing(new RoomPatience(), 9999, false, true)).toEqual({ tick: LACKING_TICKS, code: CLOSE.over });
});

test('whoever comes in time begins the waiting anew', () => {
  const patience = new RoomPatience();
  expect(closing(patience, LACKING_TICKS - 1, true, true)).toBeUndefined();
  expect(closing(patience, 1, false, false)).toBeUndefined();
  expect(closing(patience, LACKING_TICKS - 1, true, true)).toBeUndefined();
});
