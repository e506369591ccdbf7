/**
 * How well this host hears the store (R12): every answer about matches counts. A host that says it does not hear the
 * store takes nothing over for a while after, so that others may rely on its word. Pure: monotonic milliseconds.
 */

/** Without an answer for so long the store is silent. Milliseconds. */
export const SILENT_MS = 200;
/**
 * A host takes a room over without proof that its owner ended, only when it heard the store without a gap for so long:
 * after a restart of the store its owners need a moment to renew. Longer than an excuse is good (EXCUSE_MS). Milliseconds.
 */
export const SETTLE_MS = 1500;

export class StoreHearing {
  private heardAtMs = -Infinity;
  private sinceMs = Infinity;

  /** The store answered, whatever. */
  heard(nowMs: number): void {
    if (this.silenceMs(nowMs) > SILENT_MS) this.sinceMs = nowMs;
    this.heardAtMs = nowMs;
  }

  /** Infinity before the first answer. */
  silenceMs(nowMs: number): number {
    return nowMs - this.heardAtMs;
  }

  /**
   * Whether a claim without proof may be asked for at this time, and acted upon now that it is answered: a question that
   * outlived a gap may have met a store to which no owner had come back yet.
   */
  isSettled(askedAtMs: number, nowMs: number): boolean {
    return this.silenceMs(nowMs) <= SILENT_MS && askedAtMs - this.sinceMs >= SETTLE_MS;
  }
}
