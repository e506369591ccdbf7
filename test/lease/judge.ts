/** Sees all that is told and kept in the model, and says what the protocol may not do. */
import type { VirtualTime } from './virtual-time.ts';

/**
 * The time of one epoch of a room: from the first to the last moment at which its host decided to speak. `isForgotten`: the
 * store lost its records since it began.
 */
type Reign = { host: string; firstMs: number; lastMs: number; isForgotten: boolean };

type RoomRecord = {
  reigns: Map<number, Reign>;
  /** The newest snapshot that the store has taken. */
  keptTick: number | undefined;
  toldTick: number;
};

const MOST_FAULTS = 20;

export class Judge {
  readonly faults: string[] = [];
  words = 0;
  adoptions = 0;
  mostTicksLost = 0;
  /** Rooms whose newest words went with the store's records: no host that could say so was there. */
  setBack = 0;
  private readonly time: VirtualTime;
  private readonly isAble: (host: string, roomId: string) => boolean;
  private readonly rooms = new Map<string, RoomRecord>();

  /** @param isAble Whether a host lives, goes on and may speak for a room. */
  constructor(time: VirtualTime, isAble: (host: string, roomId: string) => boolean) {
    this.time = time;
    this.isAble = isAble;
  }

  /** @param decidedMs When the host looked for the last time whether it may speak. */
  told(roomId: string, epoch: number, host: string, tick: number, decidedMs: number): void {
    this.words += 1;
    const room = this.recordOf(roomId);
    room.toldTick = Math.max(room.toldTick, tick);
    for (const [other, reign] of room.reigns)
      this.compare(room, { roomId, epoch, host, decidedMs }, other, reign);
    const own = room.reigns.get(epoch);
    if (own === undefined)
      room.reigns.set(epoch, {
        host,
        firstMs: decidedMs,
        lastMs: decidedMs,
        isForgotten: room.keptTick === undefined,
      });
    else if (own.host === host) own.lastMs = Math.max(own.lastMs, decidedMs);
  }

  /** @returns The highest epoch of which the pilot had a word. */
  heard(pilot: string, roomId: string, epoch: number, newest: number): number {
    if (epoch >= newest) return epoch;
    const { reigns } = this.recordOf(roomId);
    if (reigns.has(newest)) this.fault(`${roomId}: ${pilot} hears epoch ${epoch} after ${newest}`);
    return epoch;
  }

  accepted(roomId: string, tick: number): void {
    this.recordOf(roomId).keptTick = tick;
  }

  claimed(roomId: string, tick: number): void {
    const room = this.recordOf(roomId);
    this.adoptions += 1;
    if (room.keptTick !== tick) this.fault(`${roomId}: adopted at ${tick}, and ${room.keptTick} was kept`);
    this.mostTicksLost = Math.max(this.mostTicksLost, room.toldTick - tick);
    room.toldTick = tick;
  }

  recordsLost(): void {
    for (const room of this.rooms.values()) {
      room.keptTick = undefined;
      for (const reign of room.reigns.values()) reign.isForgotten = true;
    }
  }

  fault(text: string): void {
    if (this.faults.length < MOST_FAULTS) this.faults.push(`${this.time.nowMs.toFixed(1)} ms: ${text}`);
  }

  private compare(
    room: RoomRecord,
    word: { roomId: string; epoch: number; host: string; decidedMs: number },
    epoch: number,
    reign: Reign,
  ): void {
    const { roomId, host, decidedMs } = word;
    const isOther = epoch === word.epoch && reign.host !== host;
    const isLate = epoch > word.epoch && decidedMs >= reign.firstMs;
    const isEarly = epoch < word.epoch && decidedMs <= reign.lastMs;
    if (!isOther && !isLate && !isEarly) return;
    if (reign.isForgotten && !isEarly && !this.isAble(reign.host, roomId)) {
      room.reigns.delete(epoch);
      this.setBack += 1;
      return;
    }
    this.fault(
      `${roomId}: ${host} speaks under epoch ${word.epoch}, though ${reign.host} spoke under ${epoch}`,
    );
  }

  private recordOf(roomId: string): RoomRecord {
    const known = this.rooms.get(roomId);
    if (known !== undefined) return known;
    const made = { reigns: new Map<number, Reign>(), keptTick: undefined, toldTick: 0 };
    this.rooms.set(roomId, made);
    return made;
  }
}
