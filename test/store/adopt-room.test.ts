import { describe, expect, test } from 'vitest';
import type { HostListing } from '../../server/matchmaker/arena-directory.ts';
import { createAdopter, type Orphan } from '../../server/store/adopt-room.ts';
import { type HostQuestion, HostSilent } from '../../server/store/host-call.ts';

const listing = (id: string): HostListing => ({ id, load: 0, draining: false, spare: 3, rooms: [] });
const owned: Orphan = {
  is: 'hosted',
  roomId: 'r',
  hostId: 'a',
  address: '10.0.0.1:2567',
  epoch: 4,
  version: 1,
  leased: true,
  isLacking: false,
};

type Options = { dead?: boolean; answer?: unknown; hosts?: string[]; answers?: Record<string, unknown> };

/** What was asked of whom while a room was found so. */
async function adopt(
  found: Partial<Orphan>,
  { dead = false, answer: all = { adopted: 'r' }, hosts = ['a', 'b'], answers = {} }: Options = {},
) {
  const asked: [string, HostQuestion][] = [];
  const adopter = createAdopter({
    registry: { living: async () => hosts.map(listing) },
    async ask(hostId, question) {
      asked.push([hostId, question]);
      const answer = answers[hostId] ?? all;
      if (answer instanceof Error) throw answer;
      return answer;
    },
    isDead: async () => dead,
  });
  // All its pilots look for a room at once, and it is searched once.
  const room = { ...owned, ...found };
  const looks = Array.from({ length: 5 }, () => adopter.adopt(room));
  // Whoever comes now, and would ask the host first, hears that there is no use.
  expect(adopter.seeksHeirOf(room)).toBe(!room.isLacking);
  expect(adopter.seeksHeirOf({ ...room, epoch: room.epoch + 1 })).toBe(false);
  const [heir, ...others] = await Promise.all(looks);
  expect(adopter.seeksHeirOf(room)).toBe(false);
  expect(others).toEqual(Array.from(others, () => heir));
  return { heir, asked };
}

const question = (ownerIsDead: boolean) => ({ ask: 'adopt', roomId: 'r', epoch: 4, ownerIsDead });

describe('R11 a room is taken over', () => {
  test('with proof while its host is leased, and not without', async () => {
    expect(await adopt({})).toEqual({ heir: undefined, asked: [] });
    expect(await adopt({}, { dead: true })).toEqual({ heir: 'b', asked: [['b', question(true)]] });
  });

  test('without proof when the lease ran out, and as one that nobody has when it was released', async () => {
    expect(await adopt({ leased: false })).toEqual({ heir: 'b', asked: [['b', question(false)]] });
    const { asked } = await adopt({ leased: false, hostId: '', address: '' });
    expect(asked).toMatchObject([[expect.stringMatching(/^[ab]$/), question(true)]]);
  });

  test('by its own host, without proof, when that never heard that it got it', async () => {
    const { heir, asked } = await adopt({ isLacking: true }, { dead: true });
    expect([heir, asked]).toEqual(['a', [['a', question(false)]]]);
  });

  test('by nobody yet when the heir refuses or is silent', async () => {
    for (const answer of [{ refused: 'owned' }, 'what', new HostSilent('b')])
      expect((await adopt({ leased: false }, { answer })).heir).toBeUndefined();
  });

  test('by another when the first one has ended as well, is full, or cannot go on with it', async () => {
    const hosts = ['a', 'b', 'c'];
    const unable = [new HostSilent('b'), { refused: 'unreadable' }, { refused: 'no_host' }, 'what'];
    for (const answer of unable)
      for (const first of ['b', 'c']) {
        const heir = first === 'b' ? 'c' : 'b';
        expect(await adopt({ leased: false }, { hosts, answers: { [first]: answer } })).toMatchObject({
          heir,
        });
      }
  });

  test('R14 by one of three that are asked, and by none more', async () => {
    const hosts = ['a', 'b', 'c', 'd', 'e', 'f'];
    const { heir, asked } = await adopt({ leased: false }, { hosts, answer: { refused: 'no_host' } });
    expect([heir, new Set(asked.map(([id]) => id)).size, asked.length]).toEqual([undefined, 3, 3]);
  });
});
