import { describe, expect, test } from 'vitest';
import { type AdoptionParts, Adoptions } from '../../server/rooms/adoptions.ts';
import { createWorld } from '../../sim/world.ts';

const log = { info() {}, error() {}, warn() {} };
const found = { roomId: 'r', epoch: 1, ownerIsDead: true };
const claimed = { epoch: 2, version: 1, bytes: Uint8Array.of(1) };
const match = {
  world: createWorld('skirmish', 'foundry', 1),
  setup: undefined,
  standing: undefined,
  seats: [],
  usedTickets: [],
};

function createAdoptions(parts: Partial<AdoptionParts['handover']> = {}, open = async () => {}) {
  const clock = { ms: 0 };
  const seen: string[] = [];
  const handover: AdoptionParts['handover'] = {
    async claim({ roomId, epoch }) {
      seen.push(`claimed ${roomId} ${epoch}`);
      return claimed;
    },
    read: () => match,
    giveBack: async (roomId) => void seen.push(`gave back ${roomId}`),
    ...parts,
  };
  const adoptions = new Adoptions({
    handover,
    log,
    async open(roomId) {
      seen.push(`opened ${roomId}`);
      await open();
    },
    now: () => clock.ms,
  });
  return { adoptions, seen, clock };
}

describe('R11 a room is taken over', () => {
  test('once, however many ask', async () => {
    const { adoptions, seen } = createAdoptions();
    const answers = await Promise.all([1, 2, 3].map(() => adoptions.adopt(found, 1)));
    expect(answers).toEqual([{ adopted: 'r' }, { adopted: 'r' }, { adopted: 'r' }]);
    expect(seen).toEqual(['claimed r 1', 'opened r']);
  });

  test('and who asks for a seat in it waits until it is', async () => {
    const opened = Promise.withResolvers<void>();
    const { adoptions, seen } = createAdoptions({}, () => opened.promise);
    void adoptions.adopt(found, 1);
    let isSettled = false;
    const settled = adoptions.settled('r').then(() => {
      isSettled = true;
    });
    await adoptions.settled('another');
    expect([isSettled, seen]).toEqual([false, ['claimed r 1', 'opened r']]);
    opened.resolve();
    await settled;
    await adoptions.allSettled();
  });

  test('not when the claim is refused; an ended room is an unknown one', async () => {
    for (const [refused, answer] of [
      ['owned', 'owned'],
      ['unreadable', 'unreadable'],
      ['ended', 'unknown_room'],
      ['unknown', 'unknown_room'],
    ] as const) {
      const { adoptions, seen } = createAdoptions({ claim: async () => ({ refused }) });
      expect([await adoptions.adopt(found, 1), seen]).toEqual([{ refused: answer }, []]);
    }
  });

  test('not when its bytes are no match', async () => {
    const { adoptions, seen } = createAdoptions({ read: () => undefined });
    expect(await adoptions.adopt(found, 1)).toEqual({ refused: 'unreadable' });
    expect(seen).toEqual(['claimed r 1']);
  });

  test('R14 not when those that are being claimed fill the host', async () => {
    const { adoptions } = createAdoptions();
    const rooms = ['r', 's', 't', 'r'];
    const answers = await Promise.all(rooms.map((roomId) => adoptions.adopt({ ...found, roomId }, 2)));
    expect(answers).toEqual([{ adopted: 'r' }, { adopted: 's' }, { refused: 'no_host' }, { adopted: 'r' }]);
  });
});

test('R11 a room that cannot be opened here is given back, and left to others for a while', async () => {
  const { adoptions, seen, clock } = createAdoptions({}, async () => {
    throw new Error('no such map');
  });
  expect(await adoptions.adopt(found, 1)).toEqual({ refused: 'unreadable' });
  expect(seen).toEqual(['claimed r 1', 'opened r', 'gave back r']);
  clock.ms = 9_999;
  expect(await adoptions.adopt({ ...found, epoch: 2 }, 1)).toEqual({ refused: 'unreadable' });
  expect(seen).toHaveLength(3);
  clock.ms = 10_000;
  await adoptions.adopt({ ...found, epoch: 2 }, 1);
  expect(seen).toHaveLength(6);
});
