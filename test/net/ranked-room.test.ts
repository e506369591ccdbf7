import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  enterQueue,
  fetchParty,
  followTicket,
  joinParty,
  leaveParty,
  leaveQueue,
  makeParty,
  setReady,
} from '../../client/net/queue-client.ts';
import { Servers } from '../../client/net/servers.ts';
import { CLOSE } from '../../sim/protocol.ts';
import { connect, newPilot, post } from '../helpers/rest.ts';
import { startTestApp, type TestApp } from '../helpers/running-app.ts';
import { until } from '../helpers/until.ts';

let app: TestApp;
let servers: Servers;
beforeAll(async () => {
  app = await startTestApp();
  servers = new Servers([app.origin]);
});
afterAll(() => app.close());

const tokenOf = async (name: string) => (await newPilot(app.origin, name)).token;
const never = new AbortController().signal;

/** Waits in a queue until there is a seat. */
async function findMatch(mode: 'duel' | 'hold', token: string) {
  const { ticket } = await enterQueue(servers, token, { mode });
  const states: string[] = [];
  for (;;) {
    const answer = await followTicket(servers, token, ticket, never);
    if (answer.state === 'found') return { ...answer, states };
    if (answer.state === 'cancelled') throw new Error(`not found: ${answer.reason}`);
    states.push(answer.state);
  }
}

test('two who wait for a duel find each other, fly against each other, and nobody else comes in', async () => {
  const tokens = await Promise.all(['Ada', 'Bob'].map(tokenOf));
  const [ada, bob] = await Promise.all(tokens.map((token) => findMatch('duel', token)));
  if (ada === undefined || bob === undefined) throw new Error('two were asked');
  expect(ada.room).toEqual(bob.room);
  expect(ada.room.mode).toBe('duel');
  expect([...ada.states, ...bob.states]).toContain('proposed');
  const [one, two] = await Promise.all([ada, bob].map((seat) => connect(app.origin, seat)));
  if (one === undefined || two === undefined) throw new Error('two were connected');
  await until(() => one.room.state.ships.size > 0 && two.room.state.ships.size > 0, 'ships');
  const wish = { roomId: ada.room.id };
  expect(await post(app.origin, '/v1/seats', wish, await tokenOf('Eve'))).toMatchObject({ status: 404 });
  // Who goes leaves the other with nobody to play against, and nobody else may come.
  await one.room.leave();
  expect(await two.closed).toBe(CLOSE.over);
});

test('a question whose connection is gone is no sign of life', async () => {
  const ghost = await tokenOf('Ghost');
  const { ticket } = await enterQueue(servers, ghost, { mode: 'hold' });
  const gone = new AbortController();
  const asked = followTicket(servers, ghost, ticket, gone.signal).catch(() => undefined);
  // A later question is answered: the first has arrived, and is held.
  await fetch(`${app.origin}/healthz`);
  gone.abort();
  await asked;
  // Another's questions are what finds out that it is gone.
  const other = await tokenOf('Other');
  const second = await enterQueue(servers, other, { mode: 'hold' });
  await followTicket(servers, other, second.ticket, never);
  expect(await followTicket(servers, ghost, ticket, never)).toMatchObject({
    state: 'cancelled',
    reason: 'no_sign',
  });
  expect(await leaveQueue(servers, other, second.ticket)).toMatchObject({ reason: 'left' });
});

test('a party is made, joined by its code, ready, in the queue, and left', async () => {
  const [ada = '', bob = ''] = await Promise.all(['Ada', 'Bob'].map(tokenOf));
  const { code } = await makeParty(servers, ada);
  await joinParty(servers, bob, code);
  await expect(enterQueue(servers, ada, { mode: 'hold', party: code })).rejects.toMatchObject({
    code: 'not_ready',
  });
  await setReady(servers, bob, code, true);
  const { ticket } = await enterQueue(servers, ada, { mode: 'hold', party: code });
  expect(await fetchParty(servers, bob, code)).toMatchObject({ ticket });
  expect(await leaveParty(servers, bob, code)).toEqual({ left: true });
  expect(await followTicket(servers, ada, ticket, never)).toMatchObject({ reason: 'left' });
});
