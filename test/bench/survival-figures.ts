/** What it costs that matches outlive their process: the same matches with it and without, in turns. */
import type { ArenaRound, KeepingRound, SnapshotFigures } from './answers.ts';
import { type Spread, spreadOf } from './distribution.ts';
import type { StoreCount } from './store-meter.ts';

/** A stretch of time of one kind. */
export type Stretch = { arena: ArenaRound; store: StoreCount };
/** Two that follow each other. */
export type SurvivalPair = { on: Stretch & { keeping: KeepingRound }; off: Stretch };

export type SurvivalFigures = {
  pilots: number;
  rooms: number;
  pairs: number;
  /** Shares of a core, for one room. */
  serverCpuPerRoom: { on: Spread; off: Spread; difference: Spread };
  storeCpuPerRoom: { on: Spread; off: Spread; difference: Spread };
  writesPerSecond: Spread;
  /** Bytes of snapshots, and all that the store receives because of them. */
  snapshotBytesPerSecond: Spread;
  bytesToStorePerSecond: Spread;
  late: number;
  failed: number;
  tickP99Ms: { on: Spread; off: Spread };
  /** Of one room: it must not stand still. */
  ticksPerSecond: { on: Spread; off: Spread };
  snapshot: SnapshotFigures;
};

/** A machine's speed drifts, so that each stretch is compared with its neighbour and with no other. */
function compare(pairs: readonly SurvivalPair[], figure: (stretch: Stretch) => number) {
  return {
    on: spreadOf(pairs.map(({ on }) => figure(on))),
    off: spreadOf(pairs.map(({ off }) => figure(off))),
    difference: spreadOf(pairs.map(({ on, off }) => figure(on) - figure(off))),
  };
}

/** @throws Error when rooms were lost on the way */
export function survivalOf(
  pilots: number,
  pairs: readonly SurvivalPair[],
  snapshot: SnapshotFigures,
): SurvivalFigures {
  const rooms = pairs[0]?.off.arena.rooms.length ?? 0;
  for (const { on, off } of pairs)
    for (const { arena } of [on, off])
      if (arena.rooms.length !== rooms || arena.rooms.reduce((sum, ships) => sum + ships, 0) !== pilots)
        throw new Error(
          `${pilots} pilots in ${rooms} rooms became rooms of ${arena.rooms.join(', ') || 'none'}`,
        );
  const perSecond = (figure: (pair: SurvivalPair) => number) =>
    spreadOf(pairs.map((pair) => figure(pair) / pair.on.arena.seconds));
  const sum = (figure: (keeping: KeepingRound) => number) =>
    pairs.reduce((all, { on }) => all + figure(on.keeping), 0);
  const toStore = ({ store, arena }: Stretch) => store.bytesIn / arena.seconds;
  return {
    pilots,
    rooms,
    pairs: pairs.length,
    serverCpuPerRoom: compare(pairs, ({ arena }) => arena.cpuSeconds / arena.seconds / rooms),
    storeCpuPerRoom: compare(pairs, ({ arena, store }) => store.cpuSeconds / arena.seconds / rooms),
    writesPerSecond: perSecond(({ on }) => on.keeping.writes),
    snapshotBytesPerSecond: perSecond(({ on }) => on.keeping.bytes),
    bytesToStorePerSecond: compare(pairs, toStore).difference,
    late: sum(({ late }) => late),
    failed: sum(({ failed }) => failed),
    tickP99Ms: compare(pairs, ({ arena }) => arena.tickMs.p99),
    ticksPerSecond: compare(pairs, ({ arena }) => arena.ticksPerRoom / arena.seconds),
    snapshot,
  };
}
