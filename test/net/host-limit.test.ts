import { afterAll, beforeAll, expect, test } from 'vitest';
import { MOST_MATCHES } from '../../server/rooms/hosted-matches.ts';
import { askSeat, askToWatch, newPilot, post } from '../helpers/rest.ts';
import { startTestApp, type TestApp } from '../helpers/running-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test('R14 a host opens so many matches and no more; who watches takes none of them away', async () => {
  const { token } = await newPilot(app.origin, 'Opens');
  const { room } = await askSeat(app.origin, token);
  await askToWatch(app.origin, token, room.id);
  const open = async () => {
    const other = await newPilot(app.origin, 'Opens too');
    return post(app.origin, '/v1/seats', { newRoom: true }, other.token);
  };
  for (let i = 1; i < MOST_MATCHES; i++) expect(await open()).toMatchObject({ status: 200 });
  expect(await open()).toMatchObject({ status: 503, body: { error: { code: 'no_host' } } });
});
