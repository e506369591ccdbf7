import { describe, expect, test } from 'vitest';
import type { HostListing } from '../../server/matchmaker/arena-directory.ts';
import { adoptRoom, type Orphan } from '../../server/store/adopt-room.ts';
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

/** What was asked of whom while a room was found so. */
async function adopt(found: Partial<Orphan>, { dead = false, answer = { adopted: 'r' } as unknown } = {}) {
  const asked: [string, HostQuestion][] = [];
  const heir = await adoptRoom(
    { ...owned, ...found },
    {
      registry: { living: async () => [listing('a'), listing('b')] },
      async ask(hostId, question) {
        asked.push([hostId, question]);
        if (answer instanceof Error) throw answer;
        return answer;
      },
      isDead: async () => dead,
    },
  );
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
});
