import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type Claim,
  ENDED_MS,
  fits,
  type KeptMatch,
  LEASE_MS,
  MOST_SNAPSHOT_BYTES,
  RECORD_MS,
} from '../../server/store/match-store.ts';
import { MATCH_STORES, type OpenMatchStore } from '../helpers/match-stores.ts';

const VERSION = 7;
const a = { id: 'a', address: '10.0.0.1:2567' };
const b = { id: 'b', address: '10.0.0.2:2567' };
const c = { id: 'c', address: '10.0.0.3:2567' };
/** Each byte there is: none of them may be taken for text. */
const everyByte = Uint8Array.from({ length: 256 }, (_, i) => i);
const bytesOf = (text: string) => new TextEncoder().encode(text);

function room(roomId: string, epoch = 1, text = 'world'): KeptMatch {
  return { roomId, epoch, version: VERSION, bytes: bytesOf(text) };
}

function claimOf(roomId: string, host = b, change: Partial<Claim> = {}): Claim {
  return { roomId, host, epoch: 1, reads: [3, VERSION], ownerIsDead: false, ...change };
}

const kept = { deposed: [], created: [] };

describe.each(MATCH_STORES)('kept matches in $name', ({ skip, open }) => {
  describe.skipIf(skip)('hold', () => {
    let opened: OpenMatchStore;
    const store = () => opened.store;
    const hosted = async (roomId: string) => {
      const where = await store().find(roomId);
      return where?.is === 'hosted' ? where : expect.unreachable(`${roomId} is not hosted`);
    };
    const claim = async (claimed: Claim) => {
      const answer = await store().claim(claimed);
      return 'refused' in answer
        ? answer.refused
        : { ...answer, bytes: Buffer.from(answer.bytes).toString() };
    };

    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());
    beforeEach(() => opened.clear());

    it('R11 what a host writes is found by everybody, and created once', async () => {
      expect(await store().find('r')).toBeUndefined();
      expect(await store().keep(a, [room('r'), room('s', 4)])).toEqual({ deposed: [], created: ['r', 's'] });
      expect(await store().keep(a, [room('r'), room('s', 4)])).toEqual(kept);
      const mine = { is: 'hosted', hostId: 'a', address: a.address, version: VERSION, leased: true };
      expect(await store().find('r')).toEqual({ ...mine, epoch: 1 });
      expect(await store().find('s')).toEqual({ ...mine, epoch: 4 });
    });

    it('a host without rooms renews its lease all the same', async () => {
      await store().keep(a, [room('r')]);
      await opened.pass(LEASE_MS);
      expect(await store().keep(a, [])).toEqual(kept);
      expect((await hosted('r')).leased).toBe(true);
    });

    it('R12 who writes under an older epoch, or under the same as another, is deposed and changes nothing', async () => {
      await store().keep(b, [room('r', 2, 'of b'), room('s', 1, 'of b')]);
      const before = [await hosted('r'), await hosted('s')];
      const answer = await store().keep(a, [room('r', 1, 'of a'), room('s', 1, 'of a'), room('t')]);
      expect(answer).toEqual({ deposed: ['r', 's'], created: ['t'] });
      expect([await hosted('r'), await hosted('s')]).toEqual(before);
      const dead = { host: c, ownerIsDead: true };
      expect(await claim(claimOf('s', c, dead))).toEqual({ epoch: 2, version: VERSION, bytes: 'of b' });
    });

    it('R12 a host that was deposed by itself is told so too', async () => {
      await store().keep(a, [room('r')]);
      await store().claim(claimOf('r', a));
      expect(await store().keep(a, [room('r')])).toEqual({ deposed: ['r'], created: [] });
      expect(await store().keep(a, [room('r', 2)])).toEqual(kept);
    });

    it('who writes under a newer epoch than is known has the room', async () => {
      await store().keep(a, [room('r', 1)]);
      expect(await store().keep(b, [room('r', 5, 'newer')])).toEqual({ deposed: [], created: ['r'] });
      expect(await store().keep(b, [room('r', 5, 'newer')])).toEqual(kept);
      expect(await hosted('r')).toMatchObject({ hostId: 'b', address: b.address, epoch: 5 });
      expect(await store().keep(a, [room('r', 1)])).toEqual({ deposed: ['r'], created: [] });
    });

    it('an ended room says its result, is left alone, and belongs to nobody', async () => {
      await store().keep(a, [room('r')]);
      await store().end('a', { roomId: 'r', epoch: 1 }, 'b won 7:3');
      const ended = { is: 'ended', result: 'b won 7:3' };
      expect(await store().find('r')).toEqual(ended);
      expect(await store().keep(a, [room('r'), room('s')])).toEqual({ deposed: [], created: ['s'] });
      expect(await store().keep(a, [room('r', 2)])).toEqual(kept);
      expect(await store().release('a', room('r'))).toBe(false);
      await store().end('a', { roomId: 'r', epoch: 1 }, 'another result');
      expect(await claim(claimOf('r', b, { ownerIsDead: true }))).toBe('ended');
      expect(await store().find('r')).toEqual(ended);
      await opened.pass(ENDED_MS);
      expect(await store().find('r')).toBeUndefined();
    });

    it('R12 who was deposed before a room ended elsewhere is told so', async () => {
      await store().keep(a, [room('r')]);
      await store().claim(claimOf('r', b, { ownerIsDead: true }));
      await store().end('b', { roomId: 'r', epoch: 2 }, '');
      expect(await store().find('r')).toEqual({ is: 'ended', result: '' });
      expect(await store().keep(a, [room('r')])).toEqual({ deposed: ['r'], created: [] });
    });

    it('only its owner ends a room', async () => {
      await store().keep(a, [room('r', 2)]);
      const before = await hosted('r');
      await store().end('b', { roomId: 'r', epoch: 2 }, 'x');
      await store().end('a', { roomId: 'r', epoch: 1 }, 'x');
      await store().end('a', { roomId: 'r', epoch: 3 }, 'x');
      await store().end('a', { roomId: 'none', epoch: 1 }, 'x');
      expect(await hosted('r')).toEqual(before);
      expect(await store().find('none')).toBeUndefined();
    });

    it('nobody takes a room while its host may speak', async () => {
      await store().keep(a, [room('r')]);
      expect(await claim(claimOf('r'))).toBe('owned');
      await opened.pass(LEASE_MS / 2);
      await store().keep(a, []);
      await opened.pass(LEASE_MS / 2);
      expect(await claim(claimOf('r'))).toBe('owned');
      expect(await claim(claimOf('none'))).toBe('unknown');
    });

    it('R11 anybody takes it when the lease has run out, under the next epoch', async () => {
      await store().keep(a, [room('r', 1, 'old'), room('s')]);
      await store().keep(a, [room('r', 1, 'newest')]);
      await opened.pass(LEASE_MS);
      expect((await hosted('r')).leased).toBe(false);
      expect(await claim(claimOf('r'))).toEqual({ epoch: 2, version: VERSION, bytes: 'newest' });
      const mine = { hostId: 'b', address: b.address, epoch: 2, leased: true };
      expect(await hosted('r')).toMatchObject(mine);
      expect(await store().keep(a, [room('r'), room('s')])).toEqual({ deposed: ['r'], created: [] });
      expect(await store().keep(b, [room('r', 2)])).toEqual(kept);
    });

    it('R11 and at once when the owner is known to be dead', async () => {
      await store().keep(a, [room('r')]);
      const answer = { epoch: 2, version: VERSION, bytes: 'world' };
      expect(await claim(claimOf('r', b, { ownerIsDead: true }))).toEqual(answer);
      expect((await hosted('r')).leased).toBe(true);
    });

    it('R12 of many who claim a room under one epoch one gets it', async () => {
      await store().keep(a, [room('r')]);
      await opened.pass(LEASE_MS);
      const hosts = Array.from({ length: 20 }, (_, i) => ({ id: `h${i}`, address: `10.1.0.${i}:1` }));
      const answers = await Promise.all(
        hosts.map((host) => claim(claimOf('r', host, { ownerIsDead: host.id === 'h9' }))),
      );
      expect(answers.filter((answer) => answer === 'owned')).toHaveLength(19);
      const winner = answers.findIndex((answer) => answer !== 'owned');
      expect((await hosted('r')).hostId).toBe(`h${winner}`);
    });

    it('a claim under another epoch than the room has is refused, however dead the owner', async () => {
      await store().keep(a, [room('r', 3)]);
      for (const epoch of [1, 2, 4])
        expect(await claim(claimOf('r', b, { epoch, ownerIsDead: true }))).toBe('owned');
      expect((await hosted('r')).hostId).toBe('a');
    });

    it('a host whose claim was answered in vain may claim again', async () => {
      await store().keep(a, [room('r')]);
      await store().claim(claimOf('r', b, { ownerIsDead: true }));
      expect(await claim(claimOf('r'))).toBe('owned');
      expect(await claim(claimOf('r', c, { epoch: 2 }))).toBe('owned');
      const again = claimOf('r', b, { epoch: 2 });
      expect(await claim(again)).toEqual({ epoch: 3, version: VERSION, bytes: 'world' });
    });

    it('who cannot read the snapshot leaves the room to its owner', async () => {
      await store().keep(a, [room('r')]);
      const before = await hosted('r');
      expect(await claim(claimOf('r', b, { reads: [6, 8], ownerIsDead: true }))).toBe('unreadable');
      expect(await claim(claimOf('r', b, { reads: [], ownerIsDead: true }))).toBe('unreadable');
      expect(await hosted('r')).toEqual(before);
      expect(await store().keep(a, [room('r')])).toEqual(kept);
    });

    it('R11 what its owner releases anybody takes at once, with the last snapshot', async () => {
      await store().keep(a, [room('r')]);
      expect(await store().release('a', room('r', 1, 'last'))).toBe(true);
      const free = { is: 'hosted', hostId: '', address: '', epoch: 1, version: VERSION, leased: false };
      expect(await store().find('r')).toEqual(free);
      expect(await store().keep(a, [room('r', 1, 'too late')])).toEqual({ deposed: ['r'], created: [] });
      expect(await claim(claimOf('r'))).toEqual({ epoch: 2, version: VERSION, bytes: 'last' });
    });

    it('only its owner releases a room', async () => {
      await store().keep(a, [room('r', 2)]);
      const before = await hosted('r');
      expect(await store().release('b', room('r', 2))).toBe(false);
      expect(await store().release('a', room('r', 1))).toBe(false);
      expect(await store().release('a', room('r', 3))).toBe(false);
      expect(await store().release('a', room('none'))).toBe(false);
      expect(await hosted('r')).toEqual(before);
      expect(await store().find('none')).toBeUndefined();
      expect(await store().release('a', room('r', 2))).toBe(true);
      expect(await store().release('a', room('r', 2))).toBe(false);
    });

    it('R14 what nobody renews is forgotten: records after a while, results earlier', async () => {
      await store().keep(a, [room('r'), room('s'), room('t'), room('u')]);
      await opened.pass(RECORD_MS - ENDED_MS);
      await store().keep(a, [room('s'), room('t')]);
      await store().end('a', { roomId: 't', epoch: 1 }, 'over');
      await store().release('a', room('u'));
      await opened.pass(ENDED_MS);
      expect(await store().find('r')).toBeUndefined();
      expect(await store().find('t')).toBeUndefined();
      expect([(await hosted('s')).leased, (await hosted('u')).leased]).toEqual([false, false]);
      expect(await claim(claimOf('r'))).toBe('unknown');
      expect(await store().keep(b, [room('r')])).toEqual({ deposed: [], created: ['r'] });
      await store().claim(claimOf('s'));
      await opened.pass(RECORD_MS - ENDED_MS);
      expect(await store().find('u')).toBeUndefined();
      expect((await hosted('s')).hostId).toBe('b');
      await opened.pass(ENDED_MS);
      expect(await store().find('s')).toBeUndefined();
    });

    it('R14 a snapshot that is too large is refused before anything is written', async () => {
      const large = { ...room('large'), bytes: new Uint8Array(MOST_SNAPSHOT_BYTES + 1) };
      const largest = { ...room('largest'), bytes: new Uint8Array(MOST_SNAPSHOT_BYTES).fill(200) };
      expect([large, largest].map(fits)).toEqual([false, true]);
      const keep = async () => store().keep(a, [room('r'), large]);
      await expect(keep()).rejects.toThrow(/large has 65537 of at most 65536/);
      await expect(keep()).rejects.toThrow(RangeError);
      expect(await store().find('r')).toBeUndefined();
      await store().keep(a, [room('r'), room('large'), largest]);
      await expect(store().release('a', large)).rejects.toThrow(RangeError);
      expect((await hosted('large')).hostId).toBe('a');
      await opened.pass(LEASE_MS);
      const answer = await store().claim(claimOf('largest'));
      if ('refused' in answer) return expect.unreachable();
      expect(Buffer.compare(answer.bytes, largest.bytes)).toBe(0);
    });

    it('R11 bytes come back as they were, also those of a view into more, and those that were changed since', async () => {
      const more = new Uint8Array(600).fill(9);
      more.set(everyByte, 100);
      const bytes = more.subarray(100, 356);
      await store().keep(a, [
        { ...room('r'), bytes },
        { ...room('s'), bytes: new Uint8Array() },
      ]);
      more.fill(0);
      await store().release('a', { ...room('s'), bytes: everyByte });
      await opened.pass(LEASE_MS);
      for (const roomId of ['r', 's']) {
        const answer = await store().claim(claimOf(roomId));
        if ('refused' in answer) return expect.unreachable(answer.refused);
        expect(Uint8Array.from(answer.bytes)).toEqual(everyByte);
      }
    });
  });
});
