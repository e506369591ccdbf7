/** Sits between a room of the SDK and its socket: counts what passes by category, and delays it if asked to. */
import type { Room } from 'colyseus.js';
import { createDelay, createDelayedQueue, isGood, type NetworkConditions } from './network-simulator.ts';
import type { Traffic } from './session-types.ts';

/** Opcodes of the framework, in the low five bits of a frame's first byte. */
const OPCODE_BITS = 0x1f;
const OPCODE = { state: 14, patch: 15, bytes: 17, input: 19 } as const;

export type TrafficCounts = { up: Traffic; down: Traffic };

export function noTraffic(): Traffic {
  return { inputs: 0, patches: 0, facts: 0, other: 0 };
}

function categoryOf(first: number | undefined): keyof Traffic {
  const opcode = (first ?? 0) & OPCODE_BITS;
  if (opcode === OPCODE.input) return 'inputs';
  if (opcode === OPCODE.state || opcode === OPCODE.patch) return 'patches';
  return opcode === OPCODE.bytes ? 'facts' : 'other';
}

/**
 * Replaces the two ends of the room's connection; to be called once, as soon as there is one.
 * Returns how to cut it: what is still delayed is then dropped, as the room it belongs to is no more.
 */
export function tapConnection(room: Room, counts: TrafficCounts, conditions: NetworkConditions): () => void {
  let isCut = false;
  const { connection } = room;
  const receive = connection.events.onmessage;
  const send = connection.send.bind(connection);
  const now = () => performance.now();
  const good = isGood(conditions);
  const receiveLater = createDelayedQueue<MessageEvent>(
    createDelay(conditions, Math.random),
    now,
    (event) => {
      if (!isCut) receive?.(event);
    },
  );
  const sendLater = createDelayedQueue<Uint8Array>(createDelay(conditions, Math.random), now, (data) => {
    if (connection.isOpen) send(data);
  });
  connection.events.onmessage = (event: MessageEvent) => {
    const data: unknown = event.data;
    if (data instanceof ArrayBuffer)
      counts.down[categoryOf(new Uint8Array(data, 0, 1)[0])] += data.byteLength;
    else if (data instanceof Uint8Array) counts.down[categoryOf(data[0])] += data.byteLength;
    if (isCut) return;
    if (good) receive?.(event);
    else receiveLater(event);
  };
  connection.send = (data: Uint8Array) => {
    counts.up[categoryOf(data[0])] += data.byteLength;
    // The SDK reuses its buffer for the next frame.
    if (good) send(data);
    else sendLater(data.slice());
  };
  return () => {
    isCut = true;
  };
}
