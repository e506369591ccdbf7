/** Size of a match's snapshot, world and seats and all, and how long writing and reading it takes. */
import { bytesToMatch, matchToBytes } from '../../server/rooms/match-snapshot.ts';
import { median } from './distribution.ts';

export type SnapshotCost = { bytes: number; writeUs: number; readUs: number };

const BATCHES = 40;
const BATCH = 50;
const WARM_UPS = 4;

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
  const match = bytesToMatch(bytes);
  // For the compiler, which works beside and may come to it late; what follows is for the figures.
  for (let i = 0; i < WARM_UPS; i++) microseconds(() => bytesToMatch(matchToBytes(match)));
  return {
    bytes: bytes.length,
    writeUs: microseconds(() => matchToBytes(match)),
    readUs: microseconds(() => bytesToMatch(bytes)),
  };
}
