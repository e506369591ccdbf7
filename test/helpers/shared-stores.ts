/** The stores that one contract is tested over: in memory, and in a real Redis with as many connections as asked for. */

import { createMemoryRecords } from '../../server/store/memory-records.ts';
import { connectRedis } from '../../server/store/redis.ts';
import { createRedisRecords } from '../../server/store/redis-records.ts';
import type { SharedRecords } from '../../server/store/shared-records.ts';
import { lacksRedis, startRedis } from './redis-server.ts';
import { until } from './until.ts';

export type OpenStore = {
  /** One for each process that shares the store. */
  replicas: SharedRecords[];
  close(): Promise<void>;
};

type Store = { name: string; skip: boolean; open(replicas: number, now: () => number): Promise<OpenStore> };

const silent = { info() {}, error() {} };

export async function openRedis(replicas: number, now?: () => number): Promise<OpenStore> {
  const server = await startRedis();
  const connections = Array.from({ length: replicas }, () => connectRedis(server.url, silent));
  await until(() => connections.every(({ status }) => status === 'ready'), 'connections');
  return {
    replicas: connections.map((redis) => createRedisRecords(redis, now)),
    async close() {
      for (const redis of connections) redis.disconnect();
      await server.close();
    },
  };
}

export const STORES: readonly Store[] = [
  {
    name: 'memory',
    skip: false,
    async open(replicas, now) {
      const records = createMemoryRecords(now);
      return { replicas: Array.from({ length: replicas }, () => records), close: async () => {} };
    },
  },
  { name: 'Redis', skip: lacksRedis, open: openRedis },
];
