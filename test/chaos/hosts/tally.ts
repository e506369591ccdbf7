/** What the events of one kind amount to. */
import { percentile } from '../../bench/distribution.ts';
import type { StrikeKind } from './host-options.ts';
import type { Seen } from './seen.ts';

export type EventKind = StrikeKind | 'rolling';

/** What one event came to. */
export type Outcome = Seen & {
  adoptions: { count: number; inexact: readonly string[]; doubled: readonly string[] };
  /** Processes that ended though nobody asked them to. */
  deaths: readonly string[];
};

type Times = { p50: number; p99: number; max: number };

const timesOf = (values: readonly number[]): Times | undefined => {
  if (values.length === 0) return undefined;
  const at = (share: number) => Math.round(percentile(values, share));
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
};

/** Of long lists of faults, as much as is read. */
const some = (faults: readonly string[]) => ({ count: faults.length, first: faults.slice(0, 5) });

export type KindFigures = ReturnType<typeof figuresOf>;

export function figuresOf(kind: EventKind, outcomes: readonly Outcome[]) {
  const all = <Item>(of: (outcome: Outcome) => readonly Item[]) => outcomes.flatMap(of);
  const sum = (of: (outcome: Outcome) => number) => outcomes.reduce((total, one) => total + of(one), 0);
  const moves = all((one) => one.moves);
  return {
    kind,
    count: outcomes.length,
    pilotsHit: sum((one) => one.hit),
    gapMs: timesOf(all((one) => one.gaps)),
    moves: moves.length,
    moveMs: timesOf(moves.map(({ gapMs }) => gapMs)),
    ticksLost: Math.max(0, ...moves.map(({ ticksLost }) => ticksLost)),
    pilotsLost: some(all((one) => one.lost)),
    seatsDoubled: some(all((one) => one.doubled)),
    shipsChanged: some(all((one) => one.changed)),
    scores: {
      compared: sum((one) => one.scores.compared),
      uncompared: sum((one) => one.scores.uncompared),
      points: sum((one) => one.scores.points),
      faults: some(all((one) => one.scores.faults)),
    },
    adoptions: {
      count: sum((one) => one.adoptions.count),
      otherHash: some(all((one) => one.adoptions.inexact)),
      underOneEpoch: some(all((one) => one.adoptions.doubled)),
    },
    secondTruths: some(all((one) => one.secondTruths)),
    belatedWords: sum((one) => one.belated),
    deaths: some(all((one) => one.deaths)),
    bystanderGapMs: timesOf(all((one) => one.bystanderGaps)),
    stallMs: Math.round(Math.max(0, ...outcomes.map(({ stallMs }) => stallMs))),
  };
}
