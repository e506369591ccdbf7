/** A connection to the floor: sends frames of the recorded sizes, and works as hard as a lean pilot with what comes. */
import { Decoder, Encoder } from '@colyseus/schema';
import { WebSocket } from 'ws';
import type { Arena } from '../../sim/arena.ts';
import { SHIP_FLAG, ToldShip, ToldState } from '../../sim/told-state.ts';
import { Fighter } from './fighter.ts';
import type { Recording } from './frame-recorder.ts';

const LONGEST_FRAME = 4096;
const SHIPS = 16;

/** A room's worth of ships, and a patch in which all of them move. */
function createMimicry(): { full: Uint8Array; patch: Uint8Array } {
  const state = new ToldState();
  const encoder = new Encoder(state);
  for (let id = 1; id <= SHIPS; id++) {
    const ship = new ToldShip();
    ship.x = 1000 * id;
    ship.y = 800 * id;
    ship.flags = SHIP_FLAG.flying;
    state.ships.set(String(id), ship);
  }
  const full = encoder.encodeAll().slice();
  encoder.discardChanges();
  for (const ship of state.ships.values()) {
    ship.x += 90;
    ship.y += 70;
    ship.aim += 1;
  }
  return { full, patch: encoder.encode().slice() };
}

const mimicry = createMimicry();

export class FloorPilot {
  private readonly socket: WebSocket;
  private readonly sizes: readonly number[];
  private readonly fighter: Fighter;
  private readonly arena: Arena;
  private readonly state = new ToldState();
  private readonly decoder = new Decoder(this.state);
  private readonly frame = new Uint8Array(LONGEST_FRAME);
  private tick = 0;
  lost = false;

  static async join(origin: string, index: number, arena: Arena, recording: Recording): Promise<FloorPilot> {
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/${index}`);
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    return new FloorPilot(socket, index, arena, recording);
  }

  private constructor(socket: WebSocket, index: number, arena: Arena, recording: Recording) {
    this.socket = socket;
    this.sizes = recording.up;
    this.arena = arena;
    this.fighter = new Fighter(index + 1);
    this.decoder.decode(mimicry.full);
    socket.binaryType = 'arraybuffer';
    socket.onmessage = ({ data }) => {
      if (data instanceof ArrayBuffer) this.decoder.decode(mimicry.patch);
    };
    socket.onclose = () => {
      this.lost = true;
    };
  }

  act(): void {
    const size = this.sizes[this.tick % this.sizes.length];
    this.tick += 1;
    this.fighter.think(this.state, 1, this.arena);
    if (size === undefined) return;
    this.socket.send(this.frame.subarray(0, size));
  }

  async leave(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.socket.once('close', () => resolve()));
    this.socket.close();
    await closed;
  }
}
