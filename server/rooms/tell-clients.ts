/** Sends what a tick has to say beyond its patch, to each connection what it may know. */
import { type Client, ClientState } from '@colyseus/core';
import { boltsToBytes } from '../../sim/bolts-codec.ts';
import { factsToBytes } from '../../sim/facts-codec.ts';
import { MESSAGE } from '../../sim/protocol.ts';
import type { Telling } from './telling.ts';

/** By hand, after the patch: the framework's own way would reach clients that have not joined yet. */
export function tellClients(clients: Iterable<Client>, telling: Telling, tick: number): void {
  for (const client of clients) {
    if (client.state !== ClientState.JOINED) continue;
    const { facts, bolts } = telling.hear(client.sessionId);
    if (facts.length > 0) client.sendBytes(MESSAGE.facts, factsToBytes(tick, facts));
    if (bolts.length > 0) client.sendBytes(MESSAGE.bolts, boltsToBytes(tick, bolts));
  }
}
