/**
 * The shape of an input on the wire, checked before the framework decodes it: that would take what it can of a
 * malformed one and print a stack trace for the rest, at the sender's pace.
 */

/** Set in the first byte when a stamp precedes the input: the moment its sender saw, as a change from the last. */
const STAMPED = 0x80;
/** A field is announced by its index with this bit. */
const FIELD = 0x80;
/** Bytes of each field of an input, by index. */
export type InputShape = readonly number[];
export const PILOT_SHAPE: InputShape = [1, 2, 1];
export const WATCH_SHAPE: InputShape = [1];

/** Bytes of the whole numbers of the framework's codec, by their first byte; nothing else makes a stamp. */
const NUMBER_BYTES: Readonly<Record<number, number>> = { 204: 2, 205: 3, 206: 5, 208: 2, 209: 3, 210: 5 };

function stampBytes(first: number | undefined): number | undefined {
  if (first === undefined) return undefined;
  return first < 0x80 || first >= 0xe0 ? 1 : NUMBER_BYTES[first];
}

/** Whether a frame of the input's opcode is one that the client's encoder makes: a stamp or none, fields or none. */
export function isWellFormedInput(frame: Uint8Array, shape: InputShape): boolean {
  let at = 1;
  if (((frame[0] ?? 0) & STAMPED) !== 0) {
    const stamp = stampBytes(frame[at]);
    if (stamp === undefined) return false;
    at += stamp;
  }
  for (let fields = 0; at < frame.length; fields++) {
    const size = shape[(frame[at] ?? 0) - FIELD];
    if (size === undefined || fields === shape.length) return false;
    at += 1 + size;
  }
  return at === frame.length;
}
