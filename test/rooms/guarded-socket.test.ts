/** What is sent while a socket is held, over a real line. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { GuardedSocket } from '../../server/rooms/guarded-socket.ts';

const http = createServer();
const BINARY = { binary: true };
let near: GuardedSocket;
let far: WebSocket;
let heard: (string | number)[];
let server: WebSocketServer;

const isAddress = (address: string | AddressInfo | null): address is AddressInfo =>
  typeof address === 'object';

beforeEach(async () => {
  server = new WebSocketServer<typeof GuardedSocket>({ server: http, WebSocket: GuardedSocket });
  const connected = new Promise<GuardedSocket>((resolve) => {
    server.on('connection', (socket, request) => {
      if (!(socket instanceof GuardedSocket)) return;
      socket.line = request.socket;
      resolve(socket);
    });
  });
  await once(http.listen(0, '127.0.0.1'), 'listening');
  const address = http.address();
  far = new WebSocket(`ws://127.0.0.1:${isAddress(address) ? address.port : 0}`);
  heard = [];
  far.on('message', (data: Buffer, isBinary) => heard.push(isBinary ? data.length : data.toString()));
  near = await connected;
  if (far.readyState !== WebSocket.OPEN) await once(far, 'open');
});

afterEach(async () => {
  far.terminate();
  server.close();
  http.closeAllConnections();
  await new Promise((resolve) => http.close(resolve));
});

/** Closes from here, and waits for what came. */
async function hear(): Promise<(string | number)[]> {
  const closed = once(far, 'close');
  near.close(4000, 'over');
  expect((await closed)[0]).toBe(4000);
  return heard;
}

test('frames of every length leave in one write, and arrive whole and in order', async () => {
  const lengths = [0, 1, 125, 126, 127, 65_535, 65_536, 70_000];
  const contents = lengths.map((length) => new Uint8Array(length).fill(length % 251));
  const arrived: Buffer[] = [];
  far.on('message', (data: Buffer) => arrived.push(data));
  const write = vi.spyOn(near.line ?? expect.fail('no line'), 'write');
  near.hold();
  for (const bytes of contents) near.send(bytes, BINARY);
  expect(write).not.toHaveBeenCalled();
  near.release();
  expect(write).toHaveBeenCalledTimes(1);
  expect(await hear()).toEqual(lengths);
  expect(arrived.map((bytes) => new Uint8Array(bytes))).toEqual(contents);
});

test('what is sent before and after a hold keeps its place', async () => {
  near.send(new Uint8Array(1), BINARY);
  near.hold();
  near.send(new Uint8Array(2), BINARY);
  near.release();
  near.release();
  near.send('three');
  near.hold();
  near.send(new Uint8Array(4), BINARY);
  near.release();
  expect(await hear()).toEqual([1, 2, 'three', 4]);
});

test('what cannot be held does not overtake what is', async () => {
  const sent: string[] = [];
  near.hold();
  near.send(new Uint8Array(1), BINARY);
  near.send(new Uint8Array(2), BINARY, () => sent.push('two'));
  near.send('three');
  near.send(new Uint8Array(4), BINARY);
  near.release();
  expect(await hear()).toEqual([1, 2, 'three', 4]);
  expect(sent).toEqual(['two']);
});

test('what was said before a goodbye comes before it, and what is said after it not at all', async () => {
  near.hold();
  near.send(new Uint8Array(7), BINARY);
  const closed = hear();
  near.send(new Uint8Array(8), BINARY);
  near.release();
  expect(await closed).toEqual([7]);
});

test('what was said to a line that broke meanwhile is of no consequence', async () => {
  near.hold();
  near.send(new Uint8Array(7), BINARY);
  near.terminate();
  const write = vi.spyOn(near.line ?? expect.fail('no line'), 'write');
  near.release();
  expect(write).not.toHaveBeenCalled();
});

test('one that was never given its line sends all the same', async () => {
  near.line = undefined;
  near.hold();
  near.send(new Uint8Array(3), BINARY);
  near.release();
  expect(await hear()).toEqual([3]);
});
