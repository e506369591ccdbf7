/** What a host counts of keeping its matches. */
export type KeepingFigures = {
  /** Calls that were answered, and bytes of snapshots in them. */
  writes: number;
  bytes: number;
  /** Writes that were due while one was still under way, and writes that failed. */
  late: number;
  failed: number;
  adopted: number;
  deposed: number;
  moved: number;
};

export function noFigures(): KeepingFigures {
  return { writes: 0, bytes: 0, late: 0, failed: 0, adopted: 0, deposed: 0, moved: 0 };
}
