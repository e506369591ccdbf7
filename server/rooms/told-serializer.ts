/** The framework's serializer of states, with an encoder that writes once what many are told. */
import { type Client, Protocol, SchemaSerializer } from '@colyseus/core';
import type { ToldState } from '../../sim/told-state.ts';
import { ToldEncoder } from './told-encoder.ts';

type Timing = Parameters<SchemaSerializer<ToldState>['applyPatches']>[2];

export class ToldSerializer extends SchemaSerializer<ToldState> {
  /** As the framework's own, which makes its own encoder. A state takes one only. */
  override reset(state: ToldState): void {
    this.encoder = new ToldEncoder(state);
    this.hasFilters = this.encoder.context.hasFilters;
    this.fullEncodeBuffer[0] = Protocol.ROOM_STATE;
    this.encodedViews = new Map();
  }

  override applyPatches(clients: Client[], state: ToldState, timing: Timing): boolean {
    const isNew = super.applyPatches(clients, state, timing);
    // Emptied each time it would keep every patch until the next great collection of garbage, as told-encoder.ts says.
    this.encodedViews = new Map();
    return isNew;
  }
}
