import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Change, SharedRecords } from '../../server/store/shared-records.ts';
import { lacksRedis } from '../helpers/redis-server.ts';
import { type OpenStore, openRedis, STORES } from '../helpers/shared-stores.ts';
import { until } from '../helpers/until.ts';

const HOUR_MS = 3_600_000;

function change(key: string, was: string | undefined, is: string | undefined, lifetimeMs = HOUR_MS): Change {
  return { key, was, is, lifetimeMs };
}

describe.each(STORES)('shared records in $name', ({ skip, open }) => {
  describe.skipIf(skip)('hold', () => {
    let store: OpenStore;
    let made = 0;
    let prefix = '';
    const now = () => Date.now();
    const one = (): SharedRecords => store.replicas[0] ?? expect.unreachable();
    const name = (key: string) => prefix + key;

    beforeAll(async () => {
      store = await open(3, now);
    });
    afterAll(() => store.close());
    afterEach(() => {
      made += 1;
      prefix = `test-${made}:`;
    });

    it('all changes of a commit are made, for everybody to read', async () => {
      expect(await one().commit([change(name('a'), undefined, '1'), change(name('b'), undefined, '2')])).toBe(
        'done',
      );
      for (const records of store.replicas)
        expect(await records.read([name('a'), name('none'), name('b')])).toEqual(['1', undefined, '2']);
    });

    it('or none, when one of the texts is not what it was', async () => {
      await one().commit([change(name('a'), undefined, '1')]);
      const late = [change(name('b'), undefined, '2'), change(name('a'), '0', '3')];
      const placing = { list: name('l'), member: 'm', rank: 1, most: 9 };
      expect(await one().commit(late, [placing])).toBe('changed');
      expect(await one().commit([change(name('c'), '1', undefined)])).toBe('changed');
      expect(await one().read([name('a'), name('b')])).toEqual(['1', undefined]);
      expect(await one().list(name('l'))).toEqual([]);
    });

    it('a text can be guarded, changed and taken away', async () => {
      await one().commit([change(name('a'), undefined, '1'), change(name('b'), undefined, '2')]);
      expect(await one().commit([change(name('a'), '1', '1'), change(name('b'), '2', undefined)])).toBe(
        'done',
      );
      expect(await one().read([name('a'), name('b')])).toEqual(['1', undefined]);
    });

    it('of many who change the same text at once one does', async () => {
      const races = Array.from({ length: 30 }, (_, i) =>
        (store.replicas[i % 3] ?? one()).commit([change(name('a'), undefined, `by ${i}`)]),
      );
      const outcomes = await Promise.all(races);
      expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
      expect(await one().read([name('a')])).toEqual([`by ${outcomes.indexOf('done')}`]);
    });

    it('a text that is not renewed is forgotten', async () => {
      const brief = ['a', 'b'].map((key) => change(name(key), undefined, '1', 60));
      await one().commit(brief);
      await one().keep([name('b'), name('none')], HOUR_MS);
      await until(async () => (await one().read([name('a')]))[0] === undefined, 'the end of a text');
      expect(await one().read([name('b'), name('none')])).toEqual(['1', undefined]);
      expect(await one().commit([change(name('a'), undefined, 'again')])).toBe('done');
    });

    it('a list keeps its members in order of rank, and of name where that is equal', async () => {
      const put = (member: string, rank: number | undefined) =>
        one().commit([], [{ list: name('l'), member, rank, most: 9 }]);
      for (const [member, rank] of [
        ['c', 1],
        ['b', 2],
        ['a', 2],
        ['d', 1_893_456_000_123],
      ] as const)
        await put(member, rank);
      expect(await one().list(name('l'))).toEqual([
        { member: 'c', rank: 1 },
        { member: 'a', rank: 2 },
        { member: 'b', rank: 2 },
        { member: 'd', rank: 1_893_456_000_123 },
      ]);
      expect(await one().placeOf(name('l'), 'b')).toBe(2);
      expect(await one().placeOf(name('l'), 'nobody')).toBeUndefined();
      expect(await one().placeOf(name('none'), 'b')).toBeUndefined();
      await put('c', undefined);
      await one().rerank(name('l'), 'b', 1.5);
      await one().rerank(name('l'), 'nobody', 1);
      expect((await one().list(name('l'))).map(({ member }) => member)).toEqual(['b', 'a', 'd']);
    });

    it('R14 a full list takes nobody new, and the commit changes nothing', async () => {
      const put = (member: string, rank: number | undefined, key: string) =>
        one().commit([change(name(key), undefined, '1')], [{ list: name('l'), member, rank, most: 2 }]);
      expect(await put('a', 1, 'ka')).toBe('done');
      expect(await put('b', 2, 'kb')).toBe('done');
      expect(await put('c', 3, 'kc')).toBe('full');
      expect(await one().read([name('kc')])).toEqual([undefined]);
      expect(await put('a', 4, 'again')).toBe('done');
      expect(await put('a', undefined, 'gone')).toBe('done');
      expect(await put('c', 3, 'kc')).toBe('done');
    });
  });
});

it.skipIf(lacksRedis)('the time is the store’s own, so that replicas need not agree on theirs', async () => {
  const store = await openRedis(1);
  const now = (await store.replicas[0]?.now()) ?? 0;
  expect(Math.abs(now - Date.now())).toBeLessThan(2000);
  await store.close();
});
