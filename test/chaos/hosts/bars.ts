/** What the figures of a kind of event are held against. */
import type { EventKind, KindFigures } from './tally.ts';

/** Milliseconds, for 99 of 100 pilots; of the others the figure is told and not judged. */
const GAP_P99: Partial<Record<EventKind, number>> = { kill: 500, freeze: 1500, move: 300, rolling: 300 };
const TICKS_LOST = 3;
/** Who is cut off from the store speaks until its lease is over: 550 ms are 17 ticks more. */
const TICKS_LOST_CUT_OFF = 20;

export type Bars = Record<string, { bar: string; value: number | undefined; ok: boolean }>;

const atMost = (limit: number, value: number | undefined) => ({
  bar: `≤ ${limit}`,
  value,
  ok: value !== undefined && value <= limit,
});

const atLeast = (limit: number, value: number) => ({ bar: `≥ ${limit}`, value, ok: value >= limit });

const none = ({ count }: { count: number }) => ({ bar: '= 0', value: count, ok: count === 0 });

/** @param rolling How many matches a rolling update was to move. */
export function barsOf(figures: KindFigures, rolling = 0): Bars {
  const { kind, gapMs, ticksLost, scores, adoptions } = figures;
  const gap = GAP_P99[kind];
  return {
    ...(gap === undefined ? {} : { gapP99: atMost(gap, gapMs?.p99) }),
    ...(kind === 'rolling'
      ? { moveP99: atMost(300, figures.moveMs?.p99), moves: atLeast(rolling, figures.moves) }
      : {}),
    ticksLost: atMost(kind === 'cut' ? TICKS_LOST_CUT_OFF : TICKS_LOST, ticksLost),
    pilotsLost: none(figures.pilotsLost),
    seatsDoubled: none(figures.seatsDoubled),
    shipsChanged: none(figures.shipsChanged),
    scoreFaults: none(scores.faults),
    otherHash: none(adoptions.otherHash),
    underOneEpoch: none(adoptions.underOneEpoch),
    secondTruths: none(figures.secondTruths),
    deaths: none(figures.deaths),
  };
}

export const areMet = (bars: Bars) => Object.values(bars).every(({ ok }) => ok);
