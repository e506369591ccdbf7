/**
 * What ranked play works with. Nothing of it remembers anything: every question reads the store, and whoever asks moves
 * on what is due, so that any replica serves any pilot and none has to be there.
 */
import type { ModeName } from '../../../sim/modes/mode.ts';
import type { SharedRecords } from '../../store/shared-records.ts';
import type { QueueRules } from './queue-rules.ts';

export type Rating = { mu: number; sigma: number };

export type Queue = {
  records: SharedRecords;
  /** Opens a room for these pilots, side by side, and nobody else. Rejects when no host does. */
  openRanked(mode: ModeName, sides: readonly (readonly string[])[]): Promise<{ roomId: string }>;
  ratingOf(pilotId: string): Promise<Rating>;
  rules: QueueRules;
  /** Resolves after so many milliseconds. */
  pause(ms: number): Promise<unknown>;
};

/** Others may come first so often; then it is a fault. One match has at most twelve who sign it at once. */
const MOST_TRIES = 60;

/** Tries again while somebody else was faster, each time with what is true by then. */
export async function untilDone<T>(attempt: () => Promise<{ done: T } | 'changed'>): Promise<T> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const answer = await attempt();
    if (answer !== 'changed') return answer.done;
  }
  throw new Error('the store changed too often');
}
