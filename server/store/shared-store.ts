/** What processes share, over one Redis: hosts and their matches, where wishes led, questions to hosts, limits, and who waits for a match. */
import { setTimeout } from 'node:timers/promises';
import type { RateLimit, RateLimitOptions } from '../matchmaker/rate-limit.ts';
import type { AskHost } from './host-call.ts';
import type { HostRegistry } from './host-row.ts';
import type { MatchStore } from './match-store.ts';
import { connectRedis, type StoreLog } from './redis.ts';
import { answerQuestions, createHostAsker } from './redis-host-calls.ts';
import { createRedisHostRegistry } from './redis-host-registry.ts';
import { createRedisMatchStore } from './redis-match-store.ts';
import { createRedisRateLimit } from './redis-rate-limit.ts';
import { createRedisRecords } from './redis-records.ts';
import { createRedisSeatClaims, type SeatClaims } from './seat-claims.ts';
import type { SharedRecords } from './shared-records.ts';
import { tellsWhenAway } from './store-away.ts';

export type SharedStore = {
  registry: HostRegistry;
  claims: SeatClaims;
  matches: MatchStore;
  records: SharedRecords;
  ask: AskHost;
  /** Answers what is asked of a host of this process. */
  answer(hostId: string, answer: (question: unknown) => Promise<unknown>): void;
  /** A limit that all processes hold together, by its name. */
  limit(name: string, options: RateLimitOptions): RateLimit;
  /** Resolves once the store answers, or after a while without it. */
  reached(withinMs: number): Promise<void>;
  close(): void;
};

export function openSharedStore(url: string, log: StoreLog): SharedStore {
  const redis = connectRedis(url, log);
  // A connection that listens can do nothing else.
  const listener = connectRedis(url, { info() {}, error() {} });
  return {
    registry: tellsWhenAway(createRedisHostRegistry(redis)),
    claims: tellsWhenAway(createRedisSeatClaims(redis)),
    matches: tellsWhenAway(createRedisMatchStore(redis)),
    records: tellsWhenAway(createRedisRecords(redis)),
    ask: tellsWhenAway(createHostAsker(redis, listener)),
    answer: (hostId, answer) => answerQuestions(redis, listener, hostId, answer),
    limit: (name, options) => createRedisRateLimit(redis, name, options),
    async reached(withinMs) {
      const both = [redis, listener].map((connection) =>
        connection.status === 'ready'
          ? undefined
          : new Promise<void>((resolve) => connection.once('ready', () => resolve())),
      );
      await Promise.race([Promise.all(both), setTimeout(withinMs, undefined, { ref: false })]);
    },
    close() {
      redis.disconnect();
      listener.disconnect();
    },
  };
}
