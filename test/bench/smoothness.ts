/**
 * How evenly a ship is drawn that flies evenly. A constant delay is no fault: what the eye sees is a step from one
 * frame to the next that is longer or shorter than the time between them allows.
 */
export type DrawnSample = {
  /** When the frame was drawn, milliseconds. */
  at: number;
  /** Where the ship was drawn, units. */
  x: number;
  y: number;
};

/** Absolute error of each drawn step against steady motion over the whole trace, units. */
export function stepErrors(trace: readonly DrawnSample[]): number[] {
  const first = trace[0];
  const last = trace.at(-1);
  if (first === undefined || last === undefined || last.at <= first.at) return [];
  const vx = (last.x - first.x) / (last.at - first.at);
  const vy = (last.y - first.y) / (last.at - first.at);
  return trace.slice(1).map((sample, i) => {
    const before = trace[i] ?? first;
    const elapsed = sample.at - before.at;
    return Math.hypot(sample.x - before.x - vx * elapsed, sample.y - before.y - vy * elapsed);
  });
}
