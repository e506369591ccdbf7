/** When a pilot's inputs were answered, over however many lines: what a pilot feels of a move is the longest hole. */
export class AnswerMeter {
  private times: number[] = [];

  /** @param now Monotonic milliseconds, never less than before. */
  answered(now: number): void {
    this.times.push(now);
  }

  /** Time of the newest answer; -Infinity before the first. */
  get last(): number {
    return this.times.at(-1) ?? -Infinity;
  }

  /**
   * The longest time between one answer and the next, of those that came after `from`; the answer before `from` counts
   * as where a hole may begin. Undefined when none came: then nobody knows how long it is.
   */
  longestHole(from: number): number | undefined {
    let longest: number | undefined;
    for (let i = 1; i < this.times.length; i++) {
      const at = this.times[i] ?? 0;
      if (at > from) longest = Math.max(longest ?? 0, at - (this.times[i - 1] ?? at));
    }
    return longest;
  }

  /** Answers before this time are of no use any more; the newest of them stays. */
  forget(before: number): void {
    const next = this.times.findIndex((at) => at >= before);
    const kept = next === -1 ? this.times.length - 1 : next - 1;
    if (kept > 0) this.times = this.times.slice(kept);
  }
}
