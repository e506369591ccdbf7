import { describe, expect, it } from 'vitest';
import { SeatAnswer } from '../../server/matchmaker/schemas.ts';
import { createHarness, failure } from './harness.ts';

describe('pilots', () => {
  it('a name becomes a pilot and a token', async () => {
    const { call, tickets } = createHarness();
    const answer = await call('POST', '/v1/pilots', { body: { name: '  Ada  L ', bot: true } });
    expect(answer.status).toBe(201);
    const { pilot, token, ...rest } = await answer.json();
    expect({ pilot, rest }).toEqual({ pilot: { id: expect.any(String), name: 'Ada L' }, rest: {} });
    const named = { ...pilot, bot: true };
    expect(tickets.readPilot(token)).toEqual({ ok: true, pilot: named });
  });

  it('R15 a bad name is refused as such, a missing one by the field', async () => {
    const { call } = createHarness();
    expect(await failure(call('POST', '/v1/pilots', { body: { name: '\u200b' } }))).toBe('400 bad_name');
    const missing = await call('POST', '/v1/pilots', { body: {} });
    expect((await missing.clone().json()).error.message).toContain('name');
    expect(await failure(missing)).toBe('400 bad_request');
  });
});

describe('seats', () => {
  it('a pilot gets a seat, the room it is in and a resume ticket for it', async () => {
    const { pilot, seat, directory, tickets } = createHarness();
    const room = directory.openRoom();
    const ada = await pilot();
    const answer = await seat(ada.token);
    expect(answer).toEqual({
      seat: { name: 'arena', sessionId: 'session-1', roomId: room, processId: 'host-1' },
      room: { id: room, mode: 'skirmish', map: 'quarry' },
      resume: expect.any(String),
    });
    expect(tickets.readResume(answer.resume)).toMatchObject({ roomId: room, pilot: ada.pilot });
  });

  it('without a room a new one is opened', async () => {
    const { pilot, seat, directory } = createHarness();
    await seat((await pilot()).token, { mode: 'skirmish' });
    expect(directory.rooms()).toHaveLength(1);
  });

  it('R7 any replica answers: a token and a ticket from one replica work on another', async () => {
    const first = createHarness();
    const second = createHarness({ directory: first.directory });
    const third = createHarness({ directory: first.directory });
    const { token } = await first.pilot();
    const { seat, resume } = await second.seat(token);
    const answer = await third.call('POST', '/v1/seats/resume', { body: { ticket: resume } });
    const again = SeatAnswer.parse(await answer.json());
    expect(first.directory.shipOf(again.seat.sessionId)).toBe('ship-1');
    expect(again.seat.roomId).toBe(seat.roomId);
  });

  it('R9 a repeated request gives the same seat, on whatever replica', async () => {
    const first = createHarness();
    const second = createHarness({ directory: first.directory });
    const { token } = await first.pilot();
    const seats = [await first.seat(token), await first.seat(token), await second.seat(token)];
    expect(new Set(seats.map(({ seat }) => seat.sessionId)).size).toBe(1);
    expect(await first.directory.rooms()).toMatchObject([{ pilots: 1 }]);
  });

  it('who wants a new room gets one, though others have space', async () => {
    const { pilot, seat, directory } = createHarness();
    directory.openRoom({ id: 'busy' });
    const { room } = await seat((await pilot()).token, { newRoom: true });
    expect(room.id).not.toBe('busy');
    expect((await seat((await pilot('Bo')).token, { newRoom: false })).room.id).toBe(room.id);
  });

  it('R14 one address opens a few rooms at once, then one now and then; nobody else waits for it', async () => {
    const { call, clock, pilot, directory } = createHarness({ limits: { burst: 60, perSecond: 10 } });
    const ask = async (from: string, body: object = { newRoom: true }) =>
      call('POST', '/v1/seats', { token: (await pilot()).token, body, from });
    for (let i = 0; i < 15; i++) expect((await ask('192.0.2.1')).status).toBe(200);
    const refused = await ask('192.0.2.1');
    expect(refused.headers.get('retry-after')).toBe('5');
    expect(await failure(refused)).toBe('429 too_many_requests');
    expect(directory.rooms()).toHaveLength(15);
    expect((await ask('192.0.2.1', {})).status).toBe(200);
    expect((await ask('192.0.2.2')).status).toBe(200);
    clock.ms += 5000;
    expect((await ask('192.0.2.1')).status).toBe(200);
  });

  it('R14 filling small rooms opens no more of them; the first room of a mode is for everybody to open', async () => {
    const { call, pilot, directory } = createHarness({ limits: { burst: 60, perSecond: 10 } });
    directory.openRoom({ id: 'full', capacity: 0 });
    const { token } = await pilot();
    const ask = (mode: string) => call('POST', '/v1/seats', { token, body: { mode } });
    let opened = 0;
    while (opened < 20 && (await ask('skirmish')).status === 200) {
      opened += 1;
      for (const { id } of directory.rooms()) directory.openRoom({ id, capacity: 0 });
    }
    expect(opened).toBe(15);
    expect((await ask('duel')).status).toBe(200);
  });

  it('a closed room is found by its code alone, however that is written, and is not listed', async () => {
    const { call, pilot, seat } = createHarness();
    const { room } = await seat((await pilot()).token, { mode: 'duel', closed: true });
    expect(room.code).toMatch(/^[A-Z2-9]{6}$/);
    expect((await (await call('GET', '/v1/rooms')).json()).rooms).toEqual([]);
    const { token } = await pilot('Bo');
    expect((await seat(token, { code: room.code?.toLowerCase() })).room).toEqual(room);
    const ask = (code: string) => call('POST', '/v1/seats', { token, body: { code } });
    expect(await failure(ask('ZZZZZZ'))).toBe('404 unknown_room');
    expect(await failure(ask('O0O0O0'))).toBe('400 bad_request');
  });

  it('a requested room is that room or a refusal', async () => {
    const { call, pilot, seat, directory } = createHarness();
    directory.openRoom({ id: 'busy' });
    directory.openRoom({ id: 'tiny', capacity: 1 });
    await seat((await pilot()).token, { roomId: 'busy' });
    const { token } = await pilot('Bo');
    expect((await seat(token, { roomId: 'tiny' })).room.id).toBe('tiny');
    const third = (await pilot('Cy')).token;
    const ask = (roomId: string) => call('POST', '/v1/seats', { token: third, body: { roomId } });
    expect(await failure(ask('tiny'))).toBe('409 room_full');
    expect(await failure(ask('elsewhere'))).toBe('404 unknown_room');
  });

  it('a chosen room that proves full or gone is passed over for the next', async () => {
    const { pilot, seat, directory } = createHarness();
    directory.hostIds = ['host-1', 'host-2', 'host-3'];
    for (const id of ['a', 'b', 'c']) directory.openRoom({ id, hostId: `host-${'abc'.indexOf(id) + 1}` });
    const stale = await directory.hosts();
    directory.hosts = async () => stale;
    directory.closeRoom('a');
    directory.openRoom({ id: 'b', hostId: 'host-2', capacity: 0 });
    expect((await seat((await pilot()).token)).room.id).toBe('c');
    expect(directory.asked.map(({ roomId }) => roomId)).toEqual(['a', 'b', 'c']);
  });

  it('a chosen room that proves full is passed over for another of the same host, without asking again', async () => {
    const { pilot, seat, directory } = createHarness();
    for (const id of ['a', 'b']) directory.openRoom({ id });
    const stale = await directory.hosts();
    directory.hosts = async () => stale;
    directory.openRoom({ id: 'a', capacity: 0 });
    expect((await seat((await pilot()).token)).room.id).toBe('b');
    expect(directory.asked).toHaveLength(1);
  });

  it('rooms that look free and are not cost nobody a seat, however many', async () => {
    const { pilot, seat, directory } = createHarness();
    for (let i = 0; i < 12; i++) directory.openRoom({ id: `kept-${i}` });
    const { enter } = directory;
    // As after a moment in which many lost their lines: their places are kept, and not listed.
    directory.enter = async (request) =>
      request.roomId === undefined ? enter(request) : { refused: 'room_full', hostId: request.hostId };
    const before = directory.rooms().length;
    directory.hosts = async () => [
      { id: 'host-1', load: 0, draining: false, spare: 5, rooms: directory.rooms().slice(0, before) },
    ];
    expect((await seat((await pilot()).token)).seat.processId).toBe('host-1');
  });

  it('a host that is silent, or gone, costs nobody a seat', async () => {
    const { pilot, seat, directory } = createHarness();
    directory.hostIds = ['host-1', 'host-2'];
    directory.openRoom({ id: 'lost', hostId: 'host-1' });
    directory.silent.add('host-1');
    expect((await seat((await pilot()).token)).seat.processId).toBe('host-2');
  });

  it('R9 the same wish leads to the seat that the pilot has, though another place is better by now', async () => {
    const { pilot, seat, directory } = createHarness();
    directory.hostIds = ['host-1', 'host-2'];
    const { token } = await pilot();
    const first = await seat(token);
    directory.openRoom({ id: 'lively', hostId: 'host-2', bots: 9 });
    for (const name of ['Bo', 'Cy']) await seat((await pilot(name)).token, { roomId: 'lively' });
    expect(await seat(token)).toMatchObject({ seat: first.seat });
    expect((await seat(token, { mode: 'duel' })).room.mode).toBe('duel');
    directory.silent.add('host-1');
    expect((await seat((await pilot('Di')).token)).room.id).toBe('lively');
    expect((await seat(token)).room.id).toBe('lively');
  });

  it('when the listing of a host is wrong throughout, a new room is opened', async () => {
    const { pilot, seat, directory } = createHarness();
    for (const id of ['a', 'b', 'c', 'd', 'e']) directory.openRoom({ id });
    const stale = await directory.hosts();
    directory.hosts = async () => stale;
    for (const id of ['a', 'b', 'c', 'd', 'e']) directory.closeRoom(id);
    await seat((await pilot()).token);
    expect(directory.asked.map(({ roomId }) => roomId)).toEqual(['a', undefined]);
  });

  it('bots make way for a person', async () => {
    const { pilot, seat, directory } = createHarness();
    directory.openRoom({ capacity: 4, bots: 4 });
    await seat((await pilot()).token);
    expect(directory.rooms()).toMatchObject([{ pilots: 4, bots: 3 }]);
  });

  it('no host means 503 and when to ask again', async () => {
    const { call, pilot, directory } = createHarness();
    directory.hostIds = [];
    const answer = await call('POST', '/v1/seats', { body: {}, token: (await pilot()).token });
    expect(answer.headers.get('retry-after')).toBe('1');
    expect(await failure(answer)).toBe('503 no_host');
  });

  it('R15 a seat needs a valid token', async () => {
    const { call, clock, pilot } = createHarness();
    const { token } = await pilot();
    const ask = (headers: Record<string, string>) => call('POST', '/v1/seats', { body: {}, headers });
    const bare = await ask({});
    expect(bare.headers.get('www-authenticate')).toBe('Bearer');
    expect(await failure(bare)).toBe('401 bad_token');
    for (const value of [
      'Bearer',
      'Bearer ',
      `Basic ${token}`,
      `Bearer ${token}x`,
      `Bearer ${token} ${token}`,
    ])
      expect(await failure(ask({ Authorization: value })), value).toBe('401 bad_token');
    clock.ms += 24 * 60 * 60 * 1000;
    expect(await failure(ask({ Authorization: `Bearer ${token}` }))).toBe('401 expired_token');
  });

  it('fields of the arena that are not part of the API are not passed on', async () => {
    const { call, pilot, directory } = createHarness();
    directory.seat = async () => {
      const seat = { name: 'arena', sessionId: 's', roomId: 'r', processId: 'p', auth: 'hidden' };
      return { seat, room: { id: 'r', mode: 'skirmish', map: 'quarry' } };
    };
    const answer = await call('POST', '/v1/seats', { body: {}, token: (await pilot()).token });
    expect(answer.status).toBe(200);
    expect(await answer.text()).not.toContain('hidden');
  });
});
