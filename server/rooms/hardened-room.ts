/**
 * What every room needs whatever is played in it: faults stay inside the room, floods are closed, patches go out with
 * the tick and carry its time, and a reader that never reads is cut off.
 */
import { type Client, ClientState, Room, ServerError } from '@colyseus/core';
import { WebSocket } from 'ws';
import { CLOSE } from '../../sim/protocol.ts';
import type { ToldState } from '../../sim/told-state.ts';
import { TICK_MS, TICK_RATE } from '../../sim/units.ts';
import { GuardedSocket } from './guarded-socket.ts';
import { ToldSerializer } from './told-serializer.ts';

export type RoomLog = {
  info(details: object, message: string): void;
  error(details: object, message: string): void;
};

/** Told how long each tick took, in milliseconds: rules and projection, then encoding and sending. */
export type TickMeter = (stepMs: number, patchMs: number) => void;

/** About half a minute of patches that nobody read. */
const LONGEST_BACKLOG = 256 * 1024;
/** A connection that has not said by then that it has joined is ended. */
const LONGEST_JOIN_SECONDS = 5;
/** Frames in one second above which a client is closed: five times what an honest one sends, and its bursts. */
const MOST_FRAMES = 150;
/** A room whose ticks fail so many times in a row is broken and closes. */
const MOST_FAULTS = TICK_RATE;

export abstract class HardenedRoom<Input> extends Room<{ state: ToldState; input: Input }> {
  override maxMessagesPerSecond = MOST_FRAMES;
  /** Advertised to clients. The timer that the framework makes of it finds broadcastPatch closed. */
  override patchRate = TICK_MS;
  /** A room is empty when nobody holds a seat in it, which the framework cannot know. */
  override autoDispose = false;

  protected log: RoomLog = { info() {}, error() {} };
  protected meter: TickMeter | undefined;
  private patching = false;
  /** Ticks in a row that did not come to their end. */
  private faults = 0;
  /** Seconds that a client has taken to join. */
  private readonly asleep = new WeakMap<Client, number>();

  /** One tick of the room, up to what the next patch tells. */
  protected abstract step(): void;

  /** What is said beyond the patch, right after it. */
  protected abstract tell(): void;

  /** What can wait until all of a tick that is told is on its way. */
  protected afterwards(): void {}

  /** Asked when a tick is due; without leave it is left out, and the world stands still. */
  protected mayStep(): boolean {
    return true;
  }

  /** Asked again when the tick is computed: what may not be told stays here. */
  protected mayTell(): boolean {
    return true;
  }

  /** @param tick The one that was computed last. */
  protected startTicking(tick: number): void {
    let last = tick;
    this.setFixedTimestep(() => {
      if (!this.mayStep()) return;
      last += 1;
      this.tickOnce(last);
    }, TICK_RATE);
  }

  /** One tick for a room that keeps no time of its own; a fault in it stays in this room. */
  protected tickFromOutside(tick: number): void {
    // Which also counts the frames of a second anew.
    this.clock.tick();
    try {
      this.tickOnce(tick);
    } catch (error) {
      this.onUncaughtException(new Error('a tick failed', { cause: error }), 'tickFromOutside');
    }
  }

  private tickOnce(tick: number): void {
    const begun = performance.now();
    this.faults += 1;
    this.step();
    const stepped = performance.now();
    // Whole milliseconds, as the wire carries them: the rewind then reads exactly what clients interpolate.
    this.clock.elapsedTime = Math.floor(tick * TICK_MS);
    if (this.mayTell()) {
      this.sendTogether(() => {
        this.patching = true;
        this.broadcastPatch();
        this.patching = false;
        this.tell();
      });
      this.afterwards();
    }
    this.faults = 0;
    this.meter?.(stepped - begun, performance.now() - stepped);
    if (tick % TICK_RATE === 0) this.cutOffSleepers();
  }

  /** Whatever is sent to one client in it travels as one. */
  private sendTogether(send: () => void): void {
    const sockets: GuardedSocket[] = [];
    for (const { ref } of this.clients) if (ref instanceof GuardedSocket) sockets.push(ref);
    for (const socket of sockets) socket.hold();
    try {
      send();
    } finally {
      for (const socket of sockets) socket.release();
    }
  }

  /** Called by the framework for each state that the room is given. */
  override setSerializer(): void {
    super.setSerializer(new ToldSerializer());
  }

  override broadcastPatch(): boolean {
    return this.patching && super.broadcastPatch();
  }

  /** Once a second: who never reads, or never says that it has joined, would be waited for in growing memory (R14). */
  private cutOffSleepers(): void {
    for (const client of this.clients) {
      const socket = client.ref;
      if (!(socket instanceof WebSocket)) continue;
      const sleeps = client.state === ClientState.JOINED ? 0 : (this.asleep.get(client) ?? 0) + 1;
      this.asleep.set(client, sleeps);
      if (socket.bufferedAmount > LONGEST_BACKLOG || sleeps > LONGEST_JOIN_SECONDS) socket.terminate();
    }
  }

  /** Defining it is what keeps a fault in one room from ending the process with all rooms. */
  override onUncaughtException(error: Error, where: string): void {
    this.patching = false;
    // A refused seat is an answer, not a fault, and anybody can have as many as they like.
    if (error.cause instanceof ServerError) return;
    if (this.faults <= 1)
      this.log.error({ err: error.cause ?? error, where, room: this.roomId }, 'fault in a room');
    if (this.faults === MOST_FAULTS) void this.disconnect(CLOSE.shutdown);
  }
}
