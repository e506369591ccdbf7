/** Measures the line of a session for the overlay and the bots' report. */
import { TICK_MS } from '../../sim/units.ts';
import type { CorrectionMeter } from './correction-meter.ts';
import type { Line } from './line.ts';
import { RateMeter } from './rate-meter.ts';
import type { NetworkFigures, Traffic } from './session-types.ts';
import { noTraffic } from './tap-connection.ts';

const total = (traffic: Traffic) => traffic.inputs + traffic.patches + traffic.facts + traffic.other;

/** Before anything was measured. */
export function noNetworkFigures(): NetworkFigures {
  return {
    ...{ roundTripMs: 0, jitterMs: 0, serverTick: 0, toldTick: 0, pending: 0, reconciles: 0, corrections: 0 },
    ...{ lastCorrection: 0, largestCorrection: 0, largestFreeCorrection: 0 },
    ...{ up: noTraffic(), down: noTraffic(), upPerSecond: 0, downPerSecond: 0, silenceMs: 0, resumes: 0 },
  };
}

export class NetworkMeter {
  readonly traffic = { up: noTraffic(), down: noTraffic() };
  readonly figures: NetworkFigures;
  resumes = 0;
  private readonly corrections: CorrectionMeter;
  private readonly upRate = new RateMeter();
  private readonly downRate = new RateMeter();

  constructor(corrections: CorrectionMeter) {
    this.corrections = corrections;
    this.figures = { ...noNetworkFigures(), ...this.traffic };
  }

  /** Brings the figures up to date. */
  watch(line: Line, now: number, silenceMs: number): void {
    const { figures, corrections } = this;
    const { clock } = line.room;
    figures.roundTripMs = line.roundTripMs;
    figures.jitterMs = clock.jitter();
    figures.serverTick = Math.floor(clock.serverNow() / TICK_MS);
    figures.toldTick = line.tick;
    figures.pending = line.pending;
    figures.reconciles = corrections.reconciles;
    figures.corrections = corrections.corrections;
    figures.lastCorrection = corrections.last;
    figures.largestCorrection = corrections.largest;
    figures.largestFreeCorrection = corrections.largestFree;
    this.upRate.watch(total(this.traffic.up), now);
    this.downRate.watch(total(this.traffic.down), now);
    figures.upPerSecond = this.upRate.perSecond;
    figures.downPerSecond = this.downRate.perSecond;
    figures.silenceMs = silenceMs;
    figures.resumes = this.resumes;
  }
}
