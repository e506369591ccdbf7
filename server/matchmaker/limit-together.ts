/** One limit for all replicas, which is a shield and must not become an outage: without the store each limits alone. */
import { answerInTime } from './answer-in-time.ts';
import type { RateLimit } from './rate-limit.ts';

/** A request waits so long for the word of the store. Milliseconds. */
const PATIENCE_MS = 50;
/** After a failure the store is left alone for so long, so that an outage costs few requests even that. Milliseconds. */
const PAUSE_MS = 1000;

const late = () => new Error('the store is slow');

/**
 * The own buckets are asked first: whoever asked this replica too often for itself costs the store nothing.
 * @param shared Rejects while the store is away.
 * @param now monotonic milliseconds
 * @param onAlone Called for each request that only the own buckets were asked about.
 */
export function limitTogether(
  own: RateLimit,
  shared: RateLimit,
  now: () => number,
  onAlone: () => void,
): RateLimit {
  let askAgainAt = Number.NEGATIVE_INFINITY;
  return {
    async take(keys) {
      const wait = await own.take(keys);
      if (wait > 0) return wait;
      try {
        if (now() >= askAgainAt) return await answerInTime(shared.take(keys), PATIENCE_MS, late);
      } catch {
        askAgainAt = now() + PAUSE_MS;
      }
      onAlone();
      return 0;
    },
  };
}
