/** The stores of matches that one contract is tested over, in memory, in SQLite and in a real Redis, each in a test's own time. */
import { DatabaseSync } from 'node:sqlite';
import type { MatchStore } from '../../server/store/match-store.ts';
import { connectRedis } from '../../server/store/redis.ts';
import { createRedisMatchStore } from '../../server/store/redis-match-store.ts';
import { createSqliteMatchStore } from '../../server/store/sqlite-match-store.ts';
import { createMemoryMatchStore } from './memory-match-store.ts';
import { lacksRedis, startRedis } from './redis-server.ts';
import { until } from './until.ts';

export type OpenMatchStore = {
  store: MatchStore;
  /** Lets time pass, at once. */
  pass(ms: number): Promise<void>;
  /** Forgets all that is kept. */
  clear(): Promise<void>;
  close(): Promise<void>;
};

type Kind = { name: string; skip: boolean; open(): Promise<OpenMatchStore> };

const silent = { info() {}, error() {} };

/** What would end within so many milliseconds has ended; everything else ends so much earlier. */
const PASS = `
for _, key in ipairs(redis.call('KEYS', '*')) do
  local left = redis.call('PTTL', key) - ARGV[1]
  if left > 0 then redis.call('PEXPIRE', key, left) else redis.call('DEL', key) end
end`;

export async function openRedisMatches(): Promise<OpenMatchStore> {
  const server = await startRedis();
  const redis = connectRedis(server.url, silent);
  await until(() => redis.status === 'ready', 'a connection');
  return {
    store: createRedisMatchStore(redis),
    pass: async (ms) => void (await redis.eval(PASS, 0, ms)),
    clear: async () => void (await redis.flushall()),
    async close() {
      redis.disconnect();
      await server.close();
    },
  };
}

/** @param make Makes an empty store, whose time is given. */
function inOwnTime(make: (now: () => number) => MatchStore): () => Promise<OpenMatchStore> {
  return async () => {
    let ms = 1_800_000_000_000;
    const now = () => ms;
    const open: OpenMatchStore = {
      store: make(now),
      async pass(passed) {
        ms += passed;
      },
      async clear() {
        open.store = make(now);
      },
      close: async () => {},
    };
    return open;
  };
}

export const openMemoryMatches = inOwnTime(createMemoryMatchStore);
export const openSqliteMatches = inOwnTime((now) =>
  createSqliteMatchStore(new DatabaseSync(':memory:'), now),
);

export const MATCH_STORES: readonly Kind[] = [
  { name: 'memory', skip: false, open: openMemoryMatches },
  { name: 'SQLite', skip: false, open: openSqliteMatches },
  { name: 'Redis', skip: lacksRedis, open: openRedisMatches },
];
