import { describe, expect, test } from 'vitest';
import type { HostListing } from '../../server/matchmaker/arena-directory.ts';
import { leaveMatches } from '../../server/rooms/leave-matches.ts';
import { type MoveParts, moveMatches } from '../../server/rooms/move-matches.ts';
import { type HandedSeat, HostSilent } from '../../server/store/host-call.ts';
import { CLOSE } from '../../sim/protocol.ts';

const log = { info() {}, error() {}, warn() {} };
const listing = (id: string): HostListing => ({ id, load: 0, draining: false, spare: 3, rooms: [] });

/** A match that writes down what becomes of it. */
function createRoom(roomId = 'r') {
  const seen: string[] = [];
  const room = {
    roomId,
    snapshot: () => Uint8Array.of(1),
    halt: () => void seen.push('halted'),
    goOn: () => void seen.push('goes on'),
    depose(code: number = CLOSE.moved, seats: readonly HandedSeat[] = []) {
      seen.push(`closed ${code}${seats.map(({ pilotId }) => ` with a seat for ${pilotId}`)}`);
    },
    async disconnect(code?: number) {
      seen.push(`ended ${code}`);
    },
  };
  return { room, seen };
}

type World = {
  answers?: Record<string, unknown>;
  release?: MoveParts['handover']['release'];
  claimBack?: boolean;
};

/** Two other hosts, which answer as they are told. */
function createParts({ answers = {}, release = async () => 4, claimBack = true }: World = {}) {
  const asked: string[] = [];
  const figures = { moved: 0 };
  const parts: MoveParts = {
    hostId: 'a',
    handover: { release, claimBack: async () => claimBack },
    figures,
    living: async () => ['a', 'b', 'c'].map(listing),
    async ask(hostId, question) {
      asked.push(hostId);
      expect(question).toEqual({ ask: 'adopt', roomId: 'r', epoch: 4, ownerIsDead: true, seats: true });
      const answer = answers[hostId] ?? new HostSilent('silent');
      if (answer instanceof Error) throw answer;
      return answer;
    },
    log,
    async pause() {},
  };
  return { parts, asked, figures };
}

async function move(world: World) {
  const { room, seen } = createRoom();
  const { parts, asked, figures } = createParts(world);
  const outcome = (await moveMatches([room], parts)).get(room);
  return { outcome, seen, asked: asked.toSorted(), moved: figures.moved };
}

const adopted = { adopted: 'r' };
const MOVED = ['halted', `closed ${CLOSE.moved}`];

describe('R11 a match is moved', () => {
  test('halted first, and its pilots are sent after it once', async () => {
    const { outcome, seen, asked, moved } = await move({ answers: { b: adopted, c: adopted } });
    expect([outcome, seen, asked.length, moved]).toEqual(['moved', MOVED, 1, 1]);
  });

  test('and whoever has a seat there already is told', async () => {
    const seat = { name: 'skirmish', sessionId: 's', roomId: 'r', processId: 'b' };
    const place = { seat, room: { id: 'r', mode: 'skirmish', map: 'foundry' } };
    const answer = { ...adopted, seats: [{ pilotId: 'ada', place }] };
    const { seen } = await move({ answers: { b: answer, c: answer } });
    expect(seen).toEqual(['halted', `closed ${CLOSE.moved} with a seat for ada`]);
  });

  test('to the next host when one is silent, full, or of another version', async () => {
    for (const answer of [new HostSilent('b'), { refused: 'no_host' }, { refused: 'unreadable' }, 'what'])
      for (const [one, other] of [
        ['b', 'c'],
        ['c', 'b'],
      ] as const)
        expect(await move({ answers: { [one]: answer, [other]: adopted } })).toMatchObject({
          outcome: 'moved',
          seen: MOVED,
        });
  });

  test('also by somebody who was quicker', async () => {
    const owned = { refused: 'owned' };
    expect(await move({ answers: { b: owned, c: owned } })).toMatchObject({ outcome: 'moved', moved: 1 });
  });

  test('to nobody when it cannot be given up, nor asked about', async () => {
    expect(await move({ release: async () => undefined })).toMatchObject({ outcome: 'kept', asked: [] });
    const { room } = createRoom();
    const { parts } = createParts({});
    parts.living = async () => {
      throw new Error('away');
    };
    expect((await moveMatches([room], parts)).get(room)).toBe('kept');
  });

  test('not when no other can read it: it is played on here, or kept when it is not got back', async () => {
    const answers = { b: { refused: 'unreadable' }, c: { refused: 'no_host' } };
    expect(await move({ answers })).toMatchObject({ outcome: 'unreadable', seen: ['halted', 'goes on'] });
    expect(await move({ answers, claimBack: false })).toMatchObject({
      outcome: 'kept',
      seen: ['halted', `closed ${CLOSE.shutdown}`],
    });
  });

  test('before the next one stands still, and its pilots have time to come back', async () => {
    const order: string[] = [];
    const rooms = ['r', 's'].map((roomId) => {
      const { room } = createRoom();
      return {
        ...room,
        roomId,
        halt: () => void order.push(`${roomId} halted`),
        depose: () => void order.push(`${roomId} closed`),
      };
    });
    const { parts } = createParts();
    await moveMatches(rooms, {
      ...parts,
      ask: async () => adopted,
      pause: async (ms) => void order.push(`pause ${ms}`),
    });
    expect(order).toEqual(['r halted', 'r closed', 'pause 500', 's halted', 's closed']);
  });

  test('however many there are, within seconds', async () => {
    const pauses: number[] = [];
    const { parts } = createParts();
    await moveMatches(
      Array.from({ length: 30 }, () => createRoom().room),
      { ...parts, ask: async () => adopted, pause: async (ms) => void pauses.push(ms) },
    );
    expect(pauses).toEqual(Array(29).fill(200));
  });
});

describe('R11 a host that ends', () => {
  test('keeps a match that nobody took over, and ends none of those', async () => {
    const { room, seen } = createRoom();
    await leaveMatches(
      () => [room],
      async () => {},
      createParts().parts,
    );
    expect(seen).toEqual(['halted', `closed ${CLOSE.shutdown}`]);
  });

  test('moves a match as well that came to it meanwhile', async () => {
    const late = createRoom();
    const rooms: (typeof late.room)[] = [];
    await leaveMatches(
      () => rooms,
      async () => void rooms.push(late.room),
      createParts({ answers: { b: adopted, c: adopted } }).parts,
    );
    expect(late.seen).toEqual(MOVED);
  });

  test('ends what nobody can read when it was played on for a while, and with its result', async () => {
    const unreadable = { refused: 'unreadable' };
    const { room, seen } = createRoom();
    const { parts } = createParts({ answers: { b: unreadable, c: unreadable } });
    await leaveMatches(
      () => [room],
      async () => {},
      parts,
      0,
    );
    expect(seen).toEqual(['halted', 'goes on', `ended ${CLOSE.over}`]);
  });
});
