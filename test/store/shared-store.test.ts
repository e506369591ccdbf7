import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answerInTime } from '../../server/matchmaker/answer-in-time.ts';
import type { HostListing } from '../../server/matchmaker/arena-directory.ts';
import { type HostBeat, startHostBeat } from '../../server/store/host-beat.ts';
import { type HostQuestion, HostSilent } from '../../server/store/host-call.ts';
import { BEAT_MS, LEASE_MS } from '../../server/store/host-row.ts';
import { connectRedis } from '../../server/store/redis.ts';
import { createSharedDirectory } from '../../server/store/shared-directory.ts';
import { openSharedStore, type SharedStore } from '../../server/store/shared-store.ts';
import { StoreAway } from '../../server/store/store-away.ts';
import { cuttableLine } from '../helpers/cuttable-line.ts';
import { lacksRedis, startRedis, type TestRedis } from '../helpers/redis-server.ts';
import { until } from '../helpers/until.ts';

const quiet = { info() {}, error() {} };
const watch: HostQuestion = { ask: 'watch', pilot: { id: 'p', name: 'P', bot: false }, roomId: 'r' };

function row(id: string, rooms = 0): HostListing {
  const room = { id: `room-of-${id}`, mode: 'duel', map: 'foundry', pilots: 1, capacity: 2, bots: 0 };
  return { id, load: 0.5, draining: false, spare: 3, rooms: Array.from({ length: rooms }, () => room) };
}

describe.skipIf(lacksRedis)('processes that share a store', () => {
  let redis: TestRedis;
  let one: SharedStore;
  let two: SharedStore;
  let beats: HostBeat[] = [];

  const known = async () => (await two.registry.living().catch(() => [])).map(({ id }) => id).sort();
  const answers = (store: SharedStore) => () =>
    store.registry.living().then(
      () => true,
      () => false,
    );

  function beat(store: SharedStore, id: string, pilots: string[] = []): void {
    const host = {
      id,
      row: () => row(id, 1),
      holdings: () => pilots.map((pilotId) => ({ pilotId, wish: 'duel' })),
      onChange() {},
      announce: async () => {},
    };
    beats.push(startHostBeat(host, store.registry, store.claims));
  }

  beforeEach(async () => {
    redis = await startRedis();
    one = openSharedStore(redis.url, quiet);
    two = openSharedStore(redis.url, quiet);
    await until(answers(one), 'the first connection');
    await until(answers(two), 'the second connection');
  });

  afterEach(async () => {
    for (const each of beats) await each.stop();
    beats = [];
    one.close();
    two.close();
    await redis.close();
  });

  test('a host is known with all that it said, until it withdraws', async () => {
    await one.registry.announce(row('a', 2));
    expect(await two.registry.living()).toEqual([row('a', 2)]);
    await one.registry.withdraw('a');
    expect(await known()).toEqual([]);
  });

  test('a host that stopped writing is gone after its lease, with its rooms', async () => {
    const announces = performance.now();
    await one.registry.announce(row('a', 2));
    const announced = performance.now();
    let lastKnown = announced;
    await until(async () => {
      const asked = performance.now();
      const hosts = await two.registry.living().catch(() => undefined);
      if (hosts?.length === 1) lastKnown = asked;
      return hosts?.length === 0;
    }, 'the lease to end');
    // Two clocks: the store's own counts whole milliseconds.
    expect(performance.now() - announces).toBeGreaterThan(LEASE_MS - 5);
    expect(lastKnown - announced).toBeLessThan(LEASE_MS + 5);
  });

  test('a store that comes back empty knows all hosts again within two seconds', async () => {
    beat(one, 'a');
    beat(one, 'b');
    await until(async () => (await known()).length === 2, 'both hosts');
    await redis.kill();
    await until(async () => (await answers(two)()) === false, 'the outage');
    await redis.start();
    const begun = performance.now();
    await until(async () => (await known()).length === 2, 'both hosts again');
    expect(performance.now() - begun).toBeLessThan(2000);
  });

  test('R9 a store that comes back empty hears of pilots as soon as of their host', async () => {
    beat(one, 'a', ['p']);
    await until(async () => (await known()).includes('a'), 'the host');
    const raw = connectRedis(redis.url, quiet);
    const claim = async () => raw.get('gt:pilot:p').catch(() => null);
    for (let restarts = 0; restarts < 3; restarts++) {
      await redis.kill();
      await redis.start();
      await until(async () => (await known()).includes('a'), 'the host again');
      const begun = performance.now();
      await until(async () => (await claim()) === 'a duel', 'the claim');
      expect(performance.now() - begun).toBeLessThan(BEAT_MS * 2);
    }
    raw.disconnect();
  });

  test('a connection that leads nowhere is noticed and made anew, also one that only listens', async () => {
    const line = await cuttableLine(Number(new URL(redis.url).port));
    const remote = openSharedStore(`redis://127.0.0.1:${line.port}`, quiet);
    try {
      remote.answer('far', async () => 'here');
      const asks = () =>
        remote.ask('far', watch).then(
          () => true,
          () => false,
        );
      await until(asks, 'an answer over the line');
      line.strand();
      expect(await asks()).toBe(false);
      const begun = performance.now();
      await until(asks, 'an answer over a new line');
      expect(performance.now() - begun).toBeLessThan(6000);
    } finally {
      remote.close();
      await line.end();
    }
  });

  test('what no version can read hides no host, and its answer is none', async () => {
    const raw = connectRedis(redis.url, quiet);
    await until(() => raw.status === 'ready', 'a connection');
    await one.registry.announce(row('a'));
    await raw.set('gt:host:broken', '{not json');
    await raw.sadd('gt:hosts', 'broken');
    expect(await known()).toEqual(['a']);
    raw.disconnect();
    one.answer('a', async () => ({ refused: 'maintenance' }));
    const directory = createSharedDirectory(two);
    const pilot = { id: 'p', name: 'P', bot: false };
    const wish = { mode: 'duel', newRoom: false };
    await until(
      async () =>
        two
          .ask('a', watch)
          .then(() => true)
          .catch(() => false),
      'the host to listen',
    );
    expect(await directory.enter({ pilot, wish, hostId: 'a' })).toEqual({ refused: 'no_host', hostId: 'a' });
  });

  test('R11 what one process keeps of a match another finds, and is told when the store is away', async () => {
    const match = { roomId: 'r', epoch: 1, version: 1, bytes: new Uint8Array(3) };
    await one.matches.keep({ id: 'a', address: '127.0.0.1:1' }, [match]);
    expect(await two.matches.find('r')).toMatchObject({ hostId: 'a', leased: true });
    await redis.kill();
    await expect(one.matches.keep({ id: 'a', address: '127.0.0.1:1' }, [match])).rejects.toThrow(StoreAway);
    await expect(two.matches.find('r')).rejects.toThrow(StoreAway);
  });

  test('a host knows whether it is heard', async () => {
    beat(one, 'a');
    await until(() => beats[0]?.isHeard === true, 'to be heard');
    await redis.kill();
    await until(() => beats[0]?.isHeard === false, 'to be no longer heard');
  });

  test('a row that this version cannot read hides no other host', async () => {
    await one.registry.announce(row('a'));
    await one.registry.announce({ ...row('b'), load: Number.NaN });
    expect(await known()).toEqual(['a']);
  });

  test('R9 a wish leads to the host that has it, whoever asks first, and another wish anew', async () => {
    const take = (store: SharedStore, hostId: string, wish = 'duel', instead?: string) =>
      store.claims.take({ pilotId: 'p', wish, hostId, ...(instead ? { instead } : {}) });
    await one.registry.announce(row('a'));
    await one.registry.announce(row('b'));
    const raced = await Promise.all([take(one, 'a'), take(two, 'b'), take(one, 'b'), take(two, 'a')]);
    expect(new Set(raced).size).toBe(1);
    const [held = ''] = raced;
    const other = held === 'a' ? 'b' : 'a';
    expect(await take(two, other, 'hold')).toBe(other);
    expect(await take(two, held, 'hold')).toBe(other);
    expect(await take(two, held, 'hold', other)).toBe(held);
    await one.registry.withdraw(held);
    expect(await take(two, other, 'hold')).toBe(other);
  });

  test('R9 a host that took a match over has its pilots’ wishes lead to it, once theirs is dead', async () => {
    const wish = { pilotId: 'p', wish: 'duel' };
    await one.registry.announce(row('a'));
    await one.registry.announce(row('b'));
    await one.claims.renew('a', [wish]);
    await one.claims.renew('b', [wish]);
    expect(await two.claims.take({ ...wish, hostId: 'b' })).toBe('a');
    await one.registry.withdraw('a');
    await one.claims.renew('b', [wish]);
    expect(await two.claims.take({ ...wish, hostId: 'c' })).toBe('b');
  });

  test('R9 a host keeps the claims of its pilots through an outage, and gives those up that left', async () => {
    const pilots = ['p', 'q'];
    beat(one, 'a', pilots);
    await one.registry.announce(row('b'));
    await until(async () => (await known()).includes('a'), 'the host');
    await one.claims.renew('a', [{ pilotId: 'p', wish: 'duel' }]);
    expect(await two.claims.take({ pilotId: 'p', wish: 'duel', hostId: 'b' })).toBe('a');
    await one.claims.release('b', ['p']);
    expect(await two.claims.take({ pilotId: 'p', wish: 'duel', hostId: 'b' })).toBe('a');
    await until(() => new Promise((resolve) => setTimeout(resolve, BEAT_MS * 1.5, true)), 'a beat');
    pilots.shift();
    await until(async () => {
      await one.registry.announce(row('b'));
      return (await two.claims.take({ pilotId: 'p', wish: 'duel', hostId: 'b' })) === 'b';
    }, 'the claim to be given up');
  });

  test('a question reaches its host and its answer comes back, however many are asked at once', async () => {
    one.answer('a', async (question) => ({ asked: question }));
    await until(
      () =>
        two.ask('a', watch).then(
          () => true,
          () => false,
        ),
      'the host to listen',
    );
    const asked = Array.from({ length: 200 }, (_, i): HostQuestion => ({ ...watch, roomId: `r${i}` }));
    const given = await Promise.all(asked.map((question) => two.ask('a', question)));
    expect(given).toEqual(asked.map((question) => ({ asked: question })));
  });

  test('a host that nobody runs any more is known at once, one that hangs after a moment', async () => {
    await expect(two.ask('dead', watch)).rejects.toThrow(new HostSilent('nobody listens for the host'));
    one.answer('hangs', () => new Promise(() => {}));
    one.answer('fails', async () => {
      throw new Error('inside');
    });
    await until(
      () =>
        two.ask('fails', watch).then(
          () => false,
          (error) => /failed/.test(String(error)),
        ),
      'a failure',
    );
    const answer = answerInTime(two.ask('hangs', watch), 2000, () => new Error('too late'));
    await expect(answer).rejects.toThrow('did not answer in time');
  });

  test('questions are answered again after the store was away', async () => {
    one.answer('a', async () => 'yes');
    await until(
      () =>
        two.ask('a', watch).then(
          () => true,
          () => false,
        ),
      'an answer',
    );
    await redis.kill();
    await expect(two.ask('a', watch)).rejects.toThrow();
    await redis.start();
    await until(
      () =>
        two.ask('a', watch).then(
          () => true,
          () => false,
        ),
      'an answer again',
    );
  });
});
