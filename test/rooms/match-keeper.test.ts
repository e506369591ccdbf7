import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type KeptRoom, MatchKeeper, type MatchKeeperParts } from '../../server/rooms/match-keeper.ts';
import { SNAPSHOT_VERSION } from '../../server/rooms/match-snapshot.ts';
import { SETTLE_MS } from '../../server/rooms/store-hearing.ts';
import { type Kept, LEASE_MS, type MatchStore, MOST_SNAPSHOT_BYTES } from '../../server/store/match-store.ts';
import { createMemoryMatchStore } from '../helpers/memory-match-store.ts';

const log = { info() {}, error() {}, warn() {} };
const bytes = Uint8Array.of(1);
const room = { roomId: 'r', tick: 0, snapshot: () => bytes, depose() {}, sendAway() {} };

/** A keeper whose time and beats are the test's. */
function createKeeper() {
  const clock = { ms: 0 };
  const store: MatchStore = createMemoryMatchStore(() => clock.ms);
  const mark = { id: 'b', address: '10.0.0.2:1' };
  const others = {
    peers: () => [],
    ask: async () => 'silent' as const,
    storeRefuses: async () => false,
    isAlone: () => false,
  };
  const keeper = new MatchKeeper({ store, mark, log, others, now: () => clock.ms });
  const beat = async () => {
    keeper.start();
    keeper.stop();
    await Promise.resolve();
    await Promise.resolve();
  };
  const hearFor = async (ms: number) => {
    for (const end = clock.ms + ms; clock.ms < end; clock.ms += 50) await beat();
  };
  return { keeper, store, clock, hearFor };
}

async function owner(store: MatchStore) {
  await store.keep({ id: 'a', address: '10.0.0.1:1' }, [
    { roomId: 'r', epoch: 1, version: SNAPSHOT_VERSION, bytes },
  ]);
}

const found = { roomId: 'r', epoch: 1, ownerIsDead: false };

test('pilots stay with a process that pauses twice and hears the store in between', async () => {
  const { keeper, clock, hearFor } = createKeeper();
  let sentAway = 0;
  await hearFor(100);
  keeper.open({
    ...room,
    sendAway() {
      sentAway += 1;
    },
  });
  for (let pause = 0; pause < 2; pause++) {
    clock.ms += LEASE_MS * 2;
    await hearFor(50);
  }
  expect(sentAway).toBe(0);
});

describe('R12 a room without proof that its owner ended', () => {
  test('is not claimed before this host heard the store for a while', async () => {
    const { keeper, store, hearFor } = createKeeper();
    await owner(store);
    await hearFor(LEASE_MS + 100);
    expect(await keeper.handover.claim(found)).toEqual({ refused: 'owned' });
    expect(await store.find('r')).toMatchObject({ hostId: 'a', epoch: 1, leased: false });
    await hearFor(SETTLE_MS);
    expect(await keeper.handover.claim(found)).toMatchObject({ epoch: 2 });
    expect(keeper.mayHost('r')).toBe(true);
  });

  test('is not hosted when the claim outlived a gap, nor freed for others, and claimed again later', async () => {
    const { keeper, store, clock, hearFor } = createKeeper();
    await owner(store);
    await hearFor(SETTLE_MS + LEASE_MS);
    const { claim } = store;
    store.claim = async (asked) => {
      clock.ms += 1000;
      return claim(asked);
    };
    expect(await keeper.handover.claim(found)).toEqual({ refused: 'owned' });
    store.claim = claim;
    expect(await store.find('r')).toMatchObject({ hostId: 'b', epoch: 2 });
    expect(keeper.mayHost('r')).toBe(false);
    await hearFor(SETTLE_MS + 100);
    expect(await keeper.handover.claim({ ...found, epoch: 2 })).toMatchObject({ epoch: 3 });
  });
});

test('R12 a room that may be another’s is not given to a third', async () => {
  const { keeper, store, clock, hearFor } = createKeeper();
  await hearFor(100);
  keeper.open(room);
  await hearFor(100);
  clock.ms += 5000;
  expect(await keeper.handover.release(room)).toBeUndefined();
  expect(await store.find('r')).toMatchObject({ hostId: 'b' });
  await hearFor(100);
  expect(await keeper.handover.release(room)).toBe(1);
  expect(await store.find('r')).toMatchObject({ hostId: '' });
});

describe('in a time that passes', () => {
  const clock = { ms: 0 };
  const other = { id: 'a', address: '10.0.0.1:1' };
  beforeEach(() => {
    clock.ms = 0;
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  async function pass(ms: number) {
    for (const end = clock.ms + ms; clock.ms < end; ) {
      clock.ms += 5;
      await vi.advanceTimersByTimeAsync(5);
    }
  }

  function createRoom(roomId: string, snapshot: KeptRoom['snapshot'] = () => bytes) {
    const seen: string[] = [];
    const kept = {
      roomId,
      tick: 0,
      snapshot,
      depose: () => void seen.push('deposed'),
      sendAway: () => void seen.push('sent away'),
    } satisfies KeptRoom;
    return { kept, seen };
  }

  /** A keeper that beats, and a store that can be kept from answering. */
  function startKeeper(over: Partial<MatchKeeperParts> = {}) {
    const inner = createMemoryMatchStore(() => clock.ms);
    const errors: string[] = [];
    const line = { isAway: false, calls: 0, held: undefined as Promise<Kept> | undefined };
    const store: MatchStore = {
      ...inner,
      async keep(host, matches) {
        line.calls += 1;
        if (line.isAway) throw new Error('away');
        const kept = await inner.keep(host, matches);
        return (await line.held) ?? kept;
      },
      async end(hostId, room, result) {
        if (line.isAway) throw new Error('away');
        await inner.end(hostId, room, result);
      },
    };
    const keeper = new MatchKeeper({
      store,
      mark: { id: 'b', address: '10.0.0.2:1' },
      log: { info() {}, error: (_, message) => void errors.push(message) },
      others: {
        peers: () => [],
        ask: async () => 'silent',
        storeRefuses: async () => false,
        isAlone: () => false,
      },
      now: () => clock.ms,
      ...over,
    });
    keeper.start();
    return { keeper, store, line, errors };
  }

  test('R11 all matches are written together, every 60 ms', async () => {
    const { keeper, store, line } = startKeeper();
    for (const roomId of ['r', 's']) keeper.open(createRoom(roomId).kept);
    await pass(600);
    expect(line.calls).toBe(11);
    expect(await store.find('s')).toMatchObject({ hostId: 'b', epoch: 1, leased: true });
    expect(keeper.figures).toMatchObject({ writes: 11, bytes: 20, late: 0, failed: 0 });
    keeper.stop();
    await pass(600);
    expect(line.calls).toBe(11);
  });

  test.each([
    ['the ticks come first', false],
    ['a write is under way', true],
  ])(
    'R11 after a pause no room tells a third tick that the store was not given, though it has not answered: %s',
    async (_, beatFirst) => {
      const { keeper, line } = startKeeper();
      const rooms = ['r', 's', 't', 'u'].map((roomId) => createRoom(roomId).kept);
      for (const kept of rooms) keeper.open(kept);
      await pass(50);
      const answer = Promise.withResolvers<Kept>();
      line.held = answer.promise;
      if (beatFirst) await pass(10);
      let unwritten = 0;
      for (const kept of rooms) {
        let written = kept.tick;
        for (let tick = 0; tick < 5; tick++) {
          kept.tick += 1;
          const { calls } = line;
          keeper.stepped(kept);
          if (line.calls > calls) written = kept.tick;
          unwritten = Math.max(unwritten, kept.tick - written);
        }
      }
      expect([unwritten, line.calls]).toEqual([2, beatFirst ? 6 : 5]);
      answer.resolve({ deposed: [], created: [] });
      await pass(60);
      expect(keeper.mayHost('u')).toBe(true);
    },
  );

  test('R14 a store that does not answer is not asked for ever more, and a match that was closed not at all', async () => {
    const { keeper, line } = startKeeper();
    const { kept } = createRoom('r');
    keeper.open(kept);
    line.held = new Promise(() => {});
    for (kept.tick = 1; kept.tick <= 1000; kept.tick++) keeper.stepped(kept);
    expect(line.calls).toBe(64);
    keeper.close(kept, undefined);
    line.calls = 0;
    keeper.stepped(kept);
    expect(line.calls).toBe(0);
  });

  test('R11 of ticks that come without a pause each third is written, when the store is this process’s own', () => {
    const store = createMemoryMatchStore(() => clock.ms);
    const { keeper } = startKeeper({ store, others: undefined });
    const { kept } = createRoom('r');
    keeper.open(kept);
    for (kept.tick = 1; kept.tick <= 7; kept.tick++) keeper.stepped(kept);
    expect(keeper.figures).toMatchObject({ writes: 3, late: 0 });
  });

  test('R14 a match that cannot be written asks for no more writes than others', async () => {
    const { keeper, line } = startKeeper();
    const { kept } = createRoom('broken', () => {
      throw new Error('no bytes');
    });
    keeper.open(kept);
    for (kept.tick = 1; kept.tick <= 7; kept.tick++) {
      keeper.stepped(kept);
      await pass(0);
    }
    expect(line.calls).toBe(3);
  });

  test('R14 never two writes at once: what is due meanwhile is counted', async () => {
    const { keeper, line } = startKeeper();
    await pass(60);
    const answer = Promise.withResolvers<Kept>();
    line.held = answer.promise;
    await pass(300);
    expect([line.calls, keeper.figures.late]).toEqual([3, 4]);
    answer.resolve({ deposed: [], created: [] });
    line.held = undefined;
    await pass(60);
    expect(line.calls).toBe(4);
  });

  test('a match that cannot be written, or is too large, costs the others nothing, and is said once', async () => {
    const { keeper, store, errors } = startKeeper();
    keeper.open(createRoom('large', () => new Uint8Array(MOST_SNAPSHOT_BYTES + 1)).kept);
    const broken = createRoom('broken', () => {
      throw new Error('no bytes');
    });
    keeper.open(broken.kept);
    keeper.open(createRoom('r').kept);
    await pass(600);
    expect(await store.find('r')).toMatchObject({ hostId: 'b', leased: true });
    expect(keeper.mayHost('r')).toBe(true);
    expect(await store.find('large')).toBeUndefined();
    expect(errors).toEqual(['a match cannot be written', 'a match cannot be written']);
    expect(keeper.figures.failed).toBe(0);
    // Nor does it keep the host from ending.
    expect(await keeper.handover.release(broken.kept)).toBeUndefined();
  });

  test('R12 a match that another has ends here, and its end is not told to the store', async () => {
    const { keeper, store } = startKeeper();
    const { kept, seen } = createRoom('r');
    keeper.open(kept);
    await pass(120);
    await store.claim({ roomId: 'r', host: other, epoch: 1, reads: [SNAPSHOT_VERSION], ownerIsDead: true });
    await pass(120);
    expect([seen, keeper.mayHost('r'), keeper.figures.deposed]).toEqual([['deposed'], false, 1]);
    keeper.close(kept, undefined);
    await pass(120);
    expect(await store.find('r')).toMatchObject({ is: 'hosted', hostId: 'a', epoch: 2 });
  });

  test('the end of a match is told to the store, with its result', async () => {
    const { keeper, store } = startKeeper();
    const { kept } = createRoom('r');
    keeper.open(kept);
    await pass(120);
    keeper.close(kept, 'won');
    await pass(120);
    expect(await store.find('r')).toEqual({ is: 'ended', result: 'won' });
  });

  test('R11 a match that ends while the store is away is known to be over when that is back', async () => {
    const { keeper, store, line } = startKeeper();
    const { kept } = createRoom('r');
    keeper.open(kept);
    await pass(120);
    line.isAway = true;
    keeper.close(kept, 'won');
    await pass(500);
    expect(await store.find('r')).toMatchObject({ is: 'hosted' });
    line.isAway = false;
    await pass(120);
    expect(await store.find('r')).toEqual({ is: 'ended', result: 'won' });
  });

  test('R12 without the store a match stands still, after 300 ms its pilots are sent away once, and then it goes on', async () => {
    const { keeper, line } = startKeeper();
    const { kept, seen } = createRoom('r');
    keeper.open(kept);
    await pass(300);
    line.isAway = true;
    await pass(500);
    expect(keeper.mayHost('r')).toBe(true);
    await pass(80);
    expect([keeper.mayHost('r'), keeper.mayHostAny, seen]).toEqual([false, false, []]);
    await pass(200);
    expect(seen).toEqual([]);
    await pass(200);
    expect(seen).toEqual(['sent away']);
    await pass(3000);
    expect(seen).toEqual(['sent away']);
    line.isAway = false;
    await pass(1000);
    expect([keeper.mayHost('r'), keeper.mayHostAny, seen]).toEqual([true, true, ['sent away']]);
  });

  test('a process with a store of its own plays on without it: nobody else could', async () => {
    const { keeper, line, errors } = startKeeper({ others: undefined });
    const { kept, seen } = createRoom('r');
    keeper.open(kept);
    expect([keeper.mayHost('r'), keeper.mayHost('s')]).toEqual([true, false]);
    await pass(300);
    line.isAway = true;
    await pass(5000);
    expect([keeper.mayHost('r'), keeper.mayHostAny, seen]).toEqual([true, true, []]);
    expect(errors).toEqual(['matches are not kept']);
  });

  test('R11 a match that was given up and that nobody took comes back', async () => {
    const { keeper, store } = startKeeper();
    const { kept } = createRoom('r');
    keeper.open(kept);
    await pass(120);
    expect(await keeper.handover.release(kept)).toBe(1);
    expect([keeper.mayHost('r'), await store.find('r')]).toMatchObject([false, { hostId: '', epoch: 1 }]);
    expect(await keeper.handover.claimBack('r', 1)).toBe(true);
    await pass(120);
    expect([keeper.mayHost('r'), await store.find('r')]).toMatchObject([true, { hostId: 'b', epoch: 2 }]);
  });

  test('R12 one that somebody took does not', async () => {
    const { keeper, store } = startKeeper();
    const { kept } = createRoom('r');
    keeper.open(kept);
    await pass(120);
    await keeper.handover.release(kept);
    await store.claim({ roomId: 'r', host: other, epoch: 1, reads: [SNAPSHOT_VERSION], ownerIsDead: false });
    expect(await keeper.handover.claimBack('r', 1)).toBe(false);
    expect(keeper.mayHost('r')).toBe(false);
  });
});
