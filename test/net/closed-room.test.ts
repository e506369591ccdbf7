import { afterAll, beforeAll, expect, test } from 'vitest';
import { askSeat, newPilot, post } from '../helpers/rest.ts';
import { startTestApp, type TestApp } from '../helpers/running-app.ts';

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
