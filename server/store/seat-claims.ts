/**
 * Which host a pilot's wish led to, so that the same wish leads there again by way of whatever replica, and one pilot
 * does not get seats on two hosts (R9). A claim ends by itself unless its host, where the pilot is, renews it.
 */
import type { Redis } from 'ioredis';
import { createScript } from './redis.ts';
import { HOST_KEY } from './redis-host-registry.ts';

/** Longer than an offered seat waits for its pilot. */
export const CLAIM_MS = 15_000;

export type Holding = { pilotId: string; wish: string };

export type SeatClaims = {
  /**
   * The host at which this wish of the pilot's is to be asked: the one that has it already, unless that is dead or
   * `instead`; otherwise `hostId`, which has it from now on.
   */
  take(claim: Holding & { hostId: string; instead?: string }): Promise<string>;
  /** The host has them. A claim that another living host took over meanwhile stays there. */
  renew(hostId: string, holdings: readonly Holding[]): Promise<void>;
  /** These pilots have no seat at this host any more. */
  release(hostId: string, pilotIds: readonly string[]): Promise<void>;
};

/** Where there is one host only, every wish leads there. */
export const noClaims: Pick<SeatClaims, 'take'> = {
  take: async ({ hostId }) => hostId,
};

const TAKE = `
local held = redis.call('GET', KEYS[1])
if held then
  local host, wish = string.match(held, '^(%S+) (.*)$')
  if wish == ARGV[2] and host ~= ARGV[3] and redis.call('EXISTS', ARGV[5] .. host) == 1 then return host end
end
redis.call('SET', KEYS[1], ARGV[1] .. ' ' .. ARGV[2], 'PX', ARGV[4])
return ARGV[1]`;

const RENEW = `
for i, key in ipairs(KEYS) do
  local mine = ARGV[1] .. ' ' .. ARGV[i + 3]
  local held = redis.call('GET', key)
  local lasts = held and held ~= mine and redis.call('EXISTS', ARGV[3] .. string.match(held, '^%S+')) == 1
  if not lasts then redis.call('SET', key, mine, 'PX', ARGV[2]) end
end`;

const RELEASE = `
for _, key in ipairs(KEYS) do
  local held = redis.call('GET', key)
  if held and string.match(held, '^%S+') == ARGV[1] then redis.call('DEL', key) end
end`;

const keyOf = (pilotId: string) => `gt:pilot:${pilotId}`;

export function createRedisSeatClaims(redis: Redis): SeatClaims {
  const take = createScript(redis, TAKE);
  const renew = createScript(redis, RENEW);
  const release = createScript(redis, RELEASE);
  return {
    async take({ pilotId, wish, hostId, instead = '' }) {
      return String(await take([keyOf(pilotId)], [hostId, wish, instead, CLAIM_MS, HOST_KEY]));
    },
    async renew(hostId, holdings) {
      if (holdings.length === 0) return;
      const keys = holdings.map(({ pilotId }) => keyOf(pilotId));
      await renew(keys, [hostId, CLAIM_MS, HOST_KEY, ...holdings.map(({ wish }) => wish)]);
    },
    async release(hostId, pilotIds) {
      if (pilotIds.length > 0) await release(pilotIds.map(keyOf), [hostId]);
    },
  };
}
