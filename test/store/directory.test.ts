/** The arena looks the same to a matchmaker whether it is a double in memory, in this process, or behind a store. */
import { createServer } from 'node:http';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningArena, startArena } from '../../server/arena.ts';
import { readConfig } from '../../server/config.ts';
import type { ArenaDirectory, SeatAnswer, SeatOffer } from '../../server/matchmaker/arena-directory.ts';
import { type HostBeat, startHostBeat } from '../../server/store/host-beat.ts';
import { noClaims } from '../../server/store/seat-claims.ts';
import { createSharedDirectory } from '../../server/store/shared-directory.ts';
import { openSharedStore, type SharedStore } from '../../server/store/shared-store.ts';
import { PROTOCOL_VERSION } from '../../sim/protocol.ts';
import { createMemoryDirectory } from '../helpers/memory-directory.ts';
import { lacksRedis, startRedis, type TestRedis } from '../helpers/redis-server.ts';
import { until } from '../helpers/until.ts';

const log = pino({ level: 'silent' });
const skirmish = { mode: 'skirmish', newRoom: false };
let arena: RunningArena;
let redis: TestRedis | undefined;
let beat: HostBeat | undefined;
const stores: SharedStore[] = [];
let pilots = 0;

beforeAll(async () => {
  const config = readConfig({ LOG_LEVEL: 'silent' });
  arena = await startArena(config, log, createServer(), () => 'ticket', { maps: ['foundry'] });
  if (lacksRedis) return;
  redis = await startRedis();
  for (let i = 0; i < 3; i++) stores.push(openSharedStore(redis.url, log));
  const [own] = stores;
  if (own === undefined) throw new Error('no store');
  own.answer(arena.host.id, (question) => arena.host.answer(question));
  beat = startHostBeat(arena.host, own.registry, own.claims);
  for (const store of stores)
    await until(
      async () => (await store.registry.living().catch(() => [])).length === 1,
      'the host to be known',
    );
});

afterAll(async () => {
  await beat?.stop();
  await arena.close();
  for (const store of stores) store.close();
  await redis?.close();
});

/** Replicas that see the same arena. */
const backends: [string, () => ArenaDirectory[]][] = [
  [
    'a double in memory',
    () => {
      const directory = createMemoryDirectory();
      return [directory, directory, directory];
    },
  ],
  [
    'the own arena',
    () => {
      const { host } = arena;
      const registry = { living: async () => [host.row()] };
      const directory = createSharedDirectory({
        registry,
        claims: noClaims,
        ask: (_, asked) => host.answer(asked),
      });
      return [directory, directory, directory];
    },
  ],
  ['a shared store', () => stores.map(createSharedDirectory)],
];

function newPilot(bot = false) {
  pilots += 1;
  return { id: `pilot-${pilots}`, name: `Pilot ${pilots}`, bot };
}

function taken(answer: SeatAnswer): SeatOffer {
  if ('refused' in answer) throw new Error(answer.refused);
  return answer;
}

const withoutRedis = ([name]: [string, unknown]) => name === 'a shared store' && lacksRedis;

describe.each(backends.filter((backend) => !withoutRedis(backend)))('through %s', (_, replicas) => {
  async function start() {
    const [one, two, three] = replicas();
    if (one === undefined || two === undefined || three === undefined) throw new Error('no replicas');
    const hostId = (await one.hosts())[0]?.id ?? '';
    const enter = (replica: ArenaDirectory, pilot = newPilot(), wish = skirmish, roomId?: string) =>
      replica.enter({ pilot, wish, hostId, ...(roomId ? { roomId } : {}) });
    return { one, two, three, hostId, enter };
  }

  const roomsOf = async (replica: ArenaDirectory) => (await replica.hosts()).flatMap(({ rooms }) => rooms);

  test('a host says what it hosts and how much more it would', async () => {
    const { one, hostId } = await start();
    expect(await one.hosts()).toEqual([
      {
        id: hostId,
        protocol: PROTOCOL_VERSION,
        load: expect.any(Number),
        draining: false,
        spare: expect.any(Number),
        rooms: expect.any(Array),
      },
    ]);
  });

  test('a room that was opened for a pilot is known to every replica when the pilot is', async () => {
    const { one, two, three, enter } = await start();
    const { room } = taken(await enter(one, newPilot(), { mode: 'duel', newRoom: true }));
    for (const replica of [two, three])
      expect(await roomsOf(replica)).toContainEqual(expect.objectContaining({ id: room.id, mode: 'duel' }));
  });

  test('R9 the same wish gets the same seat, by way of every replica and all at once', async () => {
    const { one, two, three, enter } = await start();
    const pilot = newPilot();
    const answers = await Promise.all(
      [one, two, three, one, two, three].map((replica) =>
        enter(replica, pilot, { mode: 'hold', newRoom: true }),
      ),
    );
    expect(new Set(answers.map((answer) => taken(answer).seat.sessionId))).toHaveProperty('size', 1);
  });

  test('many who come at once share a room, and no more rooms are opened than they fill', async () => {
    const { one, two, three, enter } = await start();
    const before = new Set((await roomsOf(one)).map(({ id }) => id));
    const all = [one, two, three];
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        enter(all[i % 3] ?? one, newPilot(), { mode: 'hold', newRoom: false }),
      ),
    );
    const rooms = new Set(answers.map((answer) => taken(answer).room.id).filter((id) => !before.has(id)));
    expect(rooms.size).toBeLessThanOrEqual(2);
  });

  test('a room that is named is that room or a refusal', async () => {
    const { one, two, enter } = await start();
    const pilot = newPilot();
    const { room } = taken(await enter(one, newPilot(), { mode: 'duel', newRoom: true }));
    expect(taken(await two.seat({ pilot, roomId: room.id })).room).toEqual(room);
    expect(await one.seat({ pilot: newPilot(), roomId: room.id })).toEqual({ refused: 'room_full' });
    expect(await one.seat({ pilot, roomId: 'elsewhere' })).toEqual({ refused: 'unknown_room' });
    expect(taken(await one.seat({ pilot, roomId: room.id })).room).toEqual(room);
  });

  test('a closed room takes its guests only, and is nobody’s choice', async () => {
    const { one, two, enter, hostId } = await start();
    const guest = newPilot();
    const opened = await one.open({
      hostId,
      mode: 'duel',
      setup: { guests: [{ pilot: guest.id, team: 1 }] },
    });
    if ('refused' in opened) throw new Error(opened.refused);
    const { roomId } = opened;
    expect(await two.seat({ pilot: newPilot(), roomId })).toEqual({ refused: 'not_invited' });
    expect(taken(await two.seat({ pilot: guest, roomId })).room.id).toBe(roomId);
    expect(taken(await enter(one, newPilot(), { mode: 'duel', newRoom: false })).room.id).not.toBe(roomId);
    expect(await roomsOf(two)).toContainEqual(expect.objectContaining({ id: roomId, closed: true }));
  });

  test('a room that is wished closed has a code, and is nobody’s choice', async () => {
    const { one, two, enter } = await start();
    const pilot = newPilot();
    const wish = { mode: 'duel', newRoom: false, closed: true };
    const { room } = taken(await enter(one, pilot, wish));
    expect(room.code).toMatch(/^[A-Z2-9]{6}$/);
    expect(taken(await enter(two, pilot, wish)).room).toEqual(room);
    expect(await roomsOf(two)).toContainEqual(
      expect.objectContaining({ id: room.id, code: room.code, closed: true }),
    );
    expect(taken(await enter(two, newPilot(), { mode: 'duel', newRoom: false })).room.id).not.toBe(room.id);
    expect(taken(await two.seat({ pilot: newPilot(), roomId: room.id })).room).toEqual(room);
  });

  test('a ticket of a room that is not there finds no seat', async () => {
    const { one, enter } = await start();
    const ticket = { pilot: newPilot(), ticketId: 'ticket' };
    expect(await one.resume({ ...ticket, roomId: 'elsewhere' })).toEqual({ refused: 'seat_gone' });
    const { room } = taken(await enter(one));
    expect(await one.resume({ ...ticket, roomId: room.id })).toEqual({ refused: 'seat_gone' });
  });

  test('a match is watched from a place of its own', async () => {
    const { one, two, enter } = await start();
    const { room } = taken(await enter(one, newPilot(), { mode: 'duel', newRoom: true }));
    const answer = taken(await two.watch({ pilot: newPilot(), roomId: room.id }));
    expect(answer.room.id).toBe(room.id);
    expect(answer.seat.roomId).not.toBe(room.id);
    expect(await two.watch({ pilot: newPilot(), roomId: 'elsewhere' })).toEqual({ refused: 'unknown_room' });
  });
});
