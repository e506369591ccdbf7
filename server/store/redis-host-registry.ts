/** Hosts' rows in Redis. A row is a key that ends with its lease, so that no trace of a dead host has to be swept. */
import type { Redis } from 'ioredis';
import type { HostListing } from '../matchmaker/arena-directory.ts';
import { type HostRegistry, HostRow, LEASE_MS } from './host-row.ts';
import { createScript } from './redis.ts';

const HOSTS = 'gt:hosts';
export const HOST_KEY = 'gt:host:';

/** One round trip; names of hosts that are gone are dropped on the way. Its keys are made from a set's members. */
const READ_LIVING = `
local rows = {}
for _, id in ipairs(redis.call('SMEMBERS', KEYS[1])) do
  local row = redis.call('GET', ARGV[1] .. id)
  if row then rows[#rows + 1] = row else redis.call('SREM', KEYS[1], id) end
end
return rows`;

function readRow(text: string): HostListing | undefined {
  try {
    return HostRow.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

export function createRedisHostRegistry(redis: Redis): HostRegistry {
  const readLiving = createScript(redis, READ_LIVING);
  let reading: ReturnType<HostRegistry['living']> | undefined;

  async function read() {
    const rows = await readLiving([HOSTS], [HOST_KEY]);
    if (!Array.isArray(rows)) throw new Error('the store gave no list of hosts');
    // A host of another version may say more or less of itself: what cannot be read is not there.
    return rows.flatMap((row) => readRow(String(row)) ?? []);
  }

  return {
    async announce(row) {
      const [before] = await Promise.all([
        redis.set(HOST_KEY + row.id, JSON.stringify(row), 'PX', LEASE_MS, 'GET'),
        redis.sadd(HOSTS, row.id),
      ]);
      return before !== null;
    },
    async withdraw(hostId) {
      await redis.del(HOST_KEY + hostId);
    },
    /** Requests that come while the rows are on their way share them. */
    living() {
      reading ??= read().finally(() => {
        reading = undefined;
      });
      return reading;
    },
  };
}
