/** How busy this process is: the share of its time that it did not wait, smoothed over a few seconds. */
import { type EventLoopUtilization, performance } from 'node:perf_hooks';

/** Shorter stretches say more of the moment than of the load. Milliseconds. */
const SHORTEST_MS = 250;
/** Share of a new measurement in the figure. */
const WEIGHT = 0.3;

export class LoadMeter {
  private last: EventLoopUtilization = performance.eventLoopUtilization();
  private smoothed = 0;

  /** 0 to 1. Measures as often as it is asked, if that is not too often. */
  get share(): number {
    const now = performance.eventLoopUtilization();
    const { idle, active, utilization } = performance.eventLoopUtilization(now, this.last);
    if (idle + active >= SHORTEST_MS) {
      this.last = now;
      this.smoothed += (utilization - this.smoothed) * WEIGHT;
    }
    return Math.round(this.smoothed * 1000) / 1000;
  }
}
