/** What happened, until a frame takes it: bounded (R14), of a flood the oldest is dropped. */
import type { SessionEvent } from './session-types.ts';

const MOST = 256;

type Timed = { event: SessionEvent; tick: number };

export class EventQueue {
  private waiting: Timed[] = [];

  /** @param tick Of drawn time at which it is to be seen; 0 for at once. */
  push(event: SessionEvent, tick = 0): void {
    this.waiting.push({ event, tick });
    if (this.waiting.length > MOST) this.waiting.shift();
  }

  /** Moves what is due at this tick of drawn time into `out`. */
  takeDue(tick: number, out: SessionEvent[]): void {
    let kept = 0;
    for (const entry of this.waiting) {
      if (entry.tick <= tick) out.push(entry.event);
      else this.waiting[kept++] = entry;
    }
    this.waiting.length = kept;
  }

  /** Moves all that was told into `out`, as nothing will be drawn that comes before it. */
  takeAll(out: SessionEvent[]): void {
    this.takeDue(Number.POSITIVE_INFINITY, out);
  }
}
