/** What is to be said of the line while its match moves, is lost or is silent. Pure: times are milliseconds. */
import type { SessionView } from '../net/session-types.ts';
import type { WaitReason } from '../net/wait-note.ts';

/** A quick move is no news. */
const SHOWN_AFTER_MS = 150;
/** A server that stalls for a moment is no news either. */
const SILENT_MS = 700;
/** A move that takes longer is something else. */
const MOVING_MS = 6000;
const BACK_MS = 1800;

export type LineWord = 'none' | 'moving' | 'silent' | 'back' | WaitReason;

export type WatchedLine = Pick<SessionView, 'status' | 'waiting'> & {
  network: Pick<SessionView['network'], 'silenceMs'>;
};

export class LineNews {
  word: LineWord = 'none';
  private lostAt: number | undefined;
  private wasShown = false;
  private backUntil = 0;

  /** Brings `word` up to this frame. @param now Monotonic. */
  step(session: WatchedLine, now: number): void {
    this.word = session.status === 'resuming' ? this.lost(session, now) : this.well(session, now);
  }

  private lost({ waiting }: WatchedLine, now: number): LineWord {
    this.lostAt ??= now;
    const forMs = now - this.lostAt;
    if (forMs < SHOWN_AFTER_MS) return this.word === 'silent' ? this.word : 'none';
    this.wasShown = true;
    return forMs < MOVING_MS ? 'moving' : (waiting?.reason ?? 'asking');
  }

  private well({ status, network }: WatchedLine, now: number): LineWord {
    if (this.wasShown) this.backUntil = now + BACK_MS;
    this.wasShown = false;
    this.lostAt = undefined;
    if (status === 'playing' && network.silenceMs > SILENT_MS) return 'silent';
    return now < this.backUntil ? 'back' : 'none';
  }
}
