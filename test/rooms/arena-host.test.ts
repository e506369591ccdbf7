/** A host whose matches outlive it, with real rooms, and a store that the test shares with another host. */
import { createServer } from 'node:http';
import { matchMaker } from '@colyseus/core';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningArena, startArena } from '../../server/arena.ts';
import { readConfig } from '../../server/config.ts';
import { MatchKeeper } from '../../server/rooms/match-keeper.ts';
import { MatchRoom } from '../../server/rooms/match-room.ts';
import {
  bytesToMatch,
  type MatchSnapshot,
  matchToBytes,
  SNAPSHOT_VERSION,
} from '../../server/rooms/match-snapshot.ts';
import type { MatchStore } from '../../server/store/match-store.ts';
import { createWorld } from '../../sim/world.ts';
import { createMemoryMatchStore } from '../helpers/memory-match-store.ts';
import { until } from '../helpers/until.ts';

const log = pino({ level: 'silent' });
const other = { id: 'other', address: '10.0.0.9:1' };
const now = () => performance.now();
const inner = createMemoryMatchStore(now);
/** Of each room the newest tick that the store has. */
const written = new Map<string, number>();
const store: MatchStore = {
  ...inner,
  keep(host, matches) {
    if (host.id !== other.id)
      for (const { roomId, bytes } of matches) written.set(roomId, bytesToMatch(bytes).world.tick);
    return inner.keep(host, matches);
  },
};
const others = {
  peers: () => [],
  ask: async () => 'silent' as const,
  storeRefuses: async () => false,
  isAlone: () => false,
};
let arena: RunningArena;
let keeper: MatchKeeper;
let rooms = 0;

beforeAll(async () => {
  arena = await startArena(readConfig({ LOG_LEVEL: 'silent' }), log, createServer(), () => 'ticket', {
    match: SlowRoom,
  });
  keeper = new MatchKeeper({ store, mark: { id: arena.host.id, address: '10.0.0.1:1' }, log, others, now });
  arena.host.survive(keeper, log);
  keeper.start();
});
afterAll(async () => {
  keeper.stop();
  await arena.close();
});

/** Its pilots may take their time to leave. */
class SlowRoom extends MatchRoom {
  static left: Promise<void> | undefined;
  /** Of each room the ticks that it told, and how many of them the store did not have. */
  static readonly told = new Map<string, { tick: number; unwritten: number }[]>();
  protected override tell(): void {
    super.tell();
    const told = SlowRoom.told.get(this.roomId) ?? [];
    told.push({ tick: this.tick, unwritten: this.tick - (written.get(this.roomId) ?? 0) });
    SlowRoom.told.set(this.roomId, told);
  }
  override async onDispose(): Promise<void> {
    await SlowRoom.left;
    super.onDispose();
  }
}

const pilot = (id: string) => ({ id, name: id, bot: false });

/** The other host has a match, and is dead. */
async function orphan(map = 'foundry', over: Partial<MatchSnapshot> = {}): Promise<string> {
  rooms += 1;
  const roomId = `orphan-${rooms}`;
  const world = createWorld('skirmish', map, 1);
  const seats = [{ pilot: pilot('ada'), ship: 3, here: true, ticksLeft: 600 }];
  const bytes = matchToBytes({
    world,
    setup: undefined,
    standing: undefined,
    seats,
    usedTickets: [],
    ...over,
  });
  await store.keep(other, [{ roomId, epoch: 1, version: SNAPSHOT_VERSION, bytes }]);
  return roomId;
}

const adopt = (roomId: string, epoch = 1) =>
  arena.host.answer({ ask: 'adopt', roomId, epoch, ownerIsDead: true });
const resume = (roomId: string, id = 'ada') =>
  arena.host.answer({ ask: 'resume', pilot: pilot(id), roomId, ticketId: 't' });

test('R11 a match that is taken over keeps its seats, its guests, its code and its used tickets', async () => {
  const setup = {
    code: 'ABCDEF',
    guests: [
      { pilot: 'ada', team: 1 },
      { pilot: 'bob', team: 2 },
    ],
  };
  const roomId = await orphan('foundry', { setup, usedTickets: [{ id: 'used', ticksLeft: 900 }] });
  expect(await adopt(roomId)).toEqual({ adopted: roomId });
  expect(await adopt(roomId)).toEqual({ adopted: roomId });
  expect(arena.host.row().rooms).toContainEqual(
    expect.objectContaining({ id: roomId, code: 'ABCDEF', closed: true, capacity: 16 }),
  );
  expect(await resume(roomId)).toMatchObject({ room: { id: roomId, code: 'ABCDEF' } });
  expect(await resume(roomId, 'bob')).toEqual({ refused: 'seat_gone' });
  const used = { ask: 'resume', pilot: pilot('ada'), roomId, ticketId: 'used' };
  expect(await arena.host.answer(used)).toEqual({ refused: 'ticket_used' });
  const seat = { ask: 'seat', roomId };
  expect(await arena.host.answer({ ...seat, pilot: pilot('eve') })).toEqual({ refused: 'not_invited' });
  expect(await arena.host.answer({ ...seat, pilot: pilot('bob') })).toMatchObject({ room: { id: roomId } });
  // By the wish that others have as well, the pilot is led to the seat it has.
  const wish = { mode: 'skirmish', newRoom: false };
  expect(await arena.host.answer({ ask: 'enter', pilot: pilot('ada'), wish })).toMatchObject({
    room: { id: roomId },
  });
});

test('R11 a round that was broken off before its host was lost ends with those who left it', async () => {
  const standing = {
    mode: 'duel',
    map: 'foundry',
    round: 1,
    scores: [
      { name: 'bob', team: 0, score: 5 },
      { name: 'ada', team: 0, score: 3 },
    ],
  };
  const world = createWorld('duel', 'foundry', 1);
  world.round = { number: 1, phase: 'warmup', ticksLeft: 90 };
  const roomId = await orphan('foundry', { world, standing });
  await adopt(roomId);
  const room = arena.host.rooms().find((one) => one.roomId === roomId);
  // For whoever comes after this host.
  expect(bytesToMatch(room?.snapshot() ?? new Uint8Array()).standing).toEqual(standing);
  await room?.disconnect();
  await until(async () => (await store.find(roomId))?.is === 'ended', 'its end');
  expect(await store.find(roomId)).toEqual({ is: 'ended', result: JSON.stringify(standing) });
});

test('R11 a host that sends pilots after their match is told a seat for each who was there', async () => {
  const seat = { here: true, ticksLeft: 600 };
  const seats = [
    { ...seat, pilot: pilot('ada'), ship: 3 },
    { ...seat, pilot: pilot('bob'), ship: 4, here: false },
    { ...seat, pilot: pilot('cid'), ship: 5 },
  ];
  const roomId = await orphan('foundry', { seats });
  const question = { ask: 'adopt', roomId, epoch: 1, ownerIsDead: true, seats: true };
  const place = {
    seat: { name: 'skirmish', sessionId: expect.any(String), roomId, processId: arena.host.id },
    room: { id: roomId, mode: 'skirmish', map: 'foundry' },
  };
  expect(await arena.host.answer(question)).toEqual({
    adopted: roomId,
    seats: [
      { pilotId: 'ada', place },
      { pilotId: 'cid', place },
    ],
  });
  // Whoever asks all the same gets another, and the first one leads nowhere.
  expect(await resume(roomId)).toMatchObject({ room: { id: roomId } });
});

test('R11 a match that cannot be opened here is not over: another host may go on with it', async () => {
  const roomId = await orphan('nowhere');
  expect(await adopt(roomId)).toEqual({ refused: 'unreadable' });
  expect(await store.find(roomId)).toMatchObject({ is: 'hosted', hostId: '', epoch: 2 });
  expect(await resume(roomId)).toEqual({ refused: 'unknown_room' });
});

test('R12 a match that another has ends here without a result, and comes back only when it has ended', async () => {
  const roomId = await orphan();
  await adopt(roomId);
  const [deposed] = arena.host.rooms().filter((room) => room.roomId === roomId);
  const leaving = Promise.withResolvers<void>();
  SlowRoom.left = leaving.promise;
  await store.keep(other, [
    { roomId, epoch: 3, version: SNAPSHOT_VERSION, bytes: deposed?.snapshot() ?? new Uint8Array() },
  ]);
  await until(() => deposed?.isHere === false, 'it to be noticed');
  // The other host has ended as well, and somebody looks for the match while its pilots still leave here.
  expect(await adopt(roomId, 3)).toEqual({ refused: 'no_host' });
  expect(await resume(roomId)).toEqual({ refused: 'no_host' });
  SlowRoom.left = undefined;
  leaving.resolve();
  await until(async () => 'adopted' in (await adopt(roomId, 3)), 'it to come back');
  expect(matchMaker.getLocalRoomById(roomId)).not.toBe(deposed);
  expect(await store.find(roomId)).toMatchObject({ is: 'hosted', hostId: arena.host.id, epoch: 4 });
  expect(await resume(roomId)).toMatchObject({ room: { id: roomId } });
  expect(keeper.mayHost(roomId)).toBe(true);
});

test('R12 nobody is let into a match that is about to go on elsewhere', async () => {
  const roomId = await orphan();
  await adopt(roomId);
  const [room] = arena.host.rooms().filter((one) => one.roomId === roomId);
  room?.halt();
  expect(await resume(roomId)).toEqual({ refused: 'no_host' });
  expect(await adopt(roomId, 2)).toEqual({ refused: 'no_host' });
  room?.goOn();
  expect(await resume(roomId)).toMatchObject({ room: { id: roomId } });
});

test('R11 a process that stood still tells what it missed, and has it written first', async () => {
  const opened = await arena.host.answer({ ask: 'open', mode: 'skirmish', setup: { code: 'PAUSED' } });
  const roomId = 'roomId' in opened ? opened.roomId : '';
  const told = () => SlowRoom.told.get(roomId) ?? [];
  await until(() => told().length >= 3, 'the room to tick');
  const before = told().length;
  for (const end = now() + 400; now() < end; );
  await until(() => told().length >= before + 5, 'what was missed');
  expect(Math.max(...told().map(({ unwritten }) => unwritten))).toBeLessThan(3);
});
