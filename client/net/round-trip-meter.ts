/**
 * How long an input takes until the server's answer to it is here, waiting in the room included: what a pilot feels.
 * Measured by itself, as the SDK's estimate leans on the shortest it has seen and can stay far too low.
 */
const KEPT = 64;
/** Share of each new sample in the average. */
const WEIGHT = 0.1;

export class RoundTripMeter {
  private readonly sentAt = new Float64Array(KEPT);
  private acknowledged = 0;
  /** Milliseconds, smoothed; 0 until the first answer. */
  ms = 0;

  /** @param now Monotonic milliseconds. */
  sent(seq: number, now: number): void {
    this.sentAt[seq % KEPT] = now;
  }

  /** A patch says how far the server has come with the inputs. */
  answered(seq: number, now: number): void {
    const isKnown = seq > this.acknowledged;
    this.acknowledged = seq;
    const sent = this.sentAt[seq % KEPT] ?? 0;
    if (!isKnown || sent === 0) return;
    const sample = now - sent;
    this.ms = this.ms === 0 ? sample : this.ms + (sample - this.ms) * WEIGHT;
  }
}
