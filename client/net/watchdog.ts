/**
 * Listens to how long a line has been silent, and says when that means something: patches come with every tick, also
 * when nothing happens. Pure: times come with each call, in milliseconds.
 */

/** A server that says nothing for so long is suspected: the seat is asked for anew while its line is listened to. */
const SUSPECT_MS = 500;
/** A line that is silent for so long is lost, though nobody answers why. */
const LOST_MS = 3000;
/** Where its host lives, as it answered meanwhile, a line that is silent for so much longer is lost by itself. */
const PROVEN_MS = 700;
/** A page that was asleep, or busy, has heard nothing either: of a frame's length no more counts as silence. */
const MOST_OF_FRAME_MS = 200;
/** Between two questions; twice as long after each, until a line has been well for a while. */
const PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 4000;
const CALM_MS = 10_000;

export class Watchdog {
  /** Of the line, while this page listened. */
  private silentMs = 0;
  private patchedAt: number | undefined;
  private hasHeard = false;
  private calmMs = 0;
  private sinceAskedMs = Infinity;
  private pauseMs = PAUSE_MS;
  /** How long the line had been silent when its host was known to live. */
  private provenAt = Infinity;

  /** Another line takes its place; so far it has said nothing. */
  turnTo(): void {
    this.patchedAt = undefined;
    this.hasHeard = false;
    this.silentMs = 0;
    this.provenAt = Infinity;
  }

  /** @param patchedAt When the newest patch came. @param elapsedMs Since the last frame. */
  frame(patchedAt: number, elapsedMs: number): void {
    const counted = Math.min(elapsedMs, MOST_OF_FRAME_MS);
    this.sinceAskedMs += elapsedMs;
    if (patchedAt !== this.patchedAt) {
      this.hasHeard = this.patchedAt !== undefined;
      this.patchedAt = patchedAt;
      this.silentMs = 0;
      this.provenAt = Infinity;
    } else this.silentMs += counted;
    this.calmMs = this.isSuspicious ? 0 : this.calmMs + elapsedMs;
    if (this.calmMs > CALM_MS) this.pauseMs = PAUSE_MS;
  }

  /** A line that has said nothing yet may be far away. */
  get isSuspicious(): boolean {
    return this.hasHeard && this.silentMs >= SUSPECT_MS;
  }

  get isLost(): boolean {
    return this.silentMs >= LOST_MS || this.silentMs - this.provenAt >= PROVEN_MS;
  }

  /** Whether it is time to ask, if nobody asks already. */
  get isToAsk(): boolean {
    return this.isSuspicious && this.provenAt === Infinity && this.sinceAskedMs >= this.pauseMs;
  }

  asks(): void {
    if (this.sinceAskedMs !== Infinity) this.pauseMs = Math.min(this.pauseMs * 2, LONGEST_PAUSE_MS);
    this.sinceAskedMs = 0;
  }

  /** Since the line fell silent its host was known to live. */
  get isProven(): boolean {
    return this.provenAt !== Infinity;
  }

  /** The host of this very line answered: it lives, whatever the line does. */
  proves(): void {
    if (this.isSuspicious) this.provenAt = this.silentMs;
  }
}
