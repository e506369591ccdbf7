/** Codes that people read to each other: without letters and digits that look alike. */
import { randomInt } from 'node:crypto';
import { ROOM_CODE_LENGTH, ROOM_CODE_LETTERS } from '../../sim/protocol.ts';

/** One of 887 million: not to be found by trying, as requests are limited. */
export function newRoomCode(): string {
  return Array.from(
    { length: ROOM_CODE_LENGTH },
    () => ROOM_CODE_LETTERS[randomInt(ROOM_CODE_LETTERS.length)],
  ).join('');
}
