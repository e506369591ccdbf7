import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { CLOSE } from '../../sim/protocol.ts';
import { connect, newPilot, post, type RawPilot, type SeatAnswer } from '../helpers/rest.ts';
import { startTestApp, type TestApp } from '../helpers/running-app.ts';
import { until } from '../helpers/until.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const Answer = z.object({ state: z.string(), ticket: z.string() }).loose();

async function ask(method: string, path: string, token: string, signal?: AbortSignal) {
  const headers = { Authorization: `Bearer ${token}` };
  const response = await fetch(app.origin + path, { method, headers, ...(signal ? { signal } : {}) });
  return Answer.parse(await response.json());
}

/** Waits in a queue until there is a seat. */
async function findMatch(mode: string, token: string): Promise<SeatAnswer> {
  let answer = Answer.parse((await post(app.origin, '/v1/queue', { mode }, token)).body);
  while (answer.state === 'waiting' || answer.state === 'proposed')
    answer = await ask('GET', `/v1/queue/${answer.ticket}`, token);
  if (answer.state !== 'found') throw new Error(`not found: ${JSON.stringify(answer)}`);
  return z
    .object({
      seat: z.object({ name: z.string(), sessionId: z.string(), roomId: z.string(), processId: z.string() }),
      room: z.object({ id: z.string(), mode: z.string(), map: z.string() }),
      resume: z.string(),
    })
    .parse(answer);
}

test('two who wait for a duel find each other, fly against each other, and nobody else comes in', async () => {
  const pilots = await Promise.all(['Ada', 'Bob'].map((name) => newPilot(app.origin, name)));
  const seats = await Promise.all(pilots.map(({ token }) => findMatch('duel', token)));
  expect(seats[0]?.room).toEqual(seats[1]?.room);
  expect(seats[0]?.room.mode).toBe('duel');
  const raw: RawPilot[] = await Promise.all(seats.map((seat) => connect(app.origin, seat)));
  await until(() => raw.every(({ room }) => room.state.ships.size >= 1), 'ships');
  const eve = await newPilot(app.origin, 'Eve');
  const wish = { roomId: seats[0]?.room.id };
  expect(await post(app.origin, '/v1/seats', wish, eve.token)).toMatchObject({ status: 404 });
  // Who goes leaves the other with nobody to play against, and nobody else may come.
  await raw[0]?.room.leave();
  expect(await raw[1]?.closed).toBe(CLOSE.over);
});

test('a question whose connection is gone is no sign of life', async () => {
  const { token } = await newPilot(app.origin, 'Ghost');
  const { ticket } = Answer.parse((await post(app.origin, '/v1/queue', { mode: 'hold' }, token)).body);
  const gone = new AbortController();
  const asked = ask('GET', `/v1/queue/${ticket}`, token, gone.signal).catch(() => undefined);
  // A later question is answered: the first has arrived, and is held.
  await fetch(`${app.origin}/healthz`);
  gone.abort();
  await asked;
  // Another's questions are what finds out that it is gone.
  const other = await newPilot(app.origin, 'Other');
  const { ticket: second } = Answer.parse(
    (await post(app.origin, '/v1/queue', { mode: 'hold' }, other.token)).body,
  );
  await ask('GET', `/v1/queue/${second}`, other.token);
  expect(await ask('GET', `/v1/queue/${ticket}`, token)).toMatchObject({
    state: 'cancelled',
    reason: 'no_sign',
  });
});
