/**
 * The socket of every room connection: refuses at the door what the framework would take, above all a datagram
 * frame, which makes no sense on a WebSocket, names a count that the framework allocates unseen (ten bytes
 * end a process).
 */
import type { Socket } from 'node:net';
import { WebSocket } from 'ws';
import { CLOSE } from '../../sim/protocol.ts';
import { HeldFrames } from './held-frames.ts';
import { type InputShape, isWellFormedInput, PILOT_SHAPE } from './input-frame.ts';

/** Opcodes of the framework that a client of ours has reason to send. */
const JOINED = 10;
const LEAVE = 12;
const PING = 18;
const INPUT = 19;
const WELCOME_OPCODES: ReadonlySet<number> = new Set([JOINED, LEAVE, PING, INPUT]);
const OPCODE_BITS = 0x1f;

/** The longest of those frames: a stamped input, with room to spare. */
export const LONGEST_FRAME = 64;

/** Why a frame is refused, or undefined when it may pass. */
function refusalOf(frame: unknown, binary: unknown, shape: InputShape): string | undefined {
  if (binary !== true || !(frame instanceof Uint8Array)) return 'only binary frames';
  if (frame.length === 0) return 'empty frame';
  if (frame.length > LONGEST_FRAME) return 'frame too long';
  const opcode = (frame[0] ?? 0) & OPCODE_BITS;
  if (!WELCOME_OPCODES.has(opcode)) return 'unknown kind of frame';
  return opcode === INPUT && !isWellFormedInput(frame, shape) ? 'malformed input' : undefined;
}

function isWholeBinary(data: unknown, options: Options | undefined): data is Uint8Array {
  return data instanceof Uint8Array && options?.binary === true && options.fin !== false;
}

type Data = Parameters<WebSocket['send']>[0];
type Done = (error?: Error) => void;
type Options = { binary?: boolean; fin?: boolean };

export class GuardedSocket extends WebSocket {
  /** Of the inputs that are taken; a room that takes others says so before it listens. */
  inputShape = PILOT_SHAPE;
  /** What it writes to, as frames are; undefined when they would have to be compressed. */
  line: Socket | undefined;
  private isHeld = false;
  private readonly frames = new HeldFrames();
  private isRefused = false;

  /** What is sent from now on waits, to leave at once: each call to the kernel costs more than a frame's making. */
  hold(): void {
    this.isHeld = this.line !== undefined;
  }

  release(): void {
    this.isHeld = false;
    this.flush();
  }

  private flush(): void {
    const bytes = this.frames.take();
    if (bytes !== undefined && this.readyState === WebSocket.OPEN) this.line?.write(bytes);
  }

  override send(data: Data, options?: Options | Done, done?: Done): void {
    const isPlain = typeof options !== 'function' && done === undefined && isWholeBinary(data, options);
    if (this.isHeld && isPlain) {
      this.frames.add(data);
      return;
    }
    // Nothing overtakes what was sent before it; a goodbye neither.
    this.flush();
    if (typeof options === 'function') super.send(data, options);
    else super.send(data, options ?? {}, done);
  }

  override close(code?: number, reason?: string | Buffer): void {
    this.release();
    super.close(code, reason);
  }

  /** Nothing that follows a refused frame counts any more, though it may be on its way. */
  private admits(frame: unknown, binary: unknown): boolean {
    if (this.readyState !== WebSocket.OPEN) return false;
    const refusal = refusalOf(frame, binary, this.inputShape);
    if (refusal === undefined) return true;
    this.isRefused = true;
    this.close(CLOSE.kicked, refusal);
    return false;
  }

  override emit(event: string | symbol, ...args: unknown[]): boolean {
    if (event === 'message' && !this.admits(args[0], args[1])) return true;
    // Who was closed for its frames was kicked, also when it does not answer the goodbye.
    if (event === 'close' && this.isRefused) args[0] = CLOSE.kicked;
    // What a client breaks closes its own connection; printing it would let anybody fill the log.
    if (event === 'error') return true;
    return super.emit(event, ...args);
  }
}
