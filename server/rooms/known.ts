/** What each pilot may know in a tick (R2), as marks in rows of numbers: 1 in the row of its ship for what that is. */

/** Ids of ships are a byte, and so are indices of pickups. */
export const IDS = 256;
/** The row of who has no eyes: nothing is ever marked in it. */
const NOBODY = IDS;

export const rowOf = (ship: number | undefined) => (ship ?? NOBODY) * IDS;

/** A byte for each mark; rows are compared by four at once. */
export class Marks {
  readonly each = new Uint8Array((IDS + 1) * IDS);
  readonly fours = new Uint32Array(this.each.buffer);
}

export class Known {
  readonly ships = new Marks();
  readonly pickups = new Marks();

  /** Everything, to everybody who has eyes. */
  markAll(): void {
    this.ships.each.fill(1, 0, rowOf(NOBODY));
    this.pickups.each.fill(1, 0, rowOf(NOBODY));
  }
}
