/** What this process costs between two moments. */
export type Load = { seconds: number; cpuSeconds: number; rssBytes: number; heapBytes: number };

export class LoadMeter {
  private cpu = process.cpuUsage();
  private at = performance.now();

  begin(): void {
    this.cpu = process.cpuUsage();
    this.at = performance.now();
  }

  end(): Load {
    const { user, system } = process.cpuUsage(this.cpu);
    const seconds = (performance.now() - this.at) / 1000;
    const { rss, heapUsed } = process.memoryUsage();
    return { seconds, cpuSeconds: (user + system) / 1e6, rssBytes: rss, heapBytes: heapUsed };
  }
}
