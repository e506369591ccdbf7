/** Size of a world's snapshot, and how long writing and reading it takes. */
import { bytesToWorld, worldToBytes } from '../../sim/world-codec.ts';
import { median } from './distribution.ts';

export type SnapshotCost = { bytes: number; writeUs: number; readUs: number };

const BATCHES = 40;
const BATCH = 50;

/** Microseconds per call: the median over batches, as the machine does other things in between. */
function microseconds(work: () => unknown): number {
  const batches = Array.from({ length: BATCHES }, () => {
    const begun = performance.now();
    for (let i = 0; i < BATCH; i++) work();
    return ((performance.now() - begun) * 1000) / BATCH;
  });
  return median(batches);
}

export function measureSnapshot(bytes: Uint8Array): SnapshotCost {
  const world = bytesToWorld(bytes);
  // Once for the compiler, once for the figures.
  microseconds(() => bytesToWorld(worldToBytes(world)));
  return {
    bytes: bytes.length,
    writeUs: microseconds(() => worldToBytes(world)),
    readUs: microseconds(() => bytesToWorld(bytes)),
  };
}
