/** The framework's serializer of states, with an encoder that writes once what many are told. */
import {
  type Client,
  type ClientPrivate,
  ClientState,
  Protocol,
  ProtocolModifier,
  SchemaSerializer,
} from '@colyseus/core';
import { encode } from '@colyseus/schema';
import type { ToldState } from '../../sim/told-state.ts';
import { ToldEncoder } from './told-encoder.ts';

type Timing = Parameters<SchemaSerializer<ToldState>['applyPatches']>[2];
type Recipient = Client & Pick<ClientPrivate, '_inputBuffer'>;

/** A patch with its time: what it is, the room's clock in milliseconds, and how many inputs of its reader it contains. */
const CLOCK_AT = 1;
const ACKNOWLEDGED_AT = 5;
const TOLD_AT = 9;

export class ToldSerializer extends SchemaSerializer<ToldState> {
  /** As the framework's own, which makes its own encoder. A state takes one only. */
  override reset(state: ToldState): void {
    this.encoder = new ToldEncoder(state);
    this.hasFilters = this.encoder.context.hasFilters;
    this.fullEncodeBuffer[0] = Protocol.ROOM_STATE;
    this.encodedViews = new Map();
  }

  /**
   * The frames of the framework's own, which makes each of them twice: without its time, and then with it in front. Here
   * the time stands in front of what everybody is told, with which every patch begins. No two clients share a view.
   */
  override applyPatches(clients: Recipient[], state: ToldState, timing: Timing): boolean {
    const { encoder } = this;
    if (timing === undefined || clients.length === 0 || !encoder.hasChanges)
      return super.applyPatches(clients, state, timing);
    this.needFullEncode = true;
    const it = { offset: TOLD_AT };
    encoder.encode(it);
    const sharedOffset = it.offset;
    encoder.sharedBuffer[0] = Protocol.ROOM_STATE_PATCH | ProtocolModifier.TIMED;
    encode.uint32(encoder.sharedBuffer, timing.sNow, { offset: CLOCK_AT });
    for (const client of clients) {
      if (client.state !== ClientState.JOINED) continue;
      const acknowledged = client._inputBuffer?.ackSeq ?? 0;
      encode.uint32(encoder.sharedBuffer, acknowledged, { offset: ACKNOWLEDGED_AT });
      const patch = client.view
        ? encoder.encodeView(client.view, sharedOffset, it)
        : encoder.sharedBuffer.slice(0, sharedOffset);
      client.raw(patch);
    }
    encoder.discardChanges();
    return true;
  }
}
