/** What a process counts of itself, in the words of Prometheus. Labels come from lists of ours, never from a request. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { AnsweredRequest, RequestMeter } from '../matchmaker/request-log.ts';
import type { TickMeter } from '../rooms/hardened-room.ts';

const REQUEST_SECONDS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 3];
const TICK_SECONDS = [0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.034, 0.1];

export type Metrics = {
  registry: Registry;
  requests: RequestMeter;
  ticked: TickMeter;
};

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const answers = new Counter({
    name: 'gt_answers_total',
    help: 'Requests by endpoint and outcome: ok, or the code of the refusal.',
    labelNames: ['endpoint', 'outcome'] as const,
    registers,
  });
  const seconds = new Histogram({
    name: 'gt_request_seconds',
    help: 'From the request to its answer, by endpoint.',
    labelNames: ['endpoint'] as const,
    buckets: REQUEST_SECONDS,
    registers,
  });
  const inFlight = new Gauge({
    name: 'gt_requests_in_flight',
    help: 'Requests without an answer yet.',
    registers,
  });
  const alone = new Counter({
    name: 'gt_limits_alone_total',
    help: 'Requests that were limited by this process alone, as the store was slow or away.',
    registers,
  });
  const step = new Histogram({
    name: 'gt_tick_step_seconds',
    help: 'Rules and projection of one tick of one room.',
    buckets: TICK_SECONDS,
    registers,
  });
  const send = new Histogram({
    name: 'gt_tick_send_seconds',
    help: 'Encoding and sending of one tick of one room.',
    buckets: TICK_SECONDS,
    registers,
  });
  return {
    registry,
    requests: {
      begun: () => inFlight.inc(),
      answered({ endpoint = 'none', code = 'ok', ms }: AnsweredRequest) {
        inFlight.dec();
        answers.inc({ endpoint, outcome: code });
        seconds.observe({ endpoint }, ms / 1000);
      },
      limitedAlone: () => alone.inc(),
    },
    ticked(stepMs, patchMs) {
      step.observe(stepMs / 1000);
      send.observe(patchMs / 1000);
    },
  };
}
