/** A pilot that speaks the real protocol and fights, but predicts and draws nothing. */
import { Client, type InputHandle, type Room } from 'colyseus.js';
import { createMemoryStorage } from '../../client/net/key-value.ts';
import { SeatKeeper } from '../../client/net/seat-keeper.ts';
import { SendPacer } from '../../client/net/send-pacer.ts';
import { Servers } from '../../client/net/servers.ts';
import type { Arena } from '../../sim/arena.ts';
import { BUTTON } from '../../sim/intent.ts';
import { PilotInput } from '../../sim/pilot-input.ts';
import { MESSAGE } from '../../sim/protocol.ts';
import { ToldState } from '../../sim/told-state.ts';
import { RAIL_CHARGE_TICKS } from '../../sim/tuning.ts';
import { Fighter } from './fighter.ts';
import { type FrameKind, FrameRecorder } from './frame-recorder.ts';
import { TickStamps } from './tick-stamps.ts';

const DRAW_DELAY_MS = 66;
const OPCODE_BITS = 0x1f;
const PATCH = 15;
const BYTES = 17;

function kindOf(first: number): FrameKind {
  const opcode = first & OPCODE_BITS;
  if (opcode === PATCH) return 'patches';
  return opcode === BYTES ? 'facts' : 'other';
}

export class LeanPilot {
  readonly recorder = new FrameRecorder();
  readonly stamps = new TickStamps();
  readonly roomId: string;
  private readonly room: Room<unknown, ToldState>;
  private readonly input: InputHandle<PilotInput>;
  private readonly fighter: Fighter;
  private readonly arena: Arena;
  private readonly pacer = new SendPacer();
  private ship = 0;
  lost = false;

  static async join(origin: string, index: number, arena: Arena): Promise<LeanPilot> {
    const wish = { servers: new Servers([origin]), name: `Lean ${index}`, bot: false, seat: {} };
    const { seat } = await new SeatKeeper(wish, createMemoryStorage()).take();
    const room = await new Client(origin).consumeSeatReservation(seat, ToldState);
    return new LeanPilot(room, index, arena);
  }

  private constructor(room: Room<unknown, ToldState>, index: number, arena: Arena) {
    this.room = room;
    this.roomId = room.roomId;
    this.arena = arena;
    this.fighter = new Fighter(index + 1);
    room.reconnection.enabled = false;
    this.tap();
    this.input = room.input<PilotInput>({
      type: PilotInput,
      mode: 'reliable',
      renderDelay: DRAW_DELAY_MS,
      allowRewind: (data) =>
        room.state.ships.get(String(this.ship))?.railCharge === RAIL_CHARGE_TICKS &&
        !(data.buttons & BUTTON.rail),
    });
    room.onMessage(MESSAGE.welcome, (message: { ship: number }) => {
      this.ship = message.ship;
    });
    for (const type of [MESSAGE.facts, MESSAGE.bolts, MESSAGE.ticket]) room.onMessage(type, () => {});
    room.onLeave(() => {
      this.lost = true;
    });
  }

  private tap(): void {
    const { connection } = this.room;
    const receive = connection.events.onmessage;
    const send = connection.send.bind(connection);
    connection.events.onmessage = (event: MessageEvent) => {
      const data: unknown = event.data;
      if (data instanceof ArrayBuffer) {
        const bytes = new Uint8Array(data);
        const kind = kindOf(bytes[0] ?? 0);
        this.recorder.received(kind, bytes.length);
        if (kind === 'patches') this.stamps.note(bytes);
      }
      receive?.(event);
    };
    connection.send = (data: Uint8Array) => {
      this.recorder.sent(data.byteLength);
      send(data);
    };
  }

  /** One tick of the pilot's own clock. */
  act(): void {
    const { state } = this.room;
    if (this.ship === 0 || state === undefined) return;
    const intent = this.fighter.think(state, this.ship, this.arena);
    if (!this.pacer.shouldSend(state.ships.get(String(this.ship))?.surplus ?? 0)) return;
    Object.assign(this.input.data, intent);
    this.input.send();
  }

  async leave(): Promise<void> {
    await this.room.leave(true);
  }
}
