/** Pilots of a host that is lost come back to another by ticket: real sockets, rooms and tickets, a store that the test shares. */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { matchMaker } from '@colyseus/core';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type RunningArena, startArena } from '../../server/arena.ts';
import { readConfig } from '../../server/config.ts';
import { MatchKeeper } from '../../server/rooms/match-keeper.ts';
import { matchToBytes, SNAPSHOT_VERSION } from '../../server/rooms/match-snapshot.ts';
import { createWayBack } from '../../server/rooms/way-back.ts';
import { createTickets } from '../../server/tickets.ts';
import { createWorld } from '../../sim/world.ts';
import { createMemoryMatchStore } from '../helpers/memory-match-store.ts';
import { until } from '../helpers/until.ts';

const log = pino({ level: 'silent' });
const now = () => performance.now();
const store = createMemoryMatchStore(now);
const lost = { id: 'lost', address: '10.0.0.9:1' };
const tickets = createTickets(new Uint8Array(32).fill(7), Date.now);
const forger = createTickets(new Uint8Array(32).fill(8), Date.now);
const server = createServer();
let origin = '';
let arena: RunningArena;
let keeper: MatchKeeper;
let isDead = true;
/** How often somebody looked for a room's record. */
let finds = 0;
/** The store answers then. */
let answering: Promise<void> = Promise.resolve();
let rooms = 0;
const open: WebSocket[] = [];

beforeAll(async () => {
  arena = await startArena(readConfig({ LOG_LEVEL: 'silent' }), log, server, tickets.signResume, {});
  const mark = { id: arena.host.id, address: '10.0.0.1:1' };
  keeper = new MatchKeeper({ store, mark, log, others: undefined, now });
  arena.host.survive(keeper, log);
  keeper.start();
  const matches = {
    async find(roomId: string) {
      finds += 1;
      await answering;
      return store.find(roomId);
    },
  };
  const readTicket = tickets.readResume;
  arena.letBack(createWayBack({ host: arena.host, readTicket, matches, isDead: async () => isDead }));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address === 'object') origin = `ws://127.0.0.1:${address?.port}`;
});
afterAll(async () => {
  for (const socket of open) socket.terminate();
  keeper.stop();
  await arena.close();
});

const pilot = (id: string) => ({ id, name: id, bot: false });

/** The host that is lost had a match with these pilots. */
async function orphan(...ids: string[]): Promise<string> {
  rooms += 1;
  const roomId = `lost-${rooms}`;
  const world = createWorld('skirmish', 'foundry', 1);
  const seats = ids.map((id, index) => ({ pilot: pilot(id), ship: index + 1, here: true, ticksLeft: 600 }));
  const bytes = matchToBytes({ world, setup: undefined, seats, usedTickets: [] });
  await store.keep(lost, [{ roomId, epoch: 1, version: SNAPSHOT_VERSION, bytes }]);
  return roomId;
}

/** The status that refuses it, or the kind of the first frame. */
async function knock(roomId: string, ticket: string): Promise<{ refused: number } | { frame: number }> {
  const url = `${origin}/${arena.host.id}/${roomId}?sessionId=${ticket}`;
  const socket = new WebSocket(url);
  open.push(socket);
  socket.on('error', () => {});
  const { promise, resolve } = Promise.withResolvers<{ refused: number } | { frame: number }>();
  socket.once('unexpected-response', (request, response: IncomingMessage) => {
    request.destroy();
    resolve({ refused: response.statusCode ?? 0 });
  });
  socket.once('message', (data: Buffer) => resolve({ frame: data[0] ?? 0 }));
  return promise;
}

const JOINED = { frame: 10 };
const REFUSED = { refused: 409 };

test('R11 all pilots of a match come by their tickets: it is taken over once, and each has its seat', async () => {
  const ids = ['ada', 'bob', 'cid'];
  const roomId = await orphan(...ids);
  finds = 0;
  let knocks = 0;
  const count = () => {
    knocks += 1;
  };
  server.on('upgrade', count);
  const { promise, resolve } = Promise.withResolvers<void>();
  answering = promise;
  const coming = ids.map((id) => knock(roomId, tickets.signResume(pilot(id), roomId)));
  await until(() => knocks === 3, 'all of them');
  server.off('upgrade', count);
  resolve();
  const came = await Promise.all(coming);
  expect(came).toEqual(ids.map(() => JOINED));
  expect(finds).toBe(1);
  expect(await store.find(roomId)).toMatchObject({ is: 'hosted', hostId: arena.host.id, epoch: 2 });
  expect(matchMaker.getLocalRoomById(roomId)?.clients).toHaveLength(3);
});

test('R12 a match whose host lives is left with it, and its pilots ask a matchmaker', async () => {
  const roomId = await orphan('ada');
  isDead = false;
  const ticket = tickets.signResume(pilot('ada'), roomId);
  expect(await knock(roomId, ticket)).toEqual(REFUSED);
  expect(await store.find(roomId)).toMatchObject({ is: 'hosted', hostId: lost.id, epoch: 1 });
  isDead = true;
  // The refusal has not used the ticket up.
  expect(await knock(roomId, ticket)).toEqual(JOINED);
});

test('R15 a ticket that is none, not ours, of another room or pilot brings nobody in and moves nothing', async () => {
  const roomId = await orphan('ada');
  const other = await orphan('ada');
  const good = tickets.signResume(pilot('ada'), roomId);
  const bad = [
    'no.ticket.at-all',
    forger.signResume(pilot('ada'), roomId),
    `${good}x`,
    '.',
    `a.${'b'.repeat(4000)}`,
  ];
  for (const ticket of bad) expect(await knock(roomId, ticket)).toEqual(REFUSED);
  expect(await knock(other, good)).toEqual(REFUSED);
  expect(await knock('nowhere', tickets.signResume(pilot('ada'), 'nowhere'))).toEqual(REFUSED);
  for (const id of [roomId, other]) expect(await store.find(id)).toMatchObject({ hostId: lost.id, epoch: 1 });
  expect(await knock(roomId, tickets.signResume(pilot('eve'), roomId))).toEqual(REFUSED);
  expect(await knock(roomId, good)).toEqual(JOINED);
});
