import { describe, expect, test } from 'vitest';
import { MatchKeeper } from '../../server/rooms/match-keeper.ts';
import { SNAPSHOT_VERSION } from '../../server/rooms/match-snapshot.ts';
import { SETTLE_MS } from '../../server/rooms/store-hearing.ts';
import { LEASE_MS, type MatchStore } from '../../server/store/match-store.ts';
import { createMemoryMatchStore } from '../helpers/memory-match-store.ts';

const log = { info() {}, error() {}, warn() {} };
const bytes = Uint8Array.of(1);
const room = { roomId: 'r', snapshot: () => bytes, depose() {}, sendAway() {} };

/** A keeper whose time and beats are the test's. */
function createKeeper() {
  const clock = { ms: 0 };
  const store: MatchStore = createMemoryMatchStore(() => clock.ms);
  const mark = { id: 'b', address: '10.0.0.2:1' };
  const others = { peers: () => [], ask: async () => 'silent' as const, storeRefuses: async () => false };
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
