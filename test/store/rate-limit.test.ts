import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { limitTogether } from '../../server/matchmaker/limit-together.ts';
import { createRateLimit, type RateLimit } from '../../server/matchmaker/rate-limit.ts';
import { connectRedis } from '../../server/store/redis.ts';
import { createRedisRateLimit } from '../../server/store/redis-rate-limit.ts';
import { lacksRedis, startRedis, type TestRedis } from '../helpers/redis-server.ts';
import { until } from '../helpers/until.ts';

const silent = { info() {}, error() {} };
const options = { burst: 3, perSecond: 0.5 };
const clock = { ms: 0 };
const now = () => clock.ms;

let server: TestRedis;
let connections: ReturnType<typeof connectRedis>[] = [];
let made = 0;

beforeAll(async () => {
  if (lacksRedis) return;
  server = await startRedis();
  connections = Array.from({ length: 3 }, () => connectRedis(server.url, silent));
  await until(() => connections.every(({ status }) => status === 'ready'), 'connections');
});
afterAll(async () => {
  for (const redis of connections) redis.disconnect();
  await server?.close();
});
beforeEach(() => {
  clock.ms = Date.UTC(2030, 0, 1);
  made += 1;
});

/** The limits of three replicas. */
function inRedis(clock?: () => number): RateLimit[] {
  return connections.map((redis) => createRedisRateLimit(redis, `test-${made}`, options, clock));
}

async function times(count: number, take: () => Promise<number>): Promise<number[]> {
  const answers: number[] = [];
  for (let i = 0; i < count; i++) answers.push(await take());
  return answers;
}

const STORES = [
  { name: 'memory', skip: false, open: () => createRateLimit(options, now) },
  { name: 'Redis', skip: lacksRedis, open: () => inRedis(now)[0] ?? expect.unreachable() },
];

describe.each(STORES)('a rate limit in $name', ({ skip, open }) => {
  describe.skipIf(skip)('with a clock of the test', () => {
    it('grants a burst, then says how long to wait', async () => {
      const limit = open();
      expect(await times(4, () => limit.take(['a']))).toEqual([0, 0, 0, 2]);
    });

    it('grants again exactly when it said it would, though it was asked in vain meanwhile', async () => {
      const limit = open();
      await times(4, () => limit.take(['a']));
      clock.ms += 500;
      expect(await limit.take(['a'])).toBe(2);
      clock.ms += 1499;
      expect(await limit.take(['a'])).toBe(1);
      clock.ms += 1;
      expect(await limit.take(['a'])).toBe(0);
      expect(await limit.take(['a'])).toBe(2);
    });

    it('never saves up more than the burst, and a clock that steps back takes nothing away', async () => {
      const limit = open();
      await limit.take(['a']);
      clock.ms += 1_000_000;
      expect(await times(4, () => limit.take(['a']))).toEqual([0, 0, 0, 2]);
      clock.ms -= 2_000_000;
      expect(await limit.take(['a'])).toBe(2);
    });

    it('R15 one key does not feel another', async () => {
      const limit = open();
      await times(10, () => limit.take(['greedy']));
      expect(await limit.take(['modest'])).toBe(0);
    });

    it('R15 who is refused by one key costs those who share the other nothing', async () => {
      const limit = open();
      await times(3, () => limit.take(['greedy pilot']));
      expect(await times(9, () => limit.take(['address', 'greedy pilot']))).toEqual(Array(9).fill(2));
      expect(await times(4, () => limit.take(['address', 'modest pilot']))).toEqual([0, 0, 0, 2]);
    });
  });
});

describe('in the memory of a process', () => {
  it('R14 a bounded number of keys is remembered: the one touched longest ago is forgotten', async () => {
    const limit = createRateLimit(options, now, 2);
    await times(4, () => limit.take(['a']));
    await times(4, () => limit.take(['b']));
    await limit.take(['a']);
    await limit.take(['c']);
    expect(await limit.take(['a'])).toBe(2);
    expect(await limit.take(['b'])).toBe(0);
  });
});

describe.skipIf(lacksRedis)('R7 replicas that share a Redis', () => {
  it('let through together what one would, asked in turn or at once', async () => {
    const limits = inRedis(now);
    const asked = Array.from({ length: 30 }, (_, i) => limits[i % 3]?.take(['a']));
    const granted = (await Promise.all(asked)).filter((wait) => wait === 0);
    expect(granted).toHaveLength(options.burst);
    clock.ms += 4000;
    expect(await times(9, async () => limits[made++ % 3]?.take(['a']) ?? 9)).toEqual([
      0,
      0,
      ...Array(7).fill(2),
    ]);
  });

  it("agree on the store's own time", async () => {
    const limits = inRedis();
    const asked = await Promise.all(limits.flatMap((limit) => [limit.take(['a']), limit.take(['a'])]));
    expect(asked.filter((wait) => wait === 0)).toHaveLength(options.burst);
    expect(asked.filter((wait) => wait === 2)).toHaveLength(3);
  });

  it('R14 a bucket is forgotten when it is full again', async () => {
    const [limit] = inRedis();
    await limit?.take(['a', 'b']);
    const [key = ''] = (await connections[0]?.keys(`gt:limit:test-${made}:*`)) ?? [];
    const left = (await connections[0]?.pttl(key)) ?? 0;
    expect(left).toBeGreaterThan(1000);
    expect(left).toBeLessThanOrEqual(2000);
  });
});

describe('a limit that replicas hold together', () => {
  let alone = 0;
  const together = (shared: RateLimit) =>
    limitTogether(createRateLimit(options, now), shared, now, () => {
      alone += 1;
    });
  beforeEach(() => {
    alone = 0;
  });

  it('asks the store nothing for who asked this replica too often already', async () => {
    const asked: string[][] = [];
    const shared = { take: async (keys: readonly string[]) => asked.push([...keys]) * 0 };
    const limit = together(shared);
    expect(await times(9, () => limit.take(['a', 'b']))).toEqual([0, 0, 0, ...Array(6).fill(2)]);
    expect(asked).toEqual(Array(3).fill(['a', 'b']));
    expect(alone).toBe(0);
  });

  it('says what the store says, which knows what others let through', async () => {
    expect(await together({ take: async () => 7 }).take(['a'])).toBe(7);
  });

  it('goes on alone while the store is away, which it asks again each second', async () => {
    let calls = 0;
    const shared = {
      async take() {
        calls += 1;
        throw new Error('away');
      },
    };
    const limit = together(shared);
    expect(await times(4, () => limit.take(['a']))).toEqual([0, 0, 0, 2]);
    expect(calls).toBe(1);
    clock.ms += 1000;
    await limit.take(['b']);
    expect(calls).toBe(2);
    expect(alone).toBe(4);
  });

  it('waits 50 ms for a store that hangs, once in a second', async () => {
    vi.useFakeTimers();
    try {
      const limit = together({ take: () => new Promise<never>(() => {}) });
      const answer = limit.take(['a']);
      await vi.advanceTimersByTimeAsync(50);
      expect(await answer).toBe(0);
      expect(await limit.take(['a'])).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});
