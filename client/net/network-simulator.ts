/** A worse network than there is, for trying the game on it: delays what a room's connection sends and receives. */

export type NetworkConditions = {
  /** Added to every round trip, half each way. */
  roundTripMs: number;
  /** Each message is this much earlier or later at most; their order stays, as on a real stream. */
  jitterMs: number;
  /** Share of seconds, 0 to 1, in which the line stalls as it does when a packet is lost and sent again. */
  stall: number;
};

export const GOOD_NETWORK: NetworkConditions = { roundTripMs: 0, jitterMs: 0, stall: 0 };

/** How long a stalled line is silent. */
export const STALL_MS = 250;

/** When to deliver what is handed over now; never before what was handed over earlier. */
export type Delay = (now: number) => number;

/**
 * One direction of a simulated line.
 * @param random Numbers in [0, 1): the caller seeds it, so that a run can be repeated.
 */
export function createDelay(conditions: NetworkConditions, random: () => number): Delay {
  let latest = 0;
  let second = -1;
  let stalledUntil = 0;
  return (now) => {
    const thisSecond = Math.floor(now / 1000);
    if (thisSecond !== second) {
      second = thisSecond;
      if (random() < conditions.stall) stalledUntil = now + STALL_MS;
    }
    const jitter = (random() * 2 - 1) * conditions.jitterMs;
    const due = Math.max(now, stalledUntil) + Math.max(0, conditions.roundTripMs / 2 + jitter);
    latest = Math.max(latest, due);
    return latest;
  };
}

export function isGood(conditions: NetworkConditions): boolean {
  return conditions.roundTripMs <= 0 && conditions.jitterMs <= 0 && conditions.stall <= 0;
}

/** Hands things on after their delay, in order. */
export function createDelayedQueue<T>(
  delay: Delay,
  now: () => number,
  deliver: (item: T) => void,
): (item: T) => void {
  const waiting: { item: T; due: number }[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  function flush(): void {
    timer = undefined;
    let next = waiting[0];
    while (next !== undefined && next.due <= now() + 0.5) {
      waiting.shift();
      deliver(next.item);
      next = waiting[0];
    }
    if (next !== undefined) timer = setTimeout(flush, Math.max(0, next.due - now()));
  }
  return (item) => {
    const at = now();
    waiting.push({ item, due: delay(at) });
    if (timer === undefined) timer = setTimeout(flush, Math.max(0, (waiting[0]?.due ?? at) - at));
  };
}
