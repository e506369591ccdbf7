/** Counts how often and how far the server moved the own ship from where it was predicted. Distances in units. */
import { SUBUNITS } from '../../sim/units.ts';

/** After death or respawn the ship is elsewhere by the rules; for so many reconciles that is no correction. */
const GRACE = 15;

export class CorrectionMeter {
  reconciles = 0;
  corrections = 0;
  last = 0;
  largest = 0;
  /** The largest while no other ship was in touch. */
  largestFree = 0;
  private grace = GRACE;
  /** The largest free one before the last reconcile. */
  private freeBefore = 0;

  /** The ship died or came back. */
  pause(): void {
    this.grace = GRACE;
  }

  /** The server says why it moved the ship in the last reconcile: that one was not free. */
  excuse(): void {
    this.largestFree = this.freeBefore;
  }

  /**
   * @param correction By how much each field of the ship was off, 0 where it agreed; places in position steps.
   * @param inTouch Another ship pushed at this one.
   */
  note(correction: Readonly<Record<string, number>>, inTouch: boolean): void {
    this.reconciles += 1;
    this.freeBefore = this.largestFree;
    if (this.grace > 0) {
      this.grace -= 1;
      return;
    }
    // A weapon or a dash that was guessed wrong is a correction too, though the ship does not move.
    if (Object.values(correction).every((off) => off === 0)) return;
    const { x = 0, y = 0 } = correction;
    const distance = Math.sqrt(x * x + y * y) / SUBUNITS;
    this.corrections += 1;
    this.last = distance;
    this.largest = Math.max(this.largest, distance);
    if (!inTouch) this.largestFree = Math.max(this.largestFree, distance);
  }
}
