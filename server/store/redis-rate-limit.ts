/** The same token buckets in Redis, so that all replicas together let through what one would. */
import type { Redis } from 'ioredis';
import type { RateLimit, RateLimitOptions } from '../matchmaker/rate-limit.ts';
import { createScript } from './redis.ts';

const PREFIX = 'gt:limit:';

/**
 * A bucket is one number, the moment when it will be full again, and is forgotten when it is. KEYS: the buckets. ARGV:
 * what a request costs and what a full bucket holds, both as time, and the moment, or an empty word for the store's own
 * clock, which all replicas share. Microseconds, told whole: Lua would round them away.
 */
const TAKE = `
local cost, holds = tonumber(ARGV[1]), tonumber(ARGV[2])
local now = tonumber(ARGV[3])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000000 + time[2]
end
local fullAt = redis.call('MGET', unpack(KEYS))
local wait = 0
for i = 1, #KEYS do
  fullAt[i] = math.min(math.max(now, tonumber(fullAt[i] or 0)), now + holds) + cost
  wait = math.max(wait, fullAt[i] - holds - now)
end
if wait > 0 then return math.ceil(wait / 1000000) end
for i, key in ipairs(KEYS) do
  redis.call('SET', key, string.format('%.0f', fullAt[i]), 'PX', math.ceil((fullAt[i] - now) / 1000))
end
return 0
`;

/**
 * Rejects while the store does not answer.
 * @param name Tells buckets of one kind from those of another.
 * @param now The time instead of the store's own, for tests that move it. Milliseconds.
 */
export function createRedisRateLimit(
  redis: Redis,
  name: string,
  { burst, perSecond }: RateLimitOptions,
  now?: () => number,
): RateLimit {
  const take = createScript(redis, TAKE);
  const cost = Math.round(1_000_000 / perSecond);
  const holds = Math.round(burst * cost);
  return {
    async take(keys) {
      const moment = now === undefined ? '' : Math.round(now() * 1000);
      const wait = await take(
        keys.map((key) => `${PREFIX}${name}:${key}`),
        [cost, holds, moment],
      );
      if (typeof wait !== 'number') throw new Error(`the store answered ${wait}`);
      return wait;
    },
  };
}
