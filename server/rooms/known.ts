/** What each pilot may know in a tick (R2), as marks in rows of numbers: 1 in the row of its ship for what that is. */

/** Ids of ships are a byte, and so are indices of pickups. */
export const IDS = 256;
/** The row of who has no eyes: nothing is ever marked in it. */
const NOBODY = IDS;

export const rowOf = (ship: number | undefined) => (ship ?? NOBODY) * IDS;

export class Known {
  readonly ships = new Uint8Array((IDS + 1) * IDS);
  readonly pickups = new Uint8Array((IDS + 1) * IDS);

  /** Everything, to everybody who has eyes. */
  markAll(): void {
    this.ships.fill(1, 0, rowOf(NOBODY));
    this.pickups.fill(1, 0, rowOf(NOBODY));
  }
}
