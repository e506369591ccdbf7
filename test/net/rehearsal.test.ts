/** What a host plays with itself before anybody knows of it. */
import { createServer } from 'node:http';
import { matchMaker } from '@colyseus/core';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningArena, startArena } from '../../server/arena.ts';
import { readConfig } from '../../server/config.ts';
import { MatchRoom } from '../../server/rooms/match-room.ts';
import { until } from '../helpers/until.ts';

const config = readConfig({ HOST: '127.0.0.1' });
const server = createServer();
const lines: string[] = [];
const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
let arena: RunningArena;
let port = 0;
let ticks = 0;
const restored: number[] = [];

class CountedRoom extends MatchRoom {
  override onCreate(...[options]: Parameters<MatchRoom['onCreate']>): void {
    super.onCreate(options);
    if (options.restored !== undefined) restored.push(options.restored.seats.length);
  }
}

beforeAll(async () => {
  arena = await startArena(config, log, server, () => 'ticket', { match: CountedRoom, meter: () => ticks++ });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  port = typeof address === 'object' ? (address?.port ?? 0) : 0;
});
afterAll(async () => {
  await arena.close();
  await new Promise((resolve) => server.close(resolve));
});

test('R11 a host has flown matches and taken them over before it takes anybody, and nothing is left of it', async () => {
  const changes: unknown[] = [];
  arena.host.onChange = () => changes.push(arena.host.row());
  await arena.rehearse(port);
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { msg: 'rehearsed', matches: 6, joins: 48, ms: expect.any(Number) },
  ]);
  expect(restored).toEqual([8, 8, 8, 8, 8]);
  expect([changes, arena.host.row().rooms, ticks]).toEqual([[], [], 0]);
  expect(matchMaker.getRoomClass('rehearsal')).toBeUndefined();
  await until(async () => (await matchMaker.query({})).length === 0, 'the rehearsal’s rooms to close');
});

test('a host that cannot reach itself begins without, and says so', async () => {
  lines.length = 0;
  await new Promise((resolve) => server.close(resolve));
  await arena.rehearse(port);
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { level: 50, msg: 'no rehearsal: the host begins without' },
  ]);
  expect(await matchMaker.query({})).toEqual([]);
});
