/**
 * Watches who tells of each room (R12). A host reigns from its first word over a line that was opened to it until
 * another's first word; a word of an earlier reign after that is a second truth when its pilot still listens, and when
 * the host goes on. A process that was stopped in the middle of telling a tick ends that sentence when it continues,
 * which nothing in it can prevent: over a line that nobody listens to any more, one tick of it is told apart.
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
  /** The tick that was told late, when the reign was over. */
  lateTick: number | undefined;
};

export type Word = {
  roomId: string;
  host: string;
  tick: number;
  /** Monotonic milliseconds. */
  now: number;
  isHeard?: boolean;
};

/** What was told, and by whom, though another reigned already. */
export type SecondTruth = { roomId: string; host: string; tick: number; reigns: string; afterMs: number };

export class ReignJudge {
  private readonly reigns = new Map<string, Reign[]>();
  private readonly lines = new WeakMap<object, Reign>();
  readonly truths: SecondTruth[] = [];
  /** Ends of sentences: words of a tick that was being told, to nobody. */
  belated = 0;

  /**
   * A line brought a word of a room. Returns whose reign the line belongs to.
   * @param isHeard Whether its pilot still listens to this line.
   */
  told(line: object, { roomId, host, tick, now, isHeard = true }: Word): Reign {
    const known = this.of(roomId);
    let reign = this.lines.get(line);
    if (reign === undefined) {
      const newest = known.at(-1);
      if (newest?.host === host) reign = newest;
      else {
        reign = { roomId, host, firstAt: now, firstTick: tick, lastTick: tick, lateTick: undefined };
        known.push(reign);
      }
      this.lines.set(line, reign);
    }
    const newest = known.at(-1);
    if (newest === undefined || newest === reign) {
      reign.firstTick = Math.min(reign.firstTick, tick);
      reign.lastTick = Math.max(reign.lastTick, tick);
      return reign;
    }
    reign.lateTick ??= tick;
    if (isHeard || tick !== reign.lateTick || tick > reign.lastTick + 1)
      this.truths.push({ roomId, host, tick, reigns: newest.host, afterMs: now - newest.firstAt });
    else this.belated += 1;
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
