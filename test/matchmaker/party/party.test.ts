import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  joinParty,
  leaveParty,
  lookAtParty,
  makeParty,
  setReady,
} from '../../../server/matchmaker/party/change-party.ts';
import { enterWithParty } from '../../../server/matchmaker/party/enter-with-party.ts';
import { MOST_MEMBERS, type Party } from '../../../server/matchmaker/party/party.ts';
import { PARTY_LIFETIME_MS } from '../../../server/matchmaker/party/party-records.ts';
import type { ModeName } from '../../../sim/modes/mode.ts';
import { type OpenStore, STORES } from '../../helpers/shared-stores.ts';
import { createQueueHarness, pilotOf } from '../queue/queue-harness.ts';

describe.each(STORES)('R7 parties over three replicas and $name', ({ name, skip, open }) => {
  describe.skipIf(skip)('are such that', () => {
    let store: OpenStore;
    let harness: ReturnType<typeof createQueueHarness>;
    const clock = { ms: 0 };

    beforeEach(async () => {
      clock.ms = Date.UTC(2030, 0, 1);
      store = await open(3, () => clock.ms);
      harness = createQueueHarness(store.replicas, clock);
    });
    afterEach(() => store.close());

    const records = () => harness.next().records;
    const make = (id: string) => makeParty(records(), pilotOf(id));
    const join = (code: string, id: string) => joinParty(records(), code, pilotOf(id));
    const ready = (code: string, id: string, isReady = true) =>
      setReady(records(), code, pilotOf(id), isReady);
    const leave = (code: string, id: string) => leaveParty(records(), code, pilotOf(id));
    const enter = async (code: string, id: string, mode: ModeName = 'hold') => {
      const ticket = await enterWithParty(harness.next(), code, pilotOf(id), mode);
      for (const member of (await lookAtParty(records(), code, pilotOf(id))).members)
        harness.tickets.set(member.id, ticket);
      return ticket;
    };
    const idsOf = ({ members }: Party) => members.map(({ id }) => id);

    async function partyOfThree(): Promise<string> {
      const { code } = await make('a');
      for (const id of ['b', 'c']) await join(code, id);
      return code;
    }

    /** A match of a's party against three others waits for everybody's sign. */
    async function proposeToThree(): Promise<void> {
      const code = await partyOfThree();
      for (const id of ['b', 'c']) await ready(code, id);
      await enter(code, 'a');
      for (const id of ['x', 'y', 'z']) await harness.enter('hold', id);
      for (let i = 0; i < 3; i++) {
        clock.ms += 8000;
        for (const id of ['a', 'x', 'y', 'z']) await harness.hold(id);
      }
    }

    it('others join by its code, in the order they come, each once however often they ask', async () => {
      const { code } = await make('a');
      expect(code).toMatch(/^[A-HJ-NP-Z2-9]{8}$/);
      expect((await make('a')).code).toBe(code);
      await Promise.all([join(code, 'b'), join(code, 'b'), join(code, 'b')]);
      await join(code, 'c');
      expect(idsOf(await lookAtParty(records(), code, pilotOf('c')))).toEqual(['a', 'b', 'c']);
    });

    it('R14 it has at most as many pilots as a side, also when many join at once', async () => {
      const { code } = await make('a');
      const joins = Array.from({ length: 9 }, (_, i) => join(code, `b${i}`).catch((error) => error.code));
      const outcomes = await Promise.all(joins);
      expect(outcomes.filter((outcome) => outcome === 'party_full')).toHaveLength(9 - (MOST_MEMBERS - 1));
      expect((await lookAtParty(records(), code, pilotOf('a'))).members).toHaveLength(MOST_MEMBERS);
    });

    it('a pilot is in one: joining another leaves the first', async () => {
      const first = await make('a');
      const second = await make('b');
      await join(first.code, 'c');
      await join(second.code, 'c');
      expect(idsOf(await lookAtParty(records(), first.code, pilotOf('a')))).toEqual(['a']);
      await expect(lookAtParty(records(), first.code, pilotOf('c'))).rejects.toMatchObject({
        code: 'unknown_party',
      });
      expect((await make('c')).code).not.toBe(second.code);
      expect(idsOf(await lookAtParty(records(), second.code, pilotOf('b')))).toEqual(['b']);
    });

    it('who leads hands on when it leaves, and with the last one it is gone', async () => {
      const code = await partyOfThree();
      await leave(code, 'a');
      await leave(code, 'a');
      await ready(code, 'c');
      await enter(code, 'b');
      for (const id of ['b', 'c']) await leave(code, id);
      await expect(join(code, 'd')).rejects.toMatchObject({ code: 'unknown_party' });
    });

    it('it waits for a match when who leads asks and all others are ready, and not before', async () => {
      const code = await partyOfThree();
      await expect(enter(code, 'b')).rejects.toMatchObject({ code: 'not_leader' });
      await expect(enter(code, 'stranger')).rejects.toMatchObject({ code: 'unknown_party' });
      await ready(code, 'b');
      await expect(enter(code, 'a')).rejects.toMatchObject({ code: 'not_ready' });
      await ready(code, 'c');
      await expect(enter(code, 'a', 'duel')).rejects.toMatchObject({ code: 'party_too_big' });
      const ticket = await enter(code, 'a');
      expect(await enter(code, 'a')).toBe(ticket);
      expect(await lookAtParty(records(), code, pilotOf('c'))).toMatchObject({ ticket });
      for (const id of ['a', 'b', 'c']) expect(await harness.ask(id)).toMatchObject({ is: 'waiting' });
      await expect(join(code, 'd')).rejects.toMatchObject({ code: 'party_queued' });
    });

    it('who is not ready takes nobody out of another queue', async () => {
      const code = await partyOfThree();
      await harness.enter('duel', 'c');
      await expect(enter(code, 'a')).rejects.toMatchObject({ code: 'not_ready' });
      expect(await harness.ask('c')).toMatchObject({ is: 'waiting' });
    });

    it.each([
      ['is not ready any more', (code: string) => ready(code, 'b', false)],
      ['leaves', (code: string) => leave(code, 'b')],
      ['wants something else', () => harness.enter('duel', 'b')],
      ['takes its ticket back', () => harness.leave('b')],
    ])('it stops waiting when one of it %s, and the others are told who', async (_, stop) => {
      const code = await partyOfThree();
      for (const id of ['b', 'c']) await ready(code, id);
      await enter(code, 'a');
      await stop(code);
      for (const id of ['a', 'c'])
        expect(await harness.ask(id)).toEqual({ is: 'cancelled', reason: 'left', by: 'Pilot b' });
      await expect(enter(code, 'a')).rejects.toMatchObject({ code: 'not_ready' });
    });

    it('who takes it out of a match that is proposed is named to its own, and the others wait on', async () => {
      await proposeToThree();
      expect(await harness.ask('x')).toMatchObject({ is: 'proposed' });
      await harness.leave('c');
      expect(await harness.ask('a')).toEqual({ is: 'cancelled', reason: 'left', by: 'Pilot c' });
      expect(await harness.ask('c')).toEqual({ is: 'cancelled', reason: 'left' });
      expect(await harness.ask('x')).toMatchObject({ is: 'waiting' });
    });

    it('a match waits for a sign of each of them', async () => {
      await proposeToThree();
      for (const id of ['a', 'b', 'x', 'y', 'z'])
        expect(await harness.ask(id), id).toMatchObject({ is: 'proposed' });
      clock.ms += 3001;
      expect(await harness.ask('x')).toMatchObject({ is: 'waiting' });
      for (const id of ['a', 'b', 'c'])
        expect(await harness.ask(id)).toEqual({ is: 'cancelled', reason: 'no_sign' });
    });

    // In Redis texts end in real time, which its own contract tests.
    if (name === 'memory')
      it('it is forgotten an hour after anybody asked for it', async () => {
        const code = await partyOfThree();
        clock.ms += PARTY_LIFETIME_MS - 1;
        await lookAtParty(records(), code, pilotOf('b'));
        clock.ms += PARTY_LIFETIME_MS - 1;
        expect((await make('a')).code).toBe(code);
        clock.ms += PARTY_LIFETIME_MS;
        expect((await make('a')).code).not.toBe(code);
      });
  });
});
