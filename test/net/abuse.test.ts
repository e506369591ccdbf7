import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { CLOSE } from '../../sim/protocol.ts';
import { TOP_SPEED } from '../../sim/tuning.ts';
import { VELOCITY_STEPS } from '../../sim/units.ts';
import { Squadron } from '../helpers/flying-session.ts';
import { askSeat, askToWatch, connect, newPilot, type RawPilot } from '../helpers/rest.ts';
import { startTestApp, type TestApp } from '../helpers/running-app.ts';
import { until } from '../helpers/until.ts';

/** Frames of the framework's protocol: opcode, then a body. Opcode 19 is an input, field index | 128 names a field. */
const INPUT = 19;

let app: TestApp;
let squadron: Squadron;
const raw: RawPilot[] = [];

beforeAll(async () => {
  app = await startTestApp();
  squadron = new Squadron(app.origin);
});
afterEach(async () => {
  await squadron.disband();
  for (const pilot of raw.splice(0)) pilot.room.connection.close();
});
afterAll(() => app.close());

async function abuser(
  name: string,
  roomId?: string,
): Promise<RawPilot & { ship: Promise<number>; roomId: string }> {
  const { token } = await newPilot(app.origin, name);
  const pilot = await connect(app.origin, await askSeat(app.origin, token, roomId));
  const ship = await pilot.ship;
  await until(() => app.room(pilot.room.roomId).truth.ships.some(({ id }) => id === ship), 'the ship');
  raw.push(pilot);
  return { ...pilot, roomId: pilot.room.roomId };
}

const fullInput = (move: number) => Uint8Array.of(INPUT, 128, move, 129, 0, 0, 130, 0);
const sameInput = Uint8Array.of(INPUT);

/** Sends frames at a rate for as many ticks of the room; returns how far the ship moved in position steps, per tick. */
async function fly(
  pilot: RawPilot & { roomId: string },
  name: string,
  perTick: number,
  ticks: number,
): Promise<number> {
  const room = app.room(pilot.roomId);
  const ship = room.shipOfPilot(name);
  ship.x = 12000;
  ship.y = 4500;
  const begin = room.truth.tick;
  let furthest = 0;
  let lastTick = begin;
  let last = { x: ship.x, y: ship.y };
  pilot.room.connection.send(fullInput(1));
  while (room.truth.tick < begin + ticks) {
    await until(() => room.truth.tick > lastTick, 'a tick');
    const steps = room.truth.tick - lastTick;
    lastTick = room.truth.tick;
    for (let i = 0; i < perTick * steps; i++) pilot.room.connection.send(sameInput);
    furthest = Math.max(furthest, Math.abs(ship.x - last.x) / steps);
    last = { x: ship.x, y: ship.y };
  }
  return furthest;
}

test('R5 three times the inputs make nobody faster', async () => {
  const pilot = await abuser('Thrice');
  const perTick = await fly(pilot, 'Thrice', 3, 40);
  expect(perTick).toBeGreaterThan(TOP_SPEED / VELOCITY_STEPS / 2);
  expect(perTick).toBeLessThanOrEqual(TOP_SPEED / VELOCITY_STEPS + 1);
});

test('R5 R15 ten times the inputs is a flood: closed, and nobody else notices', async () => {
  const witness = await squadron.fly({ name: 'Witness' });
  const pilot = await abuser('Tenfold', witness.session.room.id);
  const corrections = witness.session.network.corrections;
  for (let i = 0; i < 600; i++) pilot.room.connection.send(sameInput);
  expect(await pilot.closed).toBe(CLOSE.kicked);
  const { reconciles } = witness.session.network;
  await until(() => witness.session.network.reconciles > reconciles + 15, 'the witness to fly on');
  expect(witness.session.network.corrections).toBe(corrections);
  expect(witness.session.status).toBe('playing');
});

test('R5 a burst after a stall is dropped to what a queue may hold', async () => {
  const pilot = await abuser('Burst');
  const room = app.room(pilot.roomId);
  const ship = room.shipOfPilot('Burst');
  ship.x = 12000;
  ship.y = 4500;
  const from = ship.x;
  pilot.room.connection.send(fullInput(1));
  for (let i = 0; i < 60; i++) pilot.room.connection.send(sameInput);
  const begin = room.truth.tick;
  await until(() => room.truth.tick >= begin + 6, 'six ticks');
  const ticks = room.truth.tick - begin + 1;
  expect(ship.x - from).toBeLessThanOrEqual((ticks * TOP_SPEED) / VELOCITY_STEPS);
});

test.each([
  [
    'a datagram, which names a count to allocate',
    Uint8Array.of(20 | 0x80, 0xfc, 0, 0, 0, 0x80, 0xff, 0xff, 0xff, 0x7f),
  ],
  ['an unknown kind of frame', Uint8Array.of(31, 1, 2, 3)],
  ['a message of the framework that no room here takes', Uint8Array.of(13, 0xa3, 0x61, 0x62, 0x63)],
  ['a request', Uint8Array.of(21, 1, 0xa3, 0x61, 0x62, 0x63)],
  ['an empty frame', new Uint8Array(0)],
])('R15 %s is refused and closes only its sender', async (_what, frame) => {
  const pilot = await abuser('Odd');
  const other = await abuser('Calm', pilot.roomId);
  pilot.room.connection.send(frame);
  expect(await pilot.closed).toBe(CLOSE.kicked);
  const room = app.room(other.roomId);
  const { tick } = room.truth;
  await until(() => room.truth.tick > tick + 5, 'the room to go on');
  expect(room.truth.ships.map(({ name }) => name)).toContain('Calm');
});

test('R15 a frame over the limit closes its sender', async () => {
  const pilot = await abuser('Long');
  pilot.room.connection.send(new Uint8Array(5000).fill(INPUT));
  expect(await pilot.closed).toBeGreaterThan(1000);
});

test.each([
  ['unknown fields', Uint8Array.of(INPUT, 140, 1, 2, 3, 4, 5)],
  ['a body cut short', Uint8Array.of(INPUT, 129)],
  ['a stamp that is no whole number', Uint8Array.of(INPUT | 0x80, 0xcb, 0, 0, 0, 0, 0, 0, 0xf8, 0x7f)],
])('R15 an input of %s is refused and closes its sender', async (_what, frame) => {
  const pilot = await abuser('Garbled');
  pilot.room.connection.send(frame);
  expect(await pilot.closed).toBe(CLOSE.kicked);
});

test('R15 a watcher who sends what only pilots do is refused and closed', async () => {
  const pilot = await abuser('Watched');
  const { token } = await newPilot(app.origin, 'Watcher');
  const watcher = await connect(app.origin, await askToWatch(app.origin, token, pilot.roomId));
  raw.push(watcher);
  watcher.room.connection.send(Uint8Array.of(INPUT, 128, await pilot.ship));
  watcher.room.connection.send(sameInput);
  const { tick } = app.room(pilot.roomId).truth;
  await until(() => app.room(pilot.roomId).truth.tick > tick + 5, 'the gallery to read it');
  expect(watcher.room.connection.isOpen).toBe(true);
  watcher.room.connection.send(fullInput(1));
  expect(await watcher.closed).toBe(CLOSE.kicked);
});

test('R15 an input beyond what the rules know leaves a world of whole, bounded numbers', async () => {
  const pilot = await abuser('Beyond');
  const room = app.room(pilot.roomId);
  for (let i = 0; i < 20; i++) {
    pilot.room.connection.send(
      Uint8Array.of(INPUT | 0x80, 0xd2, 0xff, 0xff, 0xff, 0x7f, 128, 255, 129, 0xff, 0xff, 130, 255),
    );
  }
  const { tick } = room.truth;
  await until(() => room.truth.tick > tick + 25, 'the room to go on');
  for (const ship of room.truth.ships) {
    for (const value of [ship.x, ship.y, ship.vx, ship.vy, ship.aim])
      expect(Number.isInteger(value)).toBe(true);
    expect(ship.x).toBeGreaterThanOrEqual(0);
    expect(ship.x).toBeLessThanOrEqual(65535);
  }
});

function handshake(origin: string | undefined): Promise<number | 'open'> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${app.port}/p/r?sessionId=x`, origin ? { origin } : {});
    socket.on('open', () => {
      socket.terminate();
      resolve('open');
    });
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('error', () => {});
  });
}

test('R15 a page of a foreign origin opens no socket here; the own page and programs do', async () => {
  expect(await handshake('https://evil.example')).toBe(403);
  expect(await handshake('null')).toBe(403);
  expect(await handshake(`http://127.0.0.1:${app.port}`)).toBe('open');
  expect(await handshake(undefined)).toBe('open');
});
