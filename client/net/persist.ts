/** Asks again while waiting helps. Every request of the matchmaker may be repeated without harm. */
import { MatchmakerRefusal } from './matchmaker-refusal.ts';
import type { WaitNote, WaitReason } from './wait-note.ts';

const LONGEST_PAUSE_MS = 4000;

function reasonOf({ code }: MatchmakerRefusal): WaitReason {
  if (code === 'unreachable') return 'unreachable';
  return code === 'too_many_requests' ? 'limited' : 'busy';
}

/**
 * Anywhere from now to the end of a time that grows: clients that were refused together come back spread out. Who
 * asked too often is refused for certain until the time is over.
 */
function pauseOf(refusal: MatchmakerRefusal, retryAfterMs: number, tries: number, longestMs: number): number {
  const longest = Math.min(longestMs, retryAfterMs * 2 ** (tries - 1));
  return (refusal.code === 'too_many_requests' ? retryAfterMs : 0) + Math.random() * longest;
}

/** Settles after so long, or when the signal says that it is no use. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
  });
}

/**
 * Repeats a request while its refusal says that waiting helps, for at most `patienceMs`, the last time at their end.
 * @param note Told what is waited for.
 * @param longestPauseMs Between two requests, unless a refusal asks for more.
 */
export async function persist<Answer>(
  patienceMs: number,
  ask: () => Promise<Answer>,
  note?: WaitNote,
  longestPauseMs = LONGEST_PAUSE_MS,
): Promise<Answer> {
  const until = performance.now() + patienceMs;
  note?.asks();
  for (let tries = 1; ; tries++) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof MatchmakerRefusal) || error.retryAfterMs === undefined) throw error;
      const left = until - performance.now();
      if (left <= 0 || note?.signal.aborted) throw error;
      const pauseMs = Math.min(pauseOf(error, error.retryAfterMs, tries, longestPauseMs), left);
      note?.pauses(reasonOf(error), tries + 1, pauseMs);
      await pause(pauseMs, note?.signal);
      if (note?.signal.aborted) throw error;
    }
  }
}
