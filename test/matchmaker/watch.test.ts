import { describe, expect, it } from 'vitest';
import { WATCHERS } from '../helpers/memory-directory.ts';
import { createHarness, failure } from './harness.ts';

describe('watching', () => {
  it('a pilot gets a place to watch from, and the room that is watched from it', async () => {
    const { call, pilot, directory } = createHarness();
    const roomId = directory.openRoom({ mode: 'duel' });
    const { token } = await pilot();
    const answer = await call('POST', '/v1/watch', { token, body: { roomId } });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      seat: { name: 'gallery', sessionId: 'session-1', roomId: `gallery-${roomId}`, processId: 'host-1' },
      room: { id: roomId, mode: 'duel', map: 'quarry' },
    });
  });

  it('takes no seat of those who play', async () => {
    const { call, pilot, seat, directory } = createHarness();
    const roomId = directory.openRoom({ capacity: 1 });
    await call('POST', '/v1/watch', { token: (await pilot()).token, body: { roomId } });
    expect(directory.rooms()).toMatchObject([{ pilots: 0 }]);
    expect((await seat((await pilot('Bo')).token, { roomId })).room.id).toBe(roomId);
  });

  it('R15 a room that is not there is refused by name, and so is one that enough people watch', async () => {
    const { call, pilot, directory } = createHarness();
    const roomId = directory.openRoom();
    const ask = async (token: string, id = roomId) =>
      call('POST', '/v1/watch', { token, body: { roomId: id } });
    const first = (await pilot()).token;
    expect(await failure(ask(first, 'elsewhere'))).toBe('404 unknown_room');
    expect((await ask(first)).status).toBe(200);
    for (let i = 1; i < WATCHERS; i++) await ask((await pilot()).token);
    expect(await failure(ask((await pilot()).token))).toBe('409 room_full');
    expect((await ask(first)).status, 'R9 who asks again').toBe(200);
  });

  it('R15 without a token, or with a malformed body, nothing is asked of the arena', async () => {
    const { call, pilot, directory } = createHarness();
    directory.health = 'faulty';
    const { token } = await pilot();
    expect(await failure(call('POST', '/v1/watch', { body: { roomId: 'a' } }))).toBe('401 bad_token');
    for (const body of [{}, { roomId: '' }, { roomId: '../a' }, { roomId: 5 }, { roomId: 'a', mode: 'duel' }])
      expect(await failure(call('POST', '/v1/watch', { token, body }))).toBe('400 bad_request');
  });

  it('when no host answers it says so, and when to ask again', async () => {
    const { call, pilot, directory } = createHarness();
    directory.hostIds = [];
    const answer = await call('POST', '/v1/watch', { token: (await pilot()).token, body: { roomId: 'a' } });
    expect(answer.headers.get('Retry-After')).toBe('1');
    expect(await failure(answer)).toBe('503 no_host');
  });
});
