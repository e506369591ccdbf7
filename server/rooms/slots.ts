/** Connections of a match are numbered, so that what is kept of each stands in a row of its own. */

/** Rows that there is room for at first, and that are added when there are more connections. */
export const SLOTS = 16;

/** The lowest number that is not taken. */
export function freeSlot(taken: ReadonlySet<number>): number {
  let slot = 0;
  while (taken.has(slot)) slot += 1;
  return slot;
}
