/** What the pilots of one thread saw of an event. */
import { z } from 'zod';

const words = z.array(z.string());
const times = z.array(z.number());

export const seenShape = z.object({
  /** The longest hole in the answers to each pilot of a room that was hit. Milliseconds. */
  gaps: times,
  /** Likewise of all the others. */
  bystanderGaps: times,
  /** Of each match that went on on another host: the longest gap of its pilots, and ticks that were told in vain. */
  moves: z.array(z.object({ gapMs: z.number(), ticksLost: z.number() })),
  /** Pilots whose session ended, or who did not fly again in time, and why. */
  lost: words,
  /** Pilots of rooms that were hit. */
  hit: z.number(),
  /** Pilots who came back to another ship or room, and those who were seen with two. */
  changed: words,
  doubled: words,
  scores: z.object({ compared: z.number(), uncompared: z.number(), points: z.number(), faults: words }),
  /** What a host said of a room though another had it already. */
  secondTruths: words,
  /** Words of the tick that a host was stopped in, over lines that nobody listens to any more. */
  belated: z.number(),
  /** Longest time for which the thread itself stood still: no figure is finer. Milliseconds. */
  stallMs: z.number(),
});

export type Seen = z.infer<typeof seenShape>;

/** What all of them saw. */
export function together(all: readonly Seen[]): Seen {
  const list = <Item>(of: (seen: Seen) => Item[]) => all.flatMap(of);
  const sum = (of: (seen: Seen) => number) => all.reduce((total, seen) => total + of(seen), 0);
  return {
    gaps: list(({ gaps }) => gaps),
    bystanderGaps: list(({ bystanderGaps }) => bystanderGaps),
    moves: list(({ moves }) => moves),
    lost: list(({ lost }) => lost),
    hit: sum(({ hit }) => hit),
    changed: list(({ changed }) => changed),
    doubled: list(({ doubled }) => doubled),
    scores: {
      compared: sum(({ scores }) => scores.compared),
      uncompared: sum(({ scores }) => scores.uncompared),
      points: sum(({ scores }) => scores.points),
      faults: list(({ scores }) => scores.faults),
    },
    secondTruths: list(({ secondTruths }) => secondTruths),
    belated: sum(({ belated }) => belated),
    stallMs: Math.max(0, ...all.map(({ stallMs }) => stallMs)),
  };
}
