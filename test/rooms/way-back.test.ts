/** Pilots of a host that is lost come back to another by ticket: real sockets, rooms and tickets, a store that the test shares. */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { matchMaker, Protocol } from '@colyseus/core';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type RunningArena, startArena } from '../../server/arena.ts';
import { readConfig } from '../../server/config.ts';
import { MatchKeeper } from '../../server/rooms/match-keeper.ts';
import { matchToBytes, SNAPSHOT_VERSION } from '../../server/rooms/match-snapshot.ts';
import { createWayBack } from '../../server/rooms/way-back.ts';
import { createTickets } from '../../server/tickets.ts';
import { MESSAGE } from '../../sim/protocol.ts';
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
/** The time by which pilots come too often; each test has what those before it used up. */
let limitMs = 0;
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
  const parts = { host: arena.host, readTicket, matches, isDead: async () => isDead, now: () => limitMs };
  arena.letBack(createWayBack(parts));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address === 'object') origin = `ws://127.0.0.1:${address?.port}`;
});
beforeEach(() => {
  limitMs += 60_000;
});
afterAll(async () => {
  for (const socket of open) socket.terminate();
  keeper.stop();
  await arena.close();
  server.close();
});

const pilot = (id: string) => ({ id, name: id, bot: false });

/** The host that is lost had a match with these pilots. */
async function orphan(...ids: string[]): Promise<string> {
  rooms += 1;
  const roomId = `lost-${rooms}`;
  const world = createWorld('skirmish', 'foundry', 1);
  const seats = ids.map((id, index) => ({ pilot: pilot(id), ship: index + 1, here: true, ticksLeft: 600 }));
  const bytes = matchToBytes({ world, setup: undefined, standing: undefined, seats, usedTickets: [] });
  await store.keep(lost, [{ roomId, epoch: 1, version: SNAPSHOT_VERSION, bytes }]);
  return roomId;
}

type Knock = { refused: number } | { frame: number };

/** The types of the messages that are in the first frames after the pilot has said that it joined, up to the welcome. */
async function messagesOf(socket: WebSocket | undefined): Promise<number[]> {
  const types: number[] = [];
  const { promise, resolve } = Promise.withResolvers<number[]>();
  socket?.on('message', (data: Buffer) => {
    if (data[0] !== Protocol.ROOM_DATA) return;
    types.push(data[1] ?? 0);
    if (data[1] === MESSAGE.welcome) resolve(types);
  });
  socket?.send(Uint8Array.of(Protocol.JOIN_ROOM));
  return promise;
}

function nextMessage(socket: WebSocket | undefined): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  socket?.on('message', (data: Buffer) => {
    if (data[0] === Protocol.ROOM_DATA && data[1] !== MESSAGE.facts && data[1] !== MESSAGE.bolts)
      resolve(data[1] ?? 0);
  });
  return promise;
}

/** The status that refuses it, or the kind of the first frame. */
async function knock(roomId: string, ticket: string, processId = arena.host.id): Promise<Knock> {
  const socket = new WebSocket(`${origin}/${processId}/${roomId}?sessionId=${ticket}`);
  open.push(socket);
  socket.on('error', () => {});
  const { promise, resolve } = Promise.withResolvers<Knock>();
  socket.once('unexpected-response', (request, response: IncomingMessage) => {
    request.destroy();
    resolve({ refused: response.statusCode ?? 0 });
  });
  socket.once('message', (data: Buffer) => resolve({ frame: data[0] ?? 0 }));
  return promise;
}

const JOINED = { frame: Protocol.JOIN_ROOM };
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

test('who comes back has the next ticket, and whom to come to next, before it can fly', async () => {
  const roomId = await orphan('ada');
  const other = { ...arena.host.row(), rooms: [] };
  arena.host.listed([arena.host.row(), { ...other, id: lost.id, publicAddress: 'play.test/lost' }]);
  expect(await knock(roomId, tickets.signResume(pilot('ada'), roomId))).toEqual(JOINED);
  const [first] = arena.host.rooms().filter((room) => room.roomId === roomId);
  const { clients } = matchMaker.getLocalRoomById(roomId) ?? {};
  expect(clients).toHaveLength(1);
  // The host that was lost may be listed for a moment longer.
  expect(await messagesOf(open.at(-1))).toEqual([MESSAGE.ticket, MESSAGE.welcome]);
  arena.host.listed([arena.host.row(), { ...other, id: 'heir', publicAddress: 'play.test/heir' }]);
  expect(await knock(roomId, tickets.signResume(pilot('ada'), roomId))).toEqual(JOINED);
  expect(await messagesOf(open.at(-1))).toEqual([MESSAGE.ticket, MESSAGE.standby, MESSAGE.welcome]);
  // From a matchmaker it has the next one already.
  const shown = { pilot: pilot('ada'), roomId, ticketId: 'by a matchmaker' };
  const place = await arena.host.answer({ ask: 'resume', ...shown });
  expect(await knock(roomId, 'seat' in place ? place.seat.sessionId : '')).toEqual(JOINED);
  expect(await messagesOf(open.at(-1))).toEqual([MESSAGE.standby, MESSAGE.welcome]);
  // With no other host any more it asks.
  const told = nextMessage(open.at(-1));
  arena.host.listed([arena.host.row()]);
  expect(await told).toBe(MESSAGE.standby);
  expect(await knock(roomId, tickets.signResume(pilot('ada'), roomId))).toEqual(JOINED);
  expect(await messagesOf(open.at(-1))).toEqual([MESSAGE.ticket, MESSAGE.welcome]);
  expect(first?.isHere).toBe(true);
});

test('R14 one pilot comes so only so often, and asks a matchmaker then; others are let in', async () => {
  const roomId = await orphan('often', 'rare');
  const comes = (id: string) => knock(roomId, tickets.signResume(pilot(id), roomId));
  for (let times = 0; times < 10; times++) expect(await comes('often')).toEqual(JOINED);
  expect(await comes('often')).toEqual(REFUSED);
  expect(await comes('rare')).toEqual(JOINED);
  limitMs += 1000;
  expect(await comes('often')).toEqual(JOINED);
  expect(await comes('often')).toEqual(REFUSED);
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

test('R15 a store that is away, and a host that is about to end, refuse and take nothing over', async () => {
  const roomId = await orphan('ada');
  const ticket = tickets.signResume(pilot('ada'), roomId);
  answering = Promise.reject(new Error('away'));
  answering.catch(() => {});
  expect(await knock(roomId, ticket)).toEqual(REFUSED);
  answering = Promise.resolve();
  expect(await store.find(roomId)).toMatchObject({ hostId: lost.id, epoch: 1 });
  expect(await knock(roomId, ticket, 'another')).toEqual(REFUSED);
  expect(await knock(roomId, ticket)).toEqual(JOINED);
  const late = await orphan('bob');
  arena.host.drain();
  expect(await knock(late, tickets.signResume(pilot('bob'), late))).toEqual(REFUSED);
  expect(await store.find(late)).toMatchObject({ hostId: lost.id, epoch: 1 });
});
