/** How often somebody may ask: token buckets, by key. This file has the contract, and buckets in the memory of one process. */

/** `burst` requests at once, then `perSecond` on average. */
export type RateLimitOptions = { burst: number; perSecond: number };

export type RateLimit = {
  /**
   * Takes one request from the bucket of each key, or from none: 0 when it may go on, else the seconds to wait (at
   * least 1). So who is refused by one of its keys costs those who share the other nothing.
   */
  take(keys: readonly string[]): Promise<number>;
};

/**
 * Buckets in this process. Losing them lets a client ask a little more, so they may be forgotten at any time (R7) and
 * the map is bounded: when it is full, the bucket that was touched longest ago goes.
 * @param now monotonic milliseconds
 */
export function createRateLimit(options: RateLimitOptions, now: () => number, maxKeys = 20_000): RateLimit {
  // A Map iterates in order of insertion; each touch inserts anew, so the first key is the stalest.
  const buckets = new Map<string, { tokens: number; at: number }>();

  function tokensOf(key: string, at: number): number {
    const last = buckets.get(key);
    if (last === undefined) return options.burst;
    const earned = (Math.max(0, at - last.at) / 1000) * options.perSecond;
    return Math.min(options.burst, last.tokens + earned);
  }

  function keep(key: string, tokens: number, at: number): void {
    buckets.delete(key);
    buckets.set(key, { tokens, at });
    if (buckets.size <= maxKeys) return;
    const stalest = buckets.keys().next();
    if (!stalest.done) buckets.delete(stalest.value);
  }

  return {
    async take(keys) {
      const at = now();
      const held = keys.map((key) => tokensOf(key, at));
      const least = Math.min(...held);
      const price = least >= 1 ? 1 : 0;
      for (const [i, key] of keys.entries()) keep(key, (held[i] ?? 0) - price, at);
      return price === 1 ? 0 : Math.max(1, Math.ceil((1 - least) / options.perSecond));
    },
  };
}
