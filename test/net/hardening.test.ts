import { connect as connectTcp } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { CLOSE } from '../../sim/protocol.ts';
import { Squadron } from '../helpers/flying-session.ts';
import { askSeat, connect, newPilot } from '../helpers/rest.ts';
import { startTestApp, type TestApp } from '../helpers/running-app.ts';
import { until } from '../helpers/until.ts';

let app: TestApp;
let squadron: Squadron;
beforeAll(async () => {
  app = await startTestApp();
  squadron = new Squadron(app.origin);
});
afterEach(() => squadron.disband());
afterAll(() => app.close());

/** Sends a raw upgrade request; resolves when the server ends the socket. */
function rawUpgrade(target: string, protocol = 'x'): Promise<void> {
  return new Promise((resolve) => {
    const socket = connectTcp(app.port, '127.0.0.1', () => {
      const key = 'dGhlIHNhbXBsZSBub25jZQ==';
      socket.write(
        `GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
          `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\nSec-WebSocket-Protocol: ${protocol}\r\n\r\n`,
      );
    });
    socket.on('data', () => {});
    socket.on('error', () => {});
    socket.on('close', () => resolve());
  });
}

const alive = async () => (await fetch(`${app.origin}/healthz`)).status === 200;

test.concurrent.each(['*:99999', 'http://[', '//', '/\u0001', '/%ff%fe'])(
  'R15 an upgrade to %j ends its own socket and no more',
  async (target) => {
    await rawUpgrade(target);
    expect(await alive()).toBe(true);
  },
);

test.concurrent('R14 an upgrade that asks for the development socket is not left open by nobody', async () => {
  await rawUpgrade('/', 'vite-hmr');
  expect(await alive()).toBe(true);
});

test('R15 a storm of refused seats is no fault of the room: who plays in it plays on', async () => {
  const witness = await squadron.fly({ name: 'Witness' });
  const roomId = witness.session.room.id;
  const { token } = await newPilot(app.origin, 'Storm');
  const stale = [];
  for (let i = 0; i < 200; i++) stale.push(await askSeat(app.origin, token, roomId));
  const sockets = stale.slice(0, -1).map(({ seat }) => {
    const socket = new WebSocket(
      `ws://127.0.0.1:${app.port}/${seat.processId}/${roomId}?sessionId=${seat.sessionId}`,
    );
    socket.on('error', () => {});
    return new Promise((resolve) => socket.on('close', resolve));
  });
  await Promise.all(sockets);
  const { reconciles } = witness.session.network;
  await until(() => witness.session.network.reconciles > reconciles + 10, 'the witness to fly on');
  expect(witness.session.status).toBe('playing');
});

test('R15 a fault in one room stays there: other rooms and the process go on', async () => {
  const here = await squadron.fly({ name: 'Here' });
  const room = app.room(here.session.room.id);
  room.onStep = () => {
    throw new Error('a fault that a test made');
  };
  await until(() => here.session.status !== 'playing', 'the broken room to close');
  expect(await alive()).toBe(true);
  const elsewhere = await squadron.fly({ name: 'Elsewhere' });
  expect(elsewhere.session.room.id).not.toBe(here.session.room.id);
});

test('R14 who is given a seat but never says that it has joined is ended', async () => {
  const { token } = await newPilot(app.origin, 'Mute');
  const { seat } = await askSeat(app.origin, token);
  const socket = new WebSocket(
    `ws://127.0.0.1:${app.port}/${seat.processId}/${seat.roomId}?sessionId=${seat.sessionId}`,
  );
  const closed = new Promise((resolve) => socket.on('close', resolve));
  socket.on('error', () => {});
  await closed;
}, 15_000);

test('R14 a reader that never reads is cut off before it fills the memory', async () => {
  const { token } = await newPilot(app.origin, 'Deaf');
  const pilot = await connect(app.origin, await askSeat(app.origin, token));
  await pilot.ship;
  const room = app.room(pilot.room.roomId);
  const client = room.clients.find((candidate) => candidate.auth !== undefined);
  const socket = client?.ref;
  if (!(socket instanceof WebSocket)) throw new Error('no socket');
  // A backlog as the room sees it; to fill the buffers of two kernels first would take minutes.
  Object.defineProperty(socket, 'bufferedAmount', { get: () => 10_000_000 });
  expect(await pilot.closed).not.toBe(CLOSE.consented);
});

test("only its own pilot is told a ship's velocity and cooldowns", async () => {
  const one = await newPilot(app.origin, 'One');
  const first = await connect(app.origin, await askSeat(app.origin, one.token));
  const mine = await first.ship;
  const two = await newPilot(app.origin, 'Two');
  const second = await connect(app.origin, await askSeat(app.origin, two.token, first.room.roomId));
  const theirs = await second.ship;
  // As good as in one place, as nobody is told of a ship that is out of sight; the rules push them apart.
  const shipOf = (id: number) => app.room(first.room.roomId).truth.ships.find((ship) => ship.id === id);
  await until(() => shipOf(mine) !== undefined && shipOf(theirs) !== undefined, 'both ships');
  const place = shipOf(mine);
  Object.assign(shipOf(theirs) ?? {}, { x: (place?.x ?? 0) + 1, y: place?.y });
  await until(() => first.room.state?.ships.get(String(theirs)) !== undefined, 'the other ship to be told');
  const room = app.room(first.room.roomId);
  room.onStep = () => {
    for (const ship of room.truth.ships) {
      ship.vx = 100;
      ship.railCooldown = 20;
    }
  };
  const own = first.room.state.ships.get(String(mine));
  // How fast is left open: whom no input reaches stands still for some ticks and then drifts, ever slower.
  await until(() => (own?.vx ?? 0) > 0 && (own?.railCooldown ?? 0) > 0, 'the own velocity to be told');
  const other = first.room.state.ships.get(String(theirs));
  const secrets = [
    'vx',
    'vy',
    'dashTicks',
    'dashCooldown',
    'boltCooldown',
    'railCharge',
    'railCooldown',
    'respawnTicks',
    'surplus',
  ] as const;
  for (const secret of secrets) expect(other?.[secret] ?? 0, secret).toBe(0);
  room.onStep = undefined;
  await first.room.leave();
  await second.room.leave();
});
