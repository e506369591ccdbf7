/** The hand that steers: it changes direction at a person's pace, and at once only when it has to. */
import { wrap } from './geometry.ts';

/** A smaller change of direction is not worth a movement, radians. */
const WORTH_IT = 0.12;
/** A turn this sharp takes the whole time between two changes; a slight one follows a path at half of it. */
const SHARP = 0.8;

export function createStick(stickMs: number) {
  let held: number | undefined;
  let changedAt = Number.NEGATIVE_INFINITY;

  return {
    /** The direction that is really held, radians; undefined for none. */
    step(wanted: number | undefined, urgent: boolean, clock: number): number | undefined {
      const starts = wanted === undefined || held === undefined;
      const change = wanted === undefined || held === undefined ? SHARP : Math.abs(wrap(wanted - held));
      if (starts ? wanted === held : change < WORTH_IT) return held;
      const wait = change < SHARP ? stickMs / 2 : stickMs;
      if (!urgent && clock - changedAt < wait) return held;
      held = wanted;
      changedAt = clock;
      return held;
    },
  };
}
