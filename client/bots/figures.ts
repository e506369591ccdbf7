/** What a run of bots comes to, as the figures of one JSON line. */

/** What was noted of one bot. */
export type BotRecord = {
  joined: boolean;
  /** It was in and is out again without having left. */
  lost: boolean;
  resumes: number;
  secondsPlayed: number;
  inputs: number;
  corrections: number;
  /** Units. */
  largestCorrection: number;
  largestFreeCorrection: number;
  shots: number;
  hits: number;
  kills: number;
  /** Milliseconds, sampled a few times a second. */
  roundTrips: readonly number[];
  bytesUp: number;
  bytesDown: number;
};

export type BotFigures = {
  bots: number;
  joined: number;
  disconnects: number;
  resumes: number;
  inputs: number;
  correctionsPerMinute: number;
  largestCorrection: number;
  largestFreeCorrection: number;
  shots: number;
  hits: number;
  kills: number;
  roundTripP50Ms: number;
  roundTripP99Ms: number;
  upBytesPerSecond: number;
  downBytesPerSecond: number;
};

/** The smallest of the numbers that at least this share of them does not exceed; 0 of none. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

const rounded = (value: number) => Math.round(value * 100) / 100;
const rate = (amount: number, time: number) => (time > 0 ? rounded(amount / time) : 0);

/** Rates are per bot, over the time that bots really played. */
export function figuresOf(records: readonly BotRecord[]): BotFigures {
  const sum = (of: (record: BotRecord) => number) => records.reduce((all, record) => all + of(record), 0);
  const most = (of: (record: BotRecord) => number) => rounded(Math.max(0, ...records.map(of)));
  const seconds = sum((record) => record.secondsPlayed);
  const roundTrips = records.flatMap((record) => record.roundTrips);
  return {
    bots: records.length,
    joined: sum((record) => Number(record.joined)),
    disconnects: sum((record) => Number(record.lost)),
    resumes: sum((record) => record.resumes),
    inputs: sum((record) => record.inputs),
    correctionsPerMinute: rate(
      sum((record) => record.corrections),
      seconds / 60,
    ),
    largestCorrection: most((record) => record.largestCorrection),
    largestFreeCorrection: most((record) => record.largestFreeCorrection),
    shots: sum((record) => record.shots),
    hits: sum((record) => record.hits),
    kills: sum((record) => record.kills),
    roundTripP50Ms: rounded(percentile(roundTrips, 0.5)),
    roundTripP99Ms: rounded(percentile(roundTrips, 0.99)),
    upBytesPerSecond: rate(
      sum((record) => record.bytesUp),
      seconds,
    ),
    downBytesPerSecond: rate(
      sum((record) => record.bytesDown),
      seconds,
    ),
  };
}
