/** Watches the server times that patches are stamped with: two patches with one stamp make every other ship halt. */

/** A patch carries, after its opcode, the room's time as a uint32 when this bit is set. */
const TIMED = 0x80;

export type StampCount = { patches: number; repeated: number };

export class TickStamps {
  private last: number | undefined;
  private count: StampCount = { patches: 0, repeated: 0 };

  note(frame: Uint8Array): void {
    if (((frame[0] ?? 0) & TIMED) === 0 || frame.length < 5) return;
    const stamp = new DataView(frame.buffer, frame.byteOffset).getUint32(1, true);
    this.count.patches += 1;
    if (this.last !== undefined && stamp <= this.last) this.count.repeated += 1;
    this.last = stamp;
  }

  /** What was counted since the last time; `repeated`: stamps no newer than the one before. */
  take(): StampCount {
    const taken = this.count;
    this.count = { patches: 0, repeated: 0 };
    return taken;
  }
}
