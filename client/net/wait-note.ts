/** What a session waits for before it has its place, kept for whoever looks at a screen meanwhile. */

/**
 * asking: the first answer is under way · busy: there is no place now · limited: this pilot asked too often ·
 * unreachable: nobody answered · connecting: there is a seat, and it is being taken.
 */
export type WaitReason = 'asking' | 'busy' | 'limited' | 'unreachable' | 'connecting';

export type Waiting = {
  readonly reason: WaitReason;
  /** The try that is under way or comes next, counted from 1. */
  readonly tries: number;
  /** Until the next try; 0 while one is under way. */
  readonly retryInMs: number;
};

export class WaitNote implements Waiting {
  reason: WaitReason = 'asking';
  tries = 1;
  private retryAt = 0;
  private readonly end = new AbortController();

  get retryInMs(): number {
    return Math.max(0, this.retryAt - performance.now());
  }

  /** Aborted when nobody wants the place any more. */
  get signal(): AbortSignal {
    return this.end.signal;
  }

  giveUp(): void {
    this.end.abort();
  }

  asks(): void {
    this.reason = 'asking';
    this.tries = 1;
    this.retryAt = 0;
  }

  connects(): void {
    this.asks();
    this.reason = 'connecting';
  }

  pauses(reason: WaitReason, tries: number, pauseMs: number): void {
    this.reason = reason;
    this.tries = tries;
    this.retryAt = performance.now() + pauseMs;
  }
}
