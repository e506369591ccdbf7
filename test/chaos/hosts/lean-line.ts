/**
 * A line of the game without prediction and picture, so that a hundred of them fly beside the cluster that they watch.
 * Tells all that comes over it, also when nobody listens to it any more.
 */
import type { InputHandle, Room } from 'colyseus.js';
import type { Line } from '../../../client/net/line.ts';
import type { TakenSeat } from '../../../client/net/seat-connection.ts';
import { SendPacer } from '../../../client/net/send-pacer.ts';
import type { Arena } from '../../../sim/arena.ts';
import { bytesToFacts, type ToldFact } from '../../../sim/facts-codec.ts';
import type { Intent } from '../../../sim/intent.ts';
import { PilotInput } from '../../../sim/pilot-input.ts';
import { MESSAGE } from '../../../sim/protocol.ts';
import type { ToldShip, ToldState } from '../../../sim/told-state.ts';
import { TICK_MS } from '../../../sim/units.ts';

const OPCODE_BITS = 0x1f;
const PATCH = 15;
/** A patch carries, after its opcode, the room's time as a uint32 when this bit is set. */
const TIMED = 0x80;
const BEATS = 256;
/** Inputs on their way unanswered, as in the game. */
const MOST_PENDING = 45;

export type LineWatch = {
  /** A patch came. */
  word(line: LeanLine, tick: number): void;
  /** It was read, or the whole state was, which comes before any patch and does not say its tick. */
  told(line: LeanLine, tick: number | undefined, state: ToldState): void;
  facts(line: LeanLine, tick: number, facts: readonly ToldFact[]): void;
  ticket(ticket: string): void;
  /** Inputs were answered that were not before. */
  answered(line: LeanLine): void;
};

/** The tick of a patch that has just come; undefined for any other frame. */
export function tickOfFrame(frame: Uint8Array): number | undefined {
  const first = frame[0] ?? 0;
  if ((first & OPCODE_BITS) !== PATCH || (first & TIMED) === 0 || frame.length < 5) return undefined;
  const ms = new DataView(frame.buffer, frame.byteOffset).getUint32(1, true);
  return Math.round(ms / TICK_MS);
}

/** The tick that a state is of, which says only its lowest byte: of all that end so, the nearest to one that is known. */
export function tickOfBeat(beat: number, near: number): number {
  const ahead = (beat - (near % BEATS) + BEATS) % BEATS;
  return near + (ahead < BEATS / 2 ? ahead : ahead - BEATS);
}

export class LeanLine implements Line {
  readonly room: Room<unknown, ToldState>;
  /** Which process is at its other end: the member's name, and the process's own. */
  readonly host: string;
  arena: Arena;
  tick = 0;
  patchedAt = performance.now();
  readonly aim = 0;
  readonly body = undefined;
  readonly roundTripMs = 0;
  readonly boltLeadMs = 0;
  private readonly watch: LineWatch;
  private readonly input: InputHandle<PilotInput>;
  private readonly pacer = new SendPacer();
  private ship = 0;
  private lastAnswered = 0;
  private isSilent = false;
  private isLeft = false;

  constructor({ room, arena, answer }: TakenSeat, watch: LineWatch) {
    this.room = room;
    this.arena = arena;
    this.watch = watch;
    const { publicAddress = '', processId } = answer.seat;
    this.host = `${publicAddress.split('/').at(-1)} ${processId}`;
    this.tap();
    this.input = room.input<PilotInput>({ type: PilotInput, mode: 'reliable', allowRewind: () => false });
    room.onMessage(MESSAGE.welcome, (message: { ship: number }) => {
      this.ship = message.ship;
    });
    room.onMessage(MESSAGE.facts, (bytes: Uint8Array) => {
      const { tick, facts } = bytesToFacts(bytes);
      watch.facts(this, tick, facts);
    });
    room.onMessage(MESSAGE.bolts, () => {});
    room.onMessage(MESSAGE.ticket, (ticket: string) => watch.ticket(ticket));
    room.onStateChange((state) => this.patched(state));
  }

  private tap(): void {
    const { events } = this.room.connection;
    const receive = events.onmessage;
    events.onmessage = (event: MessageEvent) => {
      const data: unknown = event.data;
      if (data instanceof ArrayBuffer) this.word(new Uint8Array(data));
      else if (data instanceof Uint8Array) this.word(data);
      if (!this.isSilent) receive?.(event);
    };
  }

  private word(frame: Uint8Array): void {
    const tick = tickOfFrame(frame);
    if (tick === undefined) return;
    this.tick = tick;
    this.watch.word(this, tick);
  }

  private patched(state: ToldState): void {
    this.patchedAt = performance.now();
    this.watch.told(this, this.tick > 0 ? tickOfBeat(state.beat, this.tick) : undefined, state);
    const { lastProcessed } = this.input;
    if (lastProcessed <= this.lastAnswered) return;
    this.lastAnswered = lastProcessed;
    this.watch.answered(this);
  }

  get own(): number | undefined {
    return this.room.state?.ships?.has(String(this.ship)) ? this.ship : undefined;
  }

  get me(): number | undefined {
    return this.own;
  }

  get acknowledged(): number {
    return this.input.lastProcessed;
  }

  get pending(): number {
    return this.input.pendingCount;
  }

  ownTime(): number {
    return this.input.sentCount;
  }

  placeOf({ x, y }: ToldShip): { x: number; y: number } {
    return { x, y };
  }

  /** To be called once a tick. */
  pump(_now: number, readIntent: () => Intent): void {
    const own = this.room.state?.ships?.get(String(this.ship));
    if (own === undefined) return;
    const intent = readIntent();
    if (!this.pacer.shouldSend(own.surplus) || this.pending >= MOST_PENDING) return;
    this.input.data.move = intent.move;
    this.input.data.aim = intent.aim;
    this.input.data.buttons = intent.buttons;
    this.input.send();
  }

  /** Its pilot goes by another line now, and keeps this one. */
  leaveBehind(): void {
    this.isLeft = true;
  }

  get isHeard(): boolean {
    return !this.isSilent && !this.isLeft;
  }

  coast(): void {}

  silence(): void {
    this.isSilent = true;
  }

  dispose(): void {
    this.isSilent = true;
    this.room.removeAllListeners();
  }
}
