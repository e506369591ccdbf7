import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { leavePlacings, waitingList } from '../../../server/matchmaker/queue/queue-records.ts';
import { type OpenStore, STORES } from '../../helpers/shared-stores.ts';
import { createQueueHarness } from './queue-harness.ts';

/** Long enough for the next round of forming matches. */
const ROUND_MS = 250;

describe.each(STORES)('R7 ranked play over three replicas and $name', ({ skip, open }) => {
  describe.skipIf(skip)('is such that', () => {
    let store: OpenStore;
    let harness: ReturnType<typeof createQueueHarness>;
    const clock = { ms: 0 };

    beforeEach(async () => {
      clock.ms = Date.UTC(2030, 0, 1);
      store = await open(3, () => clock.ms);
      harness = createQueueHarness(store.replicas, clock);
    });
    afterEach(() => store.close());

    /** Two pilots whose match is proposed to both. */
    async function propose(one: string, two: string): Promise<void> {
      await harness.enter('duel', one);
      clock.ms += 1;
      await harness.enter('duel', two);
      clock.ms += ROUND_MS;
      await harness.hold(one);
      expect((await harness.hold(two))?.is).toBe('proposed');
    }

    it('two who wait find each other, and the same room', async () => {
      await propose('a', 'b');
      expect((await harness.ask('a'))?.is).toBe('proposed');
      expect(await harness.ask('b')).toEqual({ is: 'found', mode: 'duel', roomId: 'room-1' });
      expect(await harness.ask('a')).toEqual({ is: 'found', mode: 'duel', roomId: 'room-1' });
      expect(harness.opened).toEqual([{ mode: 'duel', sides: [['a'], ['b']] }]);
    });

    it('who waits is told its place, how far it looks, and how long others waited lately', async () => {
      harness.ratings.set('x', 5).set('y', 45);
      await harness.enter('duel', 'x');
      clock.ms += 10_000;
      await harness.ask('x');
      await harness.enter('duel', 'y');
      expect(await harness.ask('y')).toMatchObject({ is: 'waiting', place: 2, width: 2 });
      expect(await harness.ask('x')).toEqual({
        is: 'waiting',
        place: 1,
        width: 7,
        estimateSeconds: undefined,
      });
      await harness.enter('duel', 'a');
      clock.ms += 4000;
      await Promise.all([harness.ask('a'), harness.ask('x'), harness.ask('y')]);
      await harness.enter('duel', 'b');
      clock.ms += ROUND_MS;
      await harness.ask('a');
      await harness.enter('duel', 'c');
      // a waited 4.25 s, b 0.25 s, of which the newest counts a tenth.
      expect(await harness.ask('c')).toMatchObject({ place: 3, estimateSeconds: 4 });
      clock.ms += 5000;
      expect(await harness.ask('c')).toMatchObject({ estimateSeconds: undefined });
    });

    it('who asks again, anywhere and at once, has one ticket', async () => {
      const tickets = await Promise.all(Array.from({ length: 9 }, () => harness.enter('duel', 'a')));
      expect(new Set(tickets).size).toBe(1);
      expect(await harness.next().records.list(waitingList('duel'))).toHaveLength(1);
    });

    it('the newest wish counts: another mode gives up the first', async () => {
      const first = await harness.enter('duel', 'a');
      const second = await harness.enter('hold', 'a');
      expect(second).not.toBe(first);
      expect(await harness.ask('a')).toMatchObject({ is: 'waiting', place: 1 });
      harness.tickets.set('a', first);
      expect(await harness.ask('a')).toEqual({ is: 'cancelled', reason: 'left' });
      expect(await harness.next().records.list(waitingList('duel'))).toEqual([]);
    });

    it('a ticket is nobody else’s to see or to take back', async () => {
      const ticket = await harness.enter('duel', 'a');
      harness.tickets.set('thief', ticket);
      expect(await harness.ask('thief')).toBeUndefined();
      expect(await harness.leave('thief')).toBe(false);
      expect((await harness.ask('a'))?.is).toBe('waiting');
    });

    it('a request that is held is no sign of life: only who asks anew signs', async () => {
      await propose('a', 'b');
      for (let i = 0; i < 4; i++) await Promise.all([harness.hold('a'), harness.hold('b')]);
      expect(harness.opened).toEqual([]);
      await harness.ask('a');
      expect(await harness.hold('b')).toMatchObject({ is: 'proposed' });
    });

    it('who gives no sign is out; the other waits on with its time, three seconds later', async () => {
      await propose('a', 'b');
      await harness.ask('a');
      clock.ms += 3000;
      expect((await harness.hold('a'))?.is).toBe('proposed');
      clock.ms += 1;
      expect(await harness.hold('a')).toMatchObject({ is: 'waiting', place: 1, width: 2 + 3.252 / 2 });
      expect(await harness.ask('b')).toEqual({ is: 'cancelled', reason: 'no_sign' });
      await harness.enter('duel', 'c');
      clock.ms += ROUND_MS;
      await harness.ask('a');
      await harness.ask('c');
      expect(await harness.ask('a')).toMatchObject({ is: 'found', roomId: 'room-1' });
    });

    it('who takes its ticket back from a proposed match frees the other at once', async () => {
      await propose('a', 'b');
      expect(await harness.leave('b')).toBe(true);
      expect(await harness.leave('b')).toBe(true);
      expect(await harness.ask('b')).toEqual({ is: 'cancelled', reason: 'left' });
      expect(await harness.hold('a')).toMatchObject({ is: 'waiting' });
    });

    it('a ticket that nobody asks for is gone after ten seconds, and is matched with nobody', async () => {
      await harness.enter('duel', 'a');
      clock.ms += 10_001;
      await harness.enter('duel', 'b');
      clock.ms += ROUND_MS;
      expect(await harness.ask('b')).toMatchObject({ is: 'waiting' });
      expect(await harness.ask('b')).toMatchObject({ is: 'waiting', place: 1 });
      expect(await harness.ask('a')).toEqual({ is: 'cancelled', reason: 'no_sign' });
    });

    it('a room that cannot be opened costs nobody its place', async () => {
      harness.arena.fails = true;
      await propose('a', 'b');
      await harness.ask('a');
      expect(await harness.ask('b')).toMatchObject({ is: 'waiting' });
      expect(await harness.hold('a')).toMatchObject({ is: 'waiting', place: 1 });
      harness.arena.fails = false;
      clock.ms += ROUND_MS;
      await harness.ask('a');
      for (const id of ['a', 'b', 'a']) await harness.ask(id);
      expect(harness.opened).toHaveLength(1);
    });

    it('a replica that dies while it opens the room holds the match up for five seconds', async () => {
      await propose('a', 'b');
      const { promise: never } = Promise.withResolvers<void>();
      const { promise: isOpening, resolve: opens } = Promise.withResolvers<void>();
      harness.arena.openings = () => {
        opens();
        return never;
      };
      await harness.ask('a');
      void harness.ask('b');
      await isOpening;
      clock.ms += 5000;
      expect((await harness.hold('a'))?.is).toBe('proposed');
      clock.ms += 1;
      harness.arena.openings = async () => {};
      expect(await harness.hold('a')).toMatchObject({ is: 'waiting' });
      for (const id of ['b', 'a', 'b', 'a']) {
        clock.ms += ROUND_MS;
        await harness.ask(id);
      }
      expect(await harness.ask('a')).toMatchObject({ is: 'found' });
      expect(await harness.ask('b')).toMatchObject({ is: 'found' });
      expect(harness.opened).toHaveLength(1);
    });

    it('who leaves while the room is opened is out, even if that comes to nothing', async () => {
      await propose('a', 'b');
      harness.arena.openings = async () => {
        await harness.leave('a');
        throw new Error('no host');
      };
      await harness.ask('a');
      expect(await harness.ask('b')).toMatchObject({ is: 'waiting', place: 1 });
      expect(await harness.ask('a')).toEqual({ is: 'cancelled', reason: 'left' });
    });

    it('a last sign that is given three times at once opens one room', async () => {
      await propose('a', 'b');
      await harness.ask('a');
      await Promise.all(['b', 'b', 'b'].map((id) => harness.ask(id)));
      expect(harness.opened).toHaveLength(1);
    });

    it('a list that is lost is made again by those who wait', async () => {
      const id = await harness.enter('duel', 'a');
      await harness.next().records.commit([], leavePlacings({ id, mode: 'duel' }));
      expect(await harness.hold('a')).toMatchObject({ is: 'waiting', place: 1 });
      await harness.enter('duel', 'b');
      clock.ms += ROUND_MS;
      for (const pilot of ['a', 'b', 'a']) await harness.ask(pilot);
      expect(await harness.ask('b')).toMatchObject({ is: 'found' });
    });

    it('R14 a full queue takes nobody new, and who is in it stays', async () => {
      harness = createQueueHarness(store.replicas, clock, { mostTickets: 2 });
      harness.ratings.set('a', 5).set('b', 45);
      await harness.enter('duel', 'a');
      await harness.enter('duel', 'b');
      await expect(harness.enter('duel', 'c')).rejects.toMatchObject({ code: 'queue_full' });
      await harness.enter('duel', 'a');
      await harness.leave('a');
      await harness.enter('duel', 'c');
    });

    it('parties stay whole, and twelve who sign at once on three replicas open one room', async () => {
      const parties = [
        ['a', 'b', 'c', 'd'],
        ['e', 'f'],
        ['g', 'h', 'i'],
        ['j', 'k', 'l'],
      ];
      for (const party of parties) await harness.enter('hold', ...party);
      clock.ms += ROUND_MS;
      await harness.hold('a');
      const everybody = parties.flat();
      await Promise.all(everybody.map((id) => harness.ask(id)));
      expect(harness.opened).toHaveLength(1);
      const [{ sides } = { sides: [] }] = harness.opened;
      expect(sides.map((side) => side.length)).toEqual([6, 6]);
      for (const party of parties)
        expect(sides.filter((side) => party.some((id) => side.includes(id)))).toHaveLength(1);
      for (const id of everybody)
        expect(await harness.ask(id)).toEqual({ is: 'found', mode: 'hold', roomId: 'room-1' });
    });

    it('three replicas that all form matches at every moment match each ticket once', async () => {
      harness = createQueueHarness(store.replicas, clock, { formEveryMs: 0 });
      const ids = Array.from({ length: 60 }, (_, i) => `p${i}`);
      await Promise.all(ids.map((id) => harness.enter('duel', id)));
      for (let round = 0; round < 4; round++) {
        clock.ms += ROUND_MS;
        await Promise.all(ids.map((id) => harness.ask(id)));
      }
      expect(harness.opened.flatMap(({ sides }) => sides.flat()).sort()).toEqual(ids.toSorted());
      for (const id of ids) expect((await harness.ask(id))?.is).toBe('found');
    });

    it('who found a match may ask for the next', async () => {
      await propose('a', 'b');
      for (const id of ['a', 'b']) await harness.ask(id);
      const found = harness.tickets.get('a');
      expect(await harness.enter('duel', 'a')).not.toBe(found);
      expect(await harness.ask('a')).toMatchObject({ is: 'waiting' });
    });
  });
});
