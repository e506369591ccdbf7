/** How fast a growing total grows: per second, over the last second or so. */
export class RateMeter {
  private since = 0;
  private before = 0;
  perSecond = 0;

  /** @param now Monotonic milliseconds. */
  watch(total: number, now: number): void {
    if (this.since === 0) {
      this.since = now;
      this.before = total;
      return;
    }
    const elapsed = now - this.since;
    if (elapsed < 1000) return;
    this.perSecond = ((total - this.before) * 1000) / elapsed;
    this.since = now;
    this.before = total;
  }
}
