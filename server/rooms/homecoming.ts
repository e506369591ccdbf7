/**
 * Holds a restored world still until the pilots who flew in it are back, so that nobody is shot at on the way; but not
 * for long, as those who are back wait for the others. Pure: time is counted in ticks that were due.
 */

/** A quarter of a second. */
export const LONGEST_WAIT_TICKS = 8;

export class Homecoming {
  private readonly missing: Set<string>;
  private waited = 0;

  /** @param pilotIds Who had a line to the host before. */
  constructor(pilotIds: Iterable<string> = []) {
    this.missing = new Set(pilotIds);
  }

  /** Who is not back yet. */
  get awaited(): ReadonlySet<string> {
    return this.missing;
  }

  isBack(pilotId: string): void {
    this.missing.delete(pilotId);
  }

  /** A tick is due. False when it is to be left out. */
  mayTick(): boolean {
    if (this.missing.size === 0) return true;
    this.waited += 1;
    if (this.waited > LONGEST_WAIT_TICKS) this.missing.clear();
    return this.missing.size === 0;
  }
}
