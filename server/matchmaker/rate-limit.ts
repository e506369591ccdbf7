/** `burst` requests at once, then `perSecond` on average. */
export type RateLimitOptions = { burst: number; perSecond: number };

export type RateLimit = {
  /** Takes one request from the key's bucket: 0 when it may go on, else the seconds to wait (at least 1). */
  take(key: string): number;
};

/**
 * Token buckets in the memory of this process: a shield for one replica, not truth. Losing them lets a client
 * ask a little more, so they may be forgotten at any time (R7) and the map is bounded: when it is full, the
 * bucket that was touched longest ago goes.
 * @param now monotonic milliseconds
 */
export function createRateLimit(options: RateLimitOptions, now: () => number, maxKeys = 10_000): RateLimit {
  // A Map iterates in order of insertion; each touch inserts anew, so the first key is the stalest.
  const buckets = new Map<string, { tokens: number; at: number }>();

  function take(key: string): number {
    const at = now();
    const last = buckets.get(key) ?? { tokens: options.burst, at };
    const earned = (Math.max(0, at - last.at) / 1000) * options.perSecond;
    const tokens = Math.min(options.burst, last.tokens + earned);
    const granted = tokens >= 1;
    buckets.delete(key);
    buckets.set(key, { tokens: granted ? tokens - 1 : tokens, at });
    evict();
    return granted ? 0 : Math.max(1, Math.ceil((1 - tokens) / options.perSecond));
  }

  function evict(): void {
    if (buckets.size <= maxKeys) return;
    const stalest = buckets.keys().next();
    if (!stalest.done) buckets.delete(stalest.value);
  }

  return { take };
}
