import { expect, test } from 'vitest';
import type { ArenaRound } from './answers.ts';
import { type SurvivalPair, survivalOf } from './survival-figures.ts';

const SECONDS = 2;
const same = (value: number) => ({ count: 480, p50: value, p99: value, max: value });
const snapshot = { bytes: 1300, writeUs: 9, readUs: 12 };

function round(cpuShare: number, rooms = [16, 16]): ArenaRound {
  return {
    seconds: SECONDS,
    cpuSeconds: cpuShare * SECONDS,
    rssBytes: 1,
    heapBytes: 1,
    rooms,
    ticksPerRoom: 60,
    stepMs: same(0.5),
    patchMs: same(0.5),
    tickMs: same(1),
    fight: { shots: 1, rails: 1, deaths: 1, fightingShare: 1 },
  };
}

/** @param slowness How much longer the machine takes for everything. */
function pair(slowness: number): SurvivalPair {
  const keeping = { writes: 32, bytes: 80_000, late: 1, failed: 0 };
  return {
    on: {
      arena: round(0.5 * slowness),
      store: { cpuSeconds: 0.02, bytesIn: 100_000, bytesOut: 10 },
      keeping,
    },
    off: { arena: round(0.49 * slowness), store: { cpuSeconds: 0.01, bytesIn: 10_000, bytesOut: 10 } },
  };
}

test('what keeping matches costs is the difference of neighbours, for one room', () => {
  const { serverCpuPerRoom, storeCpuPerRoom, ...rest } = survivalOf(32, [pair(1), pair(1)], snapshot);
  expect(serverCpuPerRoom.difference.median).toBeCloseTo(0.005, 6);
  expect(storeCpuPerRoom.difference.median).toBeCloseTo(0.0025, 6);
  expect(rest).toMatchObject({ rooms: 2, pairs: 2, late: 2, failed: 0, snapshot });
  expect(rest.writesPerSecond.median).toBe(16);
  expect(rest.snapshotBytesPerSecond.median).toBe(40_000);
  expect(rest.bytesToStorePerSecond.median).toBe(45_000);
  expect(rest.ticksPerSecond.on.median).toBe(30);
});

test('a machine that was slow for a while shows in the spread and not in the median', () => {
  const { difference } = survivalOf(32, [pair(1), pair(3), pair(1)], snapshot).serverCpuPerRoom;
  expect(difference.median).toBeCloseTo(0.005, 6);
  expect(difference.max).toBeCloseTo(0.015, 6);
});

test('rooms that were lost on the way are no figure', () => {
  const lost = pair(1);
  lost.on.arena = round(0.5, [16]);
  expect(() => survivalOf(32, [pair(1), lost], snapshot)).toThrow('became rooms of 16');
});
