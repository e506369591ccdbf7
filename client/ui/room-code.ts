/** The code of a closed room, as people type it and as they read it. */
import { ROOM_CODE_LENGTH, ROOM_CODE_LETTERS } from '../../sim/protocol.ts';

export type CodeReading =
  | { code: string }
  | { wrong: 'empty' }
  | { wrong: 'letter'; letter: string }
  | { wrong: 'length'; has: number };

/** Small letters, spaces and dashes are no matter, and neither is the whole link around it. */
export function readRoomCode(text: string): CodeReading {
  const given = /[?&]code=([^&#\s]*)/.exec(text)?.[1] ?? text;
  const letters = Array.from(
    given
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\s\p{C}\p{Pd}]+/gu, ''),
  );
  if (letters.length === 0) return { wrong: 'empty' };
  const letter = letters.find((one) => !ROOM_CODE_LETTERS.includes(one));
  if (letter !== undefined) return { wrong: 'letter', letter };
  if (letters.length !== ROOM_CODE_LENGTH) return { wrong: 'length', has: letters.length };
  return { code: letters.join('') };
}

/** In two halves, which are easier to read out. */
export function spacedCode(code: string): string {
  const half = Math.ceil(code.length / 2);
  return `${code.slice(0, half)} ${code.slice(half)}`;
}
