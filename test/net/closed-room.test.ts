import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createMemoryStorage } from '../../client/net/key-value.ts';
import { SeatKeeper } from '../../client/net/seat-keeper.ts';
import { Servers } from '../../client/net/servers.ts';
import { WaitNote } from '../../client/net/wait-note.ts';
import { Squadron } from '../helpers/flying-session.ts';
import { askSeat, newPilot, post } from '../helpers/rest.ts';
import { startTestApp, type TestApp } from '../helpers/running-app.ts';
import { until } from '../helpers/until.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({}, undefined, ['foundry', 'quarry']);
});
afterAll(() => app.close());

const ask = async (body: object) =>
  post(app.origin, '/v1/seats', body, (await newPilot(app.origin, 'Asks')).token);

test('a closed room is played on the map that was wished, and by those who know its code', async () => {
  for (const map of ['quarry', 'foundry']) {
    const answer = await ask({ closed: true, map });
    expect(answer).toMatchObject({
      status: 200,
      body: { room: { map, code: expect.stringMatching(/^[A-Z2-9]{6}$/) } },
    });
  }
  const open = await askSeat(app.origin, (await newPilot(app.origin, 'Other')).token);
  expect(await ask({ roomId: open.room.id })).toMatchObject({ status: 200 });
});

test('R15 a map that is not there, or not for this mode, is refused by name', async () => {
  for (const body of [{ map: 'atlantis' }, { map: '../x' }, { map: 'foundry', mode: 'hold' }, { map: 5 }])
    expect(await ask(body)).toMatchObject({ status: 400, body: { error: { code: 'bad_request' } } });
});

describe('by way of the client', () => {
  let squadron: Squadron;
  beforeEach(() => {
    squadron = new Squadron(app.origin);
  });
  afterEach(() => squadron.disband());

  test('a closed room is opened, joined by its code, and found again after a reload of the page', async () => {
    const host = await squadron.fly({ name: 'Host', closed: true, map: 'quarry' });
    const { code = '', id, map } = host.session.room;
    expect({ code, map }).toEqual({ code: expect.stringMatching(/^[A-Z2-9]{6}$/), map: 'quarry' });
    const guest = await squadron.fly({ name: 'Guest', code });
    expect(guest.session.room).toMatchObject({ id, code });
    const { me } = guest.session;
    guest.freeze();
    const reloaded = await squadron.fly({ name: 'Guest', code, storage: guest.storage });
    expect(reloaded.session).toMatchObject({ me, room: { id, code } });
  });

  test('a code that leads nowhere ends the joining by that name', async () => {
    const lost = squadron.launch({ name: 'Lost', code: 'ZZZZZZ' });
    await until(() => lost.session.status === 'ended', 'the answer');
    expect(lost.session.ending).toBe('unknown_code');
  });

  test('who gives up while joining takes no seat along to the next room', async () => {
    const storage = createMemoryStorage();
    const first = squadron.launch({ name: 'Changed', closed: true, storage });
    await first.session.leave();
    expect(first.session).toMatchObject({ status: 'ended', ending: 'left', waiting: undefined });
    const wish = { servers: new Servers([app.origin]), name: 'Changed', bot: false, seat: {} };
    const note = new WaitNote();
    const late = new SeatKeeper(wish, storage).take(note);
    note.giveUp();
    await late;
    expect(storage.get('seat.ticket')).toBeUndefined();
  });
});
