import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createDelay, createDelayedQueue, STALL_MS } from '../../client/net/network-simulator.ts';
import { nextRandom } from '../../sim/random.ts';

function seeded(seed: number): () => number {
  const stream = { random: seed };
  return () => nextRandom(stream);
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

test('half of the round trip is added each way, give or take the jitter', () => {
  const delay = createDelay({ roundTripMs: 200, jitterMs: 20, stall: 0 }, seeded(1));
  const waits = Array.from({ length: 500 }, (_, i) => delay(i * 100) - i * 100);
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(80);
  expect(Math.max(...waits)).toBeLessThanOrEqual(120);
  expect(Math.max(...waits) - Math.min(...waits)).toBeGreaterThan(30);
});

test('the order stays, whatever the jitter', () => {
  const delay = createDelay({ roundTripMs: 50, jitterMs: 200, stall: 0 }, seeded(2));
  const dues = Array.from({ length: 500 }, (_, i) => delay(i));
  expect(dues).toEqual([...dues].sort((a, b) => a - b));
});

test('in about the asked share of seconds the line stalls, and then delivers all at once', () => {
  const delay = createDelay({ roundTripMs: 0, jitterMs: 0, stall: 0.3 }, seeded(3));
  const waits = Array.from({ length: 1000 }, (_, i) => delay(i * 1000) - i * 1000);
  const stalled = waits.filter((wait) => wait === STALL_MS).length;
  expect(stalled).toBeGreaterThan(240);
  expect(stalled).toBeLessThan(360);
  expect(waits.filter((wait) => wait !== 0 && wait !== STALL_MS)).toEqual([]);
});

test('a queue hands on each thing when it is due, in order, and never twice', () => {
  const got: [number, number][] = [];
  const push = createDelayedQueue<number>(
    createDelay({ roundTripMs: 100, jitterMs: 10, stall: 0.1 }, seeded(4)),
    () => performance.now(),
    (item) => got.push([item, performance.now()]),
  );
  const begun = performance.now();
  for (let i = 0; i < 100; i++) {
    push(i);
    vi.advanceTimersByTime(33);
  }
  vi.advanceTimersByTime(1000);
  expect(got.map(([item]) => item)).toEqual(Array.from({ length: 100 }, (_, i) => i));
  for (const [item, at] of got) expect(at - begun - item * 33).toBeGreaterThanOrEqual(39);
});
