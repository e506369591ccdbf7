/**
 * How long servers take to answer, from the request's leaving to the first byte that is back. What the page is busy with
 * while an answer lies there does not count, nor does a connection that had to be opened for it.
 */
export class AnswerClock {
  private readonly path: string;
  /** Milliseconds, by origin. */
  private readonly latest = new Map<string, number>();
  private readonly observer = new PerformanceObserver((list) => this.note(list.getEntries()));

  /** @param path Of the request by which it is measured: one that costs a server nothing. */
  constructor(path: string) {
    this.path = path;
    this.observer.observe({ type: 'resource' });
  }

  /**
   * Milliseconds; undefined before the first answer, and of another origin than the page's own that does not say
   * `Timing-Allow-Origin`.
   */
  latestOf(origin: string): number | undefined {
    this.note(this.observer.takeRecords());
    return this.latest.get(origin);
  }

  private note(entries: PerformanceEntryList): void {
    for (const entry of entries) {
      if (!(entry instanceof PerformanceResourceTiming)) continue;
      const { origin, pathname } = new URL(entry.name);
      const { requestStart, responseStart } = entry;
      if (pathname === this.path && requestStart > 0) this.latest.set(origin, responseStart - requestStart);
    }
  }
}
