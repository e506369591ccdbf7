/**
 * Watches who tells of each room (R12). A host reigns from its first word over a line that was opened to it until
 * another's first word; a word of an earlier reign after that is a second truth, whether or not anybody still listens.
 */
export type Reign = {
  roomId: string;
  /** The process, and how people call it. */
  host: string;
  /** Monotonic milliseconds. */
  firstAt: number;
  /** Ticks that were told. */
  firstTick: number;
  lastTick: number;
};

/** What was told, and by whom, though another reigned already. */
export type SecondTruth = { roomId: string; host: string; tick: number; reigns: string; afterMs: number };

export class ReignJudge {
  private readonly reigns = new Map<string, Reign[]>();
  private readonly lines = new WeakMap<object, Reign>();
  readonly truths: SecondTruth[] = [];

  /** A line brought a word of a room. Returns whose reign the line belongs to. */
  told(line: object, roomId: string, host: string, tick: number, now: number): Reign {
    const known = this.of(roomId);
    let reign = this.lines.get(line);
    if (reign === undefined) {
      const newest = known.at(-1);
      if (newest?.host === host) reign = newest;
      else {
        reign = { roomId, host, firstAt: now, firstTick: tick, lastTick: tick };
        known.push(reign);
      }
      this.lines.set(line, reign);
    }
    const newest = known.at(-1);
    if (newest !== undefined && newest !== reign)
      this.truths.push({ roomId, host, tick, reigns: newest.host, afterMs: now - newest.firstAt });
    reign.firstTick = Math.min(reign.firstTick, tick);
    reign.lastTick = Math.max(reign.lastTick, tick);
    return reign;
  }

  /** In the order of their first words. */
  of(roomId: string): Reign[] {
    let known = this.reigns.get(roomId);
    if (known === undefined) {
      known = [];
      this.reigns.set(roomId, known);
    }
    return known;
  }

  /** Rooms that two hosts told of at one time. */
  get rooms(): string[] {
    return [...new Set(this.truths.map(({ roomId }) => roomId))];
  }
}
