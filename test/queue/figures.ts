/** What came of a crowd: how near those were who met, how long they waited, and what must never happen. */
import { ticketKey } from '../../server/matchmaker/queue/queue-records.ts';
import type { ModeName } from '../../sim/modes/mode.ts';
import { nextBelow } from '../../sim/random.ts';
import type { Crowd } from './crowd.ts';
import type { OpenedMatch, Outcome } from './simulate.ts';

export type ModeFigures = {
  mode: ModeName;
  tickets: number;
  matches: number;
  pilotsASide: number;
  /** Between the best and the worst ticket of a match; of tickets put together by chance. */
  spreadMedian: number;
  spreadP90: number;
  chanceSpreadMedian: number;
  /** Between the means of both sides. */
  gapMedian: number;
  gapP90: number;
  waitMedianS: number;
  waitP90S: number;
  waitMaxS: number;
  /** Tickets that found nobody. */
  leftOver: number;
  partiesWhole: string;
  partiesTorn: number;
  matchedTwice: number;
};

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

const range = (values: readonly number[]) => Math.max(...values) - Math.min(...values);
const round = (value: number) => Math.round(value * 100) / 100;

/** @param seed of the chance by which tickets are put together for comparison */
export function figuresOf(mode: ModeName, crowd: Crowd, outcome: Outcome, seed: number): ModeFigures {
  const came = outcome.waited.filter(({ comer }) => comer.mode === mode);
  const ratingOf = (pilots: readonly string[]) => mean(pilots.map((id) => crowd.ratings.get(id) ?? 0));
  const comerOf = new Map(came.flatMap(({ comer }) => comer.pilots.map((id) => [id, comer] as const)));
  const matches = outcome.opened.filter((match) => match.mode === mode);
  const comersIn = ({ sides }: OpenedMatch) => [...new Set(sides.flat().map((id) => comerOf.get(id)))];
  const ticketRatings = (match: OpenedMatch) => comersIn(match).map((comer) => ratingOf(comer?.pilots ?? []));
  const spreads = matches.map((match) => range(ticketRatings(match)));
  const gaps = matches.map(({ sides }) => range(sides.map(ratingOf)));

  const stream = { random: seed >>> 0 };
  const pool = matches.flatMap(ticketRatings);
  const chance = matches.map((match) =>
    range(ticketRatings(match).map(() => pool[nextBelow(stream, pool.length)] ?? 0)),
  );

  const waits = came.flatMap(({ enteredAt, foundAt }) => (foundAt ? [(foundAt - enteredAt) / 1000] : []));
  const seats = matches.flatMap(({ sides }) => sides.flat());
  const parties = matches
    .flatMap((match) => comersIn(match))
    .filter((each) => (each?.pilots.length ?? 0) > 1);
  const torn = parties.filter((party) =>
    matches.some(({ sides }) =>
      sides.some((side) => {
        const here = party?.pilots.filter((id) => side.includes(id)).length ?? 0;
        return here > 0 && here < (party?.pilots.length ?? 0);
      }),
    ),
  ).length;
  return {
    mode,
    tickets: came.length,
    matches: matches.length,
    pilotsASide: round(mean(matches.map(({ sides }) => sides[0]?.length ?? 0))),
    spreadMedian: round(quantile(spreads, 0.5)),
    spreadP90: round(quantile(spreads, 0.9)),
    chanceSpreadMedian: round(quantile(chance, 0.5)),
    gapMedian: round(quantile(gaps, 0.5)),
    gapP90: round(quantile(gaps, 0.9)),
    waitMedianS: round(quantile(waits, 0.5)),
    waitP90S: round(quantile(waits, 0.9)),
    waitMaxS: round(Math.max(...waits)),
    leftOver: came.filter(({ comer, foundAt }) => foundAt === undefined && !comer.vanishes).length,
    partiesWhole: `${parties.length - torn}/${parties.length}`,
    partiesTorn: torn,
    matchedTwice:
      seats.length -
      new Set(seats).size +
      came.filter(({ ticket }) => (outcome.claims.get(ticketKey(ticket)) ?? 0) > 1).length,
  };
}
