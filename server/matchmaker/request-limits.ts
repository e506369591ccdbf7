/** What the limits count for one request: the address it comes from, the pilot who asks, the rooms it opens. */
import type { PilotIdentity } from './arena-directory.ts';
import type { Services } from './endpoint.ts';
import { limitTogether } from './limit-together.ts';
import { createRateLimit, type RateLimit, type RateLimitOptions } from './rate-limit.ts';
import { Refusal } from './refusal.ts';

/**
 * A room costs its host more than any answer, and stands for a while though nobody comes. At once an address may have so
 * many opened that a dozen matches of bots, or a class of pupils, begin together, and that a host, which has room for
 * twice as many, is not taken by one; after that one in five seconds, of which an empty room lives ten.
 */
function openingLimits({ burst, perSecond }: RateLimitOptions): RateLimitOptions {
  return { burst: Math.max(1, burst / 4), perSecond: perSecond / 50 };
}

const addressKey = (address: string) => `address:${address}`;
const pilotKey = ({ id }: PilotIdentity) => `pilot:${id}`;

async function take(limit: RateLimit, keys: readonly string[]): Promise<void> {
  const waitSeconds = await limit.take(keys);
  if (waitSeconds === 0) return;
  throw new Refusal('too_many_requests', 'Too many requests. Wait a little.', {
    'Retry-After': String(waitSeconds),
  });
}

/**
 * @param now monotonic milliseconds
 * @param share Gives a limit that all replicas hold together.
 * @param onAlone Called for each request that was not asked about there, as the store was slow or away.
 */
export function createRequestLimits(
  options: RateLimitOptions,
  now: () => number,
  share: ((name: string, options: RateLimitOptions) => RateLimit) | undefined,
  onAlone: () => void,
): (address: string) => Services['limits'] {
  function open(name: string, options: RateLimitOptions): RateLimit {
    const own = createRateLimit(options, now);
    return share === undefined ? own : limitTogether(own, share(name, options), now, onAlone);
  }
  const requests = open('request', options);
  const openings = open('opening', openingLimits(options));
  return (address) => ({
    request: (pilot) =>
      take(requests, pilot === undefined ? [addressKey(address)] : [addressKey(address), pilotKey(pilot)]),
    pilot: (pilot) => take(requests, [pilotKey(pilot)]),
    opening: () => take(openings, [addressKey(address)]),
  });
}

const nothing = async () => {};
export const noLimits: Services['limits'] = { request: nothing, pilot: nothing, opening: nothing };
