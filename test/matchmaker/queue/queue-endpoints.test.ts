import { describe, expect, it } from 'vitest';
import { PartyAnswer } from '../../../server/matchmaker/party/party-schemas.ts';
import { QueueAnswer } from '../../../server/matchmaker/queue/queue-schemas.ts';
import { createMemoryRecords } from '../../../server/store/memory-records.ts';
import { createHarness, failure } from '../harness.ts';

/** Two replicas of the matchmaker over one store and one arena; what one pilot asks goes to one, then the other. */
async function twoReplicas() {
  const first = createHarness();
  const { clock, directory } = first;
  const records = createMemoryRecords(() => clock.ms);
  const shared = {
    directory,
    records,
    now: () => clock.ms,
    async pause(ms: number) {
      clock.ms += ms;
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
  const replicas = [createHarness(shared), createHarness(shared)];
  let turn = 0;
  const call: (typeof first)['call'] = (...args) => {
    turn += 1;
    return (replicas[turn % 2] ?? first).call(...args);
  };
  return { call, clock, directory, pilot: first.pilot };
}
type Replicas = Awaited<ReturnType<typeof twoReplicas>>;

async function waiting({ call, pilot }: Replicas, name: string, mode = 'duel') {
  const { token } = await pilot(name);
  const enter = async (body: object = { mode }) =>
    QueueAnswer.parse(await (await call('POST', '/v1/queue', { body, token })).json());
  const { ticket } = await enter();
  const ask = async (raw: RequestInit = {}) =>
    QueueAnswer.parse(await (await call('GET', `/v1/queue/${ticket}`, { token, raw })).json());
  return { token, ticket, enter, ask, path: `/v1/queue/${ticket}` };
}

describe('R7 ranked play over HTTP', () => {
  it('who waits on one replica is woken by a match that another forms, and both get seats in one room', async () => {
    const replicas = await twoReplicas();
    const [ada, bob] = [await waiting(replicas, 'Ada'), await waiting(replicas, 'Bob')];
    // Held on two replicas, of which one forms the match.
    for (const answer of await Promise.all([ada.ask(), bob.ask()])) expect(answer.state).toBe('proposed');
    const found = await Promise.all([ada.ask(), bob.ask()]);
    const [one, two] = found.map((answer) => (answer.state === 'found' ? answer : undefined));
    expect(one?.room).toEqual({ id: 'room-1', mode: 'duel', map: 'quarry' });
    expect(two?.room).toEqual(one?.room);
    expect(two?.seat.sessionId).not.toBe(one?.seat.sessionId);
    expect(await ada.ask()).toMatchObject({ state: 'found', seat: one?.seat });
    // The room is theirs alone.
    const { token } = await replicas.pilot('Eve');
    const roomId = one?.room.id;
    expect(await failure(replicas.call('POST', '/v1/seats', { body: { roomId }, token }))).toBe(
      '404 unknown_room',
    );
  });

  it('asked again the ticket is the same, and a question is answered within 20 seconds', async () => {
    const replicas = await twoReplicas();
    const ada = await waiting(replicas, 'Ada');
    expect(await ada.enter()).toEqual({ state: 'waiting', ticket: ada.ticket, place: 1, width: 2 });
    const asked = replicas.clock.ms;
    expect(await ada.ask()).toMatchObject({ state: 'waiting', width: 12 });
    expect(replicas.clock.ms - asked).toBe(20_000);
  });

  it('a question that nobody waits for any more is no sign of life', async () => {
    const replicas = await twoReplicas();
    const ada = await waiting(replicas, 'Ada');
    await ada.ask({ signal: AbortSignal.abort() }).catch(() => undefined);
    replicas.clock.ms += 10_001;
    const bob = await waiting(replicas, 'Bob');
    expect(await bob.ask()).toMatchObject({ state: 'waiting', place: 1 });
    expect(await ada.ask()).toEqual({ state: 'cancelled', ticket: ada.ticket, reason: 'no_sign' });
  });

  it('a ticket is taken back, twice if need be, by its pilot and by nobody else', async () => {
    const replicas = await twoReplicas();
    const ada = await waiting(replicas, 'Ada');
    const { token: thief } = await replicas.pilot('Eve');
    for (const method of ['GET', 'DELETE'])
      expect(await failure(replicas.call(method, ada.path, { token: thief }))).toBe('404 unknown_ticket');
    for (let i = 0; i < 2; i++) {
      const answer = await replicas.call('DELETE', ada.path, { token: ada.token });
      expect(await answer.json()).toEqual({ state: 'cancelled', ticket: ada.ticket, reason: 'left' });
    }
  });

  it('a room that closed before its pilot came is said to be gone', async () => {
    const replicas = await twoReplicas();
    const ada = await waiting(replicas, 'Ada');
    const bob = await waiting(replicas, 'Bob');
    await Promise.all([ada.ask(), bob.ask()]);
    await Promise.all([ada.ask(), bob.ask()]);
    replicas.directory.closeRoom('room-1');
    expect(await ada.ask()).toMatchObject({ state: 'cancelled', reason: 'room_gone' });
  });

  it('without a host nobody loses its place', async () => {
    const replicas = await twoReplicas();
    const [ada, bob] = [await waiting(replicas, 'Ada'), await waiting(replicas, 'Bob')];
    replicas.directory.silent.add('host-1');
    for (let i = 0; i < 4; i++) await Promise.all([ada.ask(), bob.ask()]);
    replicas.directory.silent.clear();
    for (let i = 0; i < 3; i++) await Promise.all([ada.ask(), bob.ask()]);
    expect([(await ada.ask()).state, (await bob.ask()).state]).toEqual(['found', 'found']);
  });

  it('R15 what is no ranked mode, no ticket and no code is refused', async () => {
    const { call, pilot } = await twoReplicas();
    const { token } = await pilot('Ada');
    const enter = (body: object) => failure(call('POST', '/v1/queue', { body, token }));
    expect(await enter({ mode: 'skirmish' })).toBe('400 bad_request');
    expect(await enter({ mode: 'hold', party: 'abc' })).toBe('400 bad_request');
    expect(await enter({ mode: 'hold', party: 'ABCDEFGH' })).toBe('404 unknown_party');
    expect(await failure(call('GET', '/v1/queue/%00', { token }))).toBe('400 bad_request');
    expect(await failure(call('GET', '/v1/parties/abc', { token }))).toBe('400 bad_request');
    expect(await failure(call('GET', '/v1/queue/abc'))).toBe('401 bad_token');
  });
});

describe('R7 parties over HTTP', () => {
  it('are made, joined by their code, and play on one side of one room', async () => {
    const replicas = await twoReplicas();
    const { call, pilot, directory } = replicas;
    const tokens = await Promise.all(['Ada', 'Bob', 'Cleo'].map(async (name) => (await pilot(name)).token));
    const [ada = '', bob = '', cleo = ''] = tokens;
    const made = await call('POST', '/v1/parties', { token: ada });
    expect(made.status).toBe(201);
    const { code } = PartyAnswer.parse(await made.json());
    for (const token of [bob, cleo]) {
      await call('POST', `/v1/parties/${code}/join`, { token });
      await call('POST', `/v1/parties/${code}/ready`, { token, body: { ready: true } });
    }
    const entered = await call('POST', '/v1/queue', { body: { mode: 'hold', party: code }, token: ada });
    const { ticket } = QueueAnswer.parse(await entered.json());
    expect(await (await call('GET', `/v1/parties/${code}`, { token: cleo })).json()).toEqual({
      code,
      ticket,
      mostMembers: 6,
      members: [
        { name: 'Ada', you: false, leads: true, ready: false },
        { name: 'Bob', you: false, leads: false, ready: false },
        { name: 'Cleo', you: true, leads: false, ready: false },
      ],
    });
    const others = await Promise.all(['Dan', 'Eve', 'Fay'].map((name) => waiting(replicas, name, 'hold')));
    const mates = tokens.map((token) => async () => {
      const answer = await call('GET', `/v1/queue/${ticket}`, { token });
      return QueueAnswer.parse(await answer.json());
    });
    const everybody = [...mates, ...others.map(({ ask }) => ask)];
    const states = async () => (await Promise.all(everybody.map((ask) => ask()))).map(({ state }) => state);
    let last = await states();
    for (let i = 0; i < 4 && last[0] !== 'found'; i++) last = await states();
    expect(last).toEqual(Array(6).fill('found'));
    expect(directory.rooms()).toMatchObject([{ mode: 'hold', pilots: 6, closed: true }]);
    expect(await (await call('POST', `/v1/parties/${code}/leave`, { token: bob })).json()).toEqual({
      left: true,
    });
  });
});
