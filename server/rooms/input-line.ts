/**
 * The jitter buffer between a pilot's line and its ship: one input per tick at most, whatever arrives (R5). A late
 * input is waited for, so that the ship flies exactly the inputs its pilot flew and nothing needs correcting (R3).
 */
import { type Intent, NO_INTENT } from '../../sim/intent.ts';

/** What the framework's buffer of one session offers. */
export type InputSource = { readonly size: number; next(): Intent | undefined };

/** Ticks a ship holds still for late inputs; then it drifts like one whose pilot lets go. */
export const WAIT_TICKS = 8;
/** Inputs in time that earn one of those ticks back: standing still at will must not pay. */
export const INPUTS_PER_WAIT = 8;
/** Inputs that may wait at once. More have gone stale: the oldest are dropped, acknowledged, and corrected once. */
export const LONGEST_QUEUE = 10;
/** Over so many ticks the smallest queue is taken for the measure of what waits without need. */
const WATCH_TICKS = 40;
/** Most watches for which the last input in reserve is left alone after it was needed. */
const LONGEST_CAUTION = 128;

export class InputLine {
  private patience = WAIT_TICKS;
  private watched = 0;
  private smallest = Number.POSITIVE_INFINITY;
  private lastAim: number;
  /** Watches to go without a wait before the reserve is given up, and how many it was last time. */
  private caution = 0;
  private lastCaution = 1;
  /** Inputs that wait without need; the client is told, and skips as many sends. */
  surplus = 0;

  /** @param aim Where the ship looks before its pilot says anything. */
  constructor(aim = 0) {
    this.lastAim = aim;
  }

  /** The intent for this tick, or undefined while a late one is waited for. */
  next(source: InputSource): Intent | undefined {
    while (source.size > LONGEST_QUEUE) source.next();
    const intent = source.size > 0 ? source.next() : undefined;
    this.watch(source.size, intent === undefined);
    if (intent !== undefined) {
      this.patience = Math.min(WAIT_TICKS, this.patience + 1 / INPUTS_PER_WAIT);
      this.lastAim = intent.aim;
      return intent;
    }
    if (this.patience < 1) return this.neutral();
    this.patience -= 1;
    return undefined;
  }

  /** Nothing is wanted: the ship drifts, and still looks where it looked. */
  neutral(): Intent {
    return { ...NO_INTENT, aim: this.lastAim };
  }

  /**
   * An unsteady line needs an input in reserve, a steady one is a tick quicker without: the reserve is given up on
   * trial, and each time that proves wrong it is kept for twice as long.
   */
  private watch(left: number, late: boolean): void {
    this.smallest = Math.min(this.smallest, left);
    if (late && this.caution === 0) {
      this.lastCaution = Math.min(LONGEST_CAUTION, this.lastCaution * 2);
      this.caution = this.lastCaution;
    }
    this.watched += 1;
    if (this.watched < WATCH_TICKS) return;
    const reserve = this.caution > 0 ? 1 : 0;
    this.surplus = Math.max(0, this.smallest - reserve);
    if (this.caution > 0) this.caution -= 1;
    this.watched = 0;
    this.smallest = Number.POSITIVE_INFINITY;
  }
}
