/** What processes share, over one Redis: who hosts, where pilots' wishes led, questions to hosts, and limits. */
import type { RateLimit, RateLimitOptions } from '../matchmaker/rate-limit.ts';
import type { AskHost } from './host-call.ts';
import type { HostRegistry } from './host-row.ts';
import { connectRedis, type StoreLog } from './redis.ts';
import { answerQuestions, createHostAsker } from './redis-host-calls.ts';
import { createRedisHostRegistry } from './redis-host-registry.ts';
import { createRedisRateLimit } from './redis-rate-limit.ts';
import { createRedisSeatClaims, type SeatClaims } from './seat-claims.ts';

export type SharedStore = {
  registry: HostRegistry;
  claims: SeatClaims;
  ask: AskHost;
  /** Answers what is asked of a host of this process. */
  answer(hostId: string, answer: (question: unknown) => Promise<unknown>): void;
  /** A limit that all processes hold together, by its name. */
  limit(name: string, options: RateLimitOptions): RateLimit;
  close(): void;
};

export function openSharedStore(url: string, log: StoreLog): SharedStore {
  const redis = connectRedis(url, log);
  // A connection that listens can do nothing else.
  const listener = connectRedis(url, { info() {}, error() {} });
  return {
    registry: createRedisHostRegistry(redis),
    claims: createRedisSeatClaims(redis),
    ask: createHostAsker(redis, listener),
    answer: (hostId, answer) => answerQuestions(redis, listener, hostId, answer),
    limit: (name, options) => createRedisRateLimit(redis, name, options),
    close() {
      redis.disconnect();
      listener.disconnect();
    },
  };
}
