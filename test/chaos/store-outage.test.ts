/** What a store that is gone, empty or slow does to those who play and to those who join. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cluster, startCluster } from '../../deploy/cluster/cluster.ts';
import { lacksPrograms } from '../helpers/cluster-programs.ts';
import { askResume, askSeat, connect, newPilot, type RawPilot } from '../helpers/rest.ts';
import { until } from '../helpers/until.ts';

const roomy = { RATE_BURST: '100000', RATE_PER_SECOND: '100000' };

describe.skipIf(lacksPrograms)('the store of a cluster', () => {
  let cluster: Cluster;
  let flying: RawPilot;
  let resume = '';
  let roomId = '';

  beforeAll(async () => {
    cluster = await startCluster({
      matchmakers: 1,
      arenas: 1,
      env: { LOG_LEVEL: 'silent', ...roomy },
      onLine() {},
      onDeath() {},
    });
    const { token } = await newPilot(cluster.proxyOrigin, 'Flies on');
    const answer = await askSeat(cluster.proxyOrigin, token);
    ({ resume } = answer);
    roomId = answer.room.id;
    flying = await connect(cluster.proxyOrigin, answer);
    await flying.ship;
  }, 60_000);

  afterAll(() => cluster?.close());

  /** Patches that the pilot who flies gets from now on, in so many milliseconds. */
  async function patchesIn(ms: number): Promise<number> {
    let patches = 0;
    const count = () => {
      patches += 1;
    };
    flying.room.onStateChange(count);
    await new Promise((resolve) => setTimeout(resolve, ms));
    flying.room.onStateChange.remove(count);
    return patches;
  }

  async function ask(path: string, body: object, token?: string) {
    const begun = performance.now();
    const response = await fetch(cluster.proxyOrigin + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify(body),
    });
    return {
      status: response.status,
      retryAfter: response.headers.get('retry-after'),
      ms: performance.now() - begun,
    };
  }

  const listed = async () => {
    const response = await fetch(`${cluster.proxyOrigin}/v1/rooms`);
    return response.ok && (await response.text()).includes(roomId);
  };

  test('gone: who joins is told at once to come again, and who plays notices nothing', async () => {
    const { token } = await newPilot(cluster.proxyOrigin, 'Comes later');
    await cluster.redis.kill();
    await until(async () => !(await listed()), 'the outage to be known');
    for (let i = 0; i < 5; i++) {
      const answer = await ask('/v1/seats', {}, token);
      expect(answer).toMatchObject({ status: 503, retryAfter: '1' });
      expect(answer.ms).toBeLessThan(300);
    }
    expect((await fetch(`${cluster.replica(1).origin}/healthz`)).status).toBe(200);
    expect((await fetch(`${cluster.replica(1).origin}/readyz`)).status).toBe(503);
    expect(await patchesIn(1000)).toBeGreaterThan(20);
  });

  test('back, and empty: rooms are listed within two seconds, and joined, and none was lost', async () => {
    await cluster.redis.start();
    const begun = performance.now();
    await until(listed, 'the room to be listed');
    expect(performance.now() - begun).toBeLessThan(2000);
    const { token } = await newPilot(cluster.proxyOrigin, 'Comes now');
    const other = await connect(cluster.proxyOrigin, await askSeat(cluster.proxyOrigin, token));
    expect(other.room.roomId).toBe(roomId);
    await other.room.leave();
    expect(await patchesIn(500)).toBeGreaterThan(10);
  });

  test('R10 a ship is not given up for a store that was just restarted', async () => {
    await cluster.redis.kill();
    await cluster.redis.start();
    let seat: Awaited<ReturnType<typeof askResume>>['seat'];
    await until(async () => {
      const answer = await askResume(cluster.proxyOrigin, resume);
      expect([200, 503]).toContain(answer.status);
      ({ seat } = answer);
      return seat !== undefined;
    }, 'the seat');
    expect(seat?.room.id).toBe(roomId);
  });

  test('slow: who joins is not kept waiting, and who plays notices nothing', async () => {
    const { token } = await newPilot(cluster.proxyOrigin, 'Waits');
    cluster.redis.freeze();
    try {
      const answers = await Promise.all(Array.from({ length: 20 }, () => ask('/v1/seats', {}, token)));
      for (const answer of answers) {
        expect(answer).toMatchObject({ status: 503, retryAfter: '1' });
        expect(answer.ms).toBeLessThan(1500);
      }
      expect(await patchesIn(1000)).toBeGreaterThan(20);
    } finally {
      cluster.redis.thaw();
    }
    await until(async () => (await ask('/v1/seats', {}, token)).status === 200, 'a seat again');
  });
});
