/**
 * Child process: the floor. A bare `ws` server that sends each connection frames of the sizes that the real server sent
 * it, at the same rate, and takes what is sent to it. It decides nothing, knows nothing and encodes nothing.
 */
import '../../bin/v8-flags.js';
import { createServer } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import type { z } from 'zod';
import { TICK_MS } from '../../sim/units.ts';
import { answerParent } from './answer-parent.ts';
import { type BareRound, recordingsSchema } from './answers.ts';
import { distributionOf } from './distribution.ts';
import { LoadMeter } from './load-meter.ts';

const LONGEST_FRAME = 64 * 1024;
const payload = Buffer.alloc(LONGEST_FRAME, 1);

const load = new LoadMeter();
const sockets = new Map<number, WebSocket>();
const counts = { framesOut: 0, bytesOut: 0, framesIn: 0, bytesIn: 0 };
let ticks: number[] = [];
let timers: NodeJS.Timeout[] = [];

/** One room's timer, as the real one has it: it fires a little too often, and time decides when a tick is due. */
function playRoom(connections: readonly number[], scripts: readonly (readonly number[][])[]): NodeJS.Timeout {
  let tick = 0;
  let credit = 0;
  let last = performance.now();
  return setInterval(() => {
    const now = performance.now();
    credit += now - last;
    last = now;
    for (; credit >= TICK_MS; credit -= TICK_MS) {
      const begun = performance.now();
      for (const connection of connections) play(connection, scripts[connection] ?? [], tick);
      ticks.push(performance.now() - begun);
      tick += 1;
    }
  }, TICK_MS);
}

function play(connection: number, script: readonly number[][], tick: number): void {
  const socket = sockets.get(connection);
  const frames = script[tick % script.length];
  if (socket === undefined || frames === undefined) return;
  for (const size of frames) {
    socket.send(payload.subarray(0, size), { binary: true });
    counts.framesOut += 1;
    counts.bytesOut += size;
  }
}

function stopPlaying(): void {
  for (const timer of timers) clearInterval(timer);
  timers = [];
}

/** Rooms do not tick at the same moment. */
function playAll({ perRoom, recordings }: z.infer<typeof recordingsSchema>): void {
  stopPlaying();
  const scripts = recordings.map(({ down }) => down);
  const rooms = Math.ceil(scripts.length / perRoom);
  for (let room = 0; room < rooms; room++) {
    const connections = scripts.map((_, i) => i).slice(room * perRoom, (room + 1) * perRoom);
    setTimeout(() => timers.push(playRoom(connections, scripts)), (room * TICK_MS) / rooms);
  }
}

const server = createServer();
const sockServer = new WebSocketServer({ server, perMessageDeflate: false, maxPayload: 4096 });
sockServer.on('connection', (socket, request) => {
  const connection = Number(request.url?.slice(1));
  sockets.set(connection, socket);
  socket.on('close', () => sockets.delete(connection));
  socket.on('message', (data: Buffer) => {
    counts.framesIn += 1;
    counts.bytesIn += data.length;
  });
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = server.address();

answerParent({
  listen: () => ({ port: typeof address === 'object' ? address?.port : undefined }),
  play: (args) => playAll(recordingsSchema.parse(args)),
  begin: () => {
    Object.assign(counts, { framesOut: 0, bytesOut: 0, framesIn: 0, bytesIn: 0 });
    ticks = [];
    load.begin();
  },
  end: (): BareRound => ({ ...load.end(), ...counts, tickMs: distributionOf(ticks) }),
  stop: stopPlaying,
});
