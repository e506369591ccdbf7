/** From a seat to the first state over its connection, without the comforts of a client: the cheapest that counts. */
import { WebSocket } from 'ws';

/** Opcodes of the framework. */
const JOIN = 10;
const LEAVE = 12;
const STATE = 14;
const OPCODE_BITS = 0x1f;
const PATIENCE_MS = 5000;

export type Seat = {
  sessionId: string;
  roomId: string;
  processId: string;
  publicAddress?: string | undefined;
};

/** Resolves with how to leave. @throws when the seat is not taken in time */
export function takeFlight({
  sessionId,
  roomId,
  processId,
  publicAddress,
}: Seat): Promise<() => Promise<void>> {
  const socket = new WebSocket(`ws://${publicAddress}/${processId}/${roomId}?sessionId=${sessionId}`);
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  const { promise, resolve, reject } = Promise.withResolvers<() => Promise<void>>();
  const timer = setTimeout(() => {
    reject(new Error('no state in time'));
    socket.terminate();
  }, PATIENCE_MS);
  socket.on('message', (data: Buffer) => {
    const opcode = (data[0] ?? 0) & OPCODE_BITS;
    if (opcode === JOIN) socket.send(Buffer.of(JOIN));
    if (opcode !== STATE) return;
    clearTimeout(timer);
    resolve(async () => {
      socket.send(Buffer.of(LEAVE));
      await closed;
    });
  });
  socket.once('error', reject);
  socket.once('close', (code) => reject(new Error(`closed with ${code}`)));
  return promise;
}
