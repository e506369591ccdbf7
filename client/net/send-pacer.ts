/**
 * Keeps the queue in the room short: where the server says that inputs wait there without need, as many sends are
 * skipped, one at a time. The own ship loses a tick and is never corrected, as nobody steps an input that was not sent.
 */
/** Longer than the room's own watch, so that each of its measures is acted on once. */
const ROUND_TICKS = 50;
const APART_TICKS = 3;

export class SendPacer {
  private ticks = 0;
  private toSkip = 0;

  /** Whether to send an input for the step that is due now. @param surplus What the server told last. */
  shouldSend(surplus: number): boolean {
    this.ticks += 1;
    if (this.ticks % ROUND_TICKS === 0) this.toSkip = surplus;
    if (this.toSkip === 0 || this.ticks % APART_TICKS !== 0) return true;
    this.toSkip -= 1;
    return false;
  }
}
