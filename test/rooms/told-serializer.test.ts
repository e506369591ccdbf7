import { ClientState, Protocol, ProtocolModifier, SchemaSerializer } from '@colyseus/core';
import { expect, test } from 'vitest';
import { loadArena } from '../../server/rooms/arena-files.ts';
import { Telling } from '../../server/rooms/telling.ts';
import { NO_LINE } from '../../server/rooms/told-projection.ts';
import { ToldSerializer } from '../../server/rooms/told-serializer.ts';
import { stepWorld } from '../../sim/step-world.ts';
import type { ToldState } from '../../sim/told-state.ts';
import { TICK_MS } from '../../sim/units.ts';
import { createWorld } from '../../sim/world.ts';
import { lateEyes, randomInput } from '../helpers/sim-match.ts';

const SHIPS = 8;
const TICKS = 600;

type Recipient = Parameters<ToldSerializer['applyPatches']>[0][number];
const isRecipient = (client: object): client is Recipient => 'raw' in client && 'state' in client;
const recipients = (clients: readonly object[]): Recipient[] => clients.filter(isRecipient);

/** Every frame of a match as text: some pilots are joined, one is still joining, and one may see nothing of its own. */
function framesOf(serializer: SchemaSerializer<ToldState>, seed: number): Set<string> {
  const world = createWorld('skirmish', 'foundry', seed);
  const stream = { random: seed };
  const telling = new Telling();
  serializer.reset(telling.state);
  const frames = new Set<string>();
  const clients = Array.from({ length: SHIPS }, (_, i) => ({
    state: i === 2 ? ClientState.JOINING : ClientState.JOINED,
    view: i === 3 ? undefined : telling.admit(`${i}`, i + 1, world).view,
    _inputBuffer: i === 4 ? undefined : { ackSeq: 0 },
    raw: (frame: Uint8Array) => frames.add(`${world.tick} ${i} ${Buffer.from(frame).toString('hex')}`),
  }));
  for (let tick = 0; tick < TICKS; tick++) {
    const arena = loadArena(world.map);
    const facts = stepWorld(world, arena, randomInput(stream, world), lateEyes(stream, world));
    telling.take(world, arena, facts, () => NO_LINE);
    for (const client of clients) if (client._inputBuffer) client._inputBuffer.ackSeq = tick * 70_000;
    if (!(serializer instanceof ToldSerializer)) for (const { view } of clients) view?.settle();
    const isNew = serializer.applyPatches(recipients(clients), telling.state, {
      sNow: Math.floor(tick * TICK_MS),
    });
    expect(isNew).toBe(true);
  }
  return frames;
}

test('every frame is byte for byte what the framework would send', () => {
  const ours = framesOf(new ToldSerializer(), 5);
  expect(ours.size).toBe(TICKS * (SHIPS - 1));
  expect(ours).toEqual(framesOf(new SchemaSerializer<ToldState>(), 5));
});

test('nobody to tell, and nothing new: as the framework has it', () => {
  const frames: Uint8Array[] = [];
  const client = { state: ClientState.JOINED, raw: (frame: Uint8Array) => frames.push(frame) };
  const telling = new Telling();
  const serializer = new ToldSerializer();
  serializer.reset(telling.state);
  telling.state.beat = 7;
  expect(serializer.applyPatches([], telling.state, { sNow: 1 })).toBe(false);
  expect(serializer.applyPatches(recipients([client]), telling.state, { sNow: 258 })).toBe(false);
  const kind = Protocol.ROOM_STATE_PATCH | ProtocolModifier.TIMED;
  expect(frames.map((frame) => [...frame])).toEqual([[kind, 2, 1, 0, 0, 0, 0, 0, 0]]);
});
