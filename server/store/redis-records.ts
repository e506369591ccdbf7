/** Shared records in Redis: texts are strings, lists are sorted sets, and a commit is one script. */
import type { Redis } from 'ioredis';
import { createScript } from './redis.ts';
import { LIST_LIFETIME_MS, type Outcome, type Placed, type SharedRecords } from './shared-records.ts';

const PREFIX = 'gt:';

/**
 * KEYS: the texts, then the list of each placing. ARGV: how many texts, how long a list lives, for each text what it
 * was, what it is to be and how long it lives, for each placing member, rank and most. An empty word means: none.
 */
const COMMIT = `
local texts = tonumber(ARGV[1])
local function placing(i)
  local at = 2 + 3 * i
  return KEYS[i], ARGV[at - 2], ARGV[at - 1], tonumber(ARGV[at])
end
for i = 1, texts do
  local was = redis.call('GET', KEYS[i]) or ''
  if was ~= ARGV[3 * i] then return 'changed' end
end
for i = texts + 1, #KEYS do
  local list, member, rank, most = placing(i)
  if rank ~= '' and not redis.call('ZSCORE', list, member) and redis.call('ZCARD', list) >= most then
    return 'full'
  end
end
for i = 1, texts do
  local is = ARGV[3 * i + 1]
  if is == '' then redis.call('DEL', KEYS[i])
  else redis.call('SET', KEYS[i], is, 'PX', ARGV[3 * i + 2]) end
end
for i = texts + 1, #KEYS do
  local list, member, rank = placing(i)
  if rank == '' then redis.call('ZREM', list, member)
  else
    redis.call('ZADD', list, rank, member)
    redis.call('PEXPIRE', list, ARGV[2])
  end
end
return 'done'
`;

const OUTCOMES: readonly Outcome[] = ['done', 'changed', 'full'];

/** @param now The time instead of the store's own, for tests that move it. Milliseconds since 1970. */
export function createRedisRecords(redis: Redis, now?: () => number): SharedRecords {
  const commit = createScript(redis, COMMIT);
  return {
    async now() {
      if (now !== undefined) return now();
      const [seconds, micros] = await redis.time();
      return Number(seconds) * 1000 + Math.floor(Number(micros) / 1000);
    },
    async read(keys) {
      if (keys.length === 0) return [];
      const texts = await redis.mget(keys.map((key) => PREFIX + key));
      return texts.map((text) => text ?? undefined);
    },
    async commit(changes, placings = []) {
      const keys = [...changes.map(({ key }) => key), ...placings.map(({ list }) => list)];
      const args = [
        ...changes.flatMap(({ was = '', is = '', lifetimeMs }) => [was, is, lifetimeMs]),
        ...placings.flatMap(({ member, rank = '', most }) => [member, rank, most]),
      ];
      const answer = await commit(
        keys.map((key) => PREFIX + key),
        [changes.length, LIST_LIFETIME_MS, ...args],
      );
      const outcome = OUTCOMES.find((known) => known === answer);
      if (outcome === undefined) throw new Error(`the store answered ${answer}`);
      return outcome;
    },
    async keep(keys, lifetimeMs) {
      await Promise.all(keys.map((key) => redis.pexpire(PREFIX + key, lifetimeMs)));
    },
    async list(list) {
      const flat = await redis.zrange(PREFIX + list, 0, -1, 'WITHSCORES');
      const placed: Placed[] = [];
      for (let i = 0; i + 1 < flat.length; i += 2)
        placed.push({ member: flat[i] ?? '', rank: Number(flat[i + 1]) });
      return placed;
    },
    placeOf: async (list, member) => (await redis.zrank(PREFIX + list, member)) ?? undefined,
    async rerank(list, member, rank) {
      await redis.zadd(PREFIX + list, 'XX', rank, member);
    },
  };
}
