/** Watches one event from its beginning to when everybody flies again, and says what it came to. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { Adoptions } from './adoptions.ts';
import type { ChaosPilot } from './chaos-pilot.ts';
import { FLIES_WITHIN_MS, type Fleet } from './fleet.ts';
import { followMoves, nameOf } from './follow-moves.ts';
import type { MatchWatch } from './match-watch.ts';
import type { Seen } from './seen.ts';

/** Who does not fly again by then is lost. */
const BACK_WITHIN_MS = 10_000;
/** After all fly: for the words of a host that was deposed, and until one that was started again may take over. */
const SETTLE_MS = 1700;
const LOOK_EVERY_MS = 20;
/** Answers of before that are kept, so that a hole has a beginning. */
const BEFORE_MS = 1000;

type Watched = {
  fleet: Fleet;
  watch: MatchWatch;
  adoptions: Adoptions;
};

/** What was added to a list since it was this long. */
const since = <Item>(items: readonly Item[], length: number) => items.slice(length);

async function allFly(pilots: readonly ChaosPilot[], untilAt: number): Promise<void> {
  const isBack = (pilot: ChaosPilot) => pilot.hasEnded || pilot.flies(performance.now(), FLIES_WITHIN_MS);
  while (!pilots.every(isBack) && performance.now() < untilAt) await pause(LOOK_EVERY_MS);
}

function lostOf(pilots: readonly ChaosPilot[], begun: number): Map<ChaosPilot, string> {
  const lost = new Map<ChaosPilot, string>();
  for (const pilot of pilots) {
    const hole = pilot.answers.longestHole(begun);
    if (pilot.hasEnded) lost.set(pilot, `${pilot.name}: ${pilot.ending}`);
    else if (!pilot.flies(performance.now(), FLIES_WITHIN_MS)) lost.set(pilot, `${pilot.name}: does not fly`);
    else if (hole === undefined || hole > BACK_WITHIN_MS)
      lost.set(pilot, `${pilot.name}: back after ${hole} ms`);
  }
  return lost;
}

/**
 * Begins to watch. Returns what is to be called when the event is over: it waits until everybody flies.
 * @param hosts Names of the hosts whose rooms are hit; empty: those of all.
 */
export function watchEvent(
  { fleet, watch, adoptions }: Watched,
  hosts: readonly string[],
): () => Promise<Seen> {
  const { scores, reigns, roster } = watch;
  const { pilots } = fleet;
  const begun = performance.now();
  for (const { answers } of pilots) answers.forget(begun - BEFORE_MS);
  const isHit = (pilot: ChaosPilot) => hosts.length === 0 || hosts.includes(nameOf(pilot.host));
  const hit = new Set(pilots.filter(isHit));
  const before = new Map(pilots.map(({ roomId }) => [roomId, reigns.of(roomId).at(-1)]));
  const was = {
    truths: reigns.truths.length,
    belated: reigns.belated,
    doubled: roster.doubled.length,
    faults: scores.faults.length,
    compared: scores.compared,
    uncompared: scores.uncompared,
    points: scores.points,
    changes: new Map(pilots.map((pilot) => [pilot, pilot.changes.length])),
  };
  const stalls = monitorEventLoopDelay({ resolution: 5 });
  stalls.enable();

  return async () => {
    await allFly(pilots, Math.max(begun + BACK_WITHIN_MS, performance.now() + BACK_WITHIN_MS / 2));
    await pause(SETTLE_MS);
    // Who is silent for a moment just now is not lost.
    await allFly(pilots, performance.now() + BACK_WITHIN_MS / 2);

    stalls.disable();
    const lost = lostOf(pilots, begun);
    const gapOf = (pilot: ChaosPilot) => (lost.has(pilot) ? [] : (pilot.answers.longestHole(begun) ?? []));
    const moves = followMoves(watch, adoptions, before).map(({ roomId, ticksLost }) => {
      const crew = pilots.filter((pilot) => pilot.roomId === roomId);
      return { ticksLost, gapMs: Math.max(0, ...crew.flatMap(gapOf)) };
    });
    return {
      gaps: pilots.filter((pilot) => hit.has(pilot)).flatMap(gapOf),
      bystanderGaps: pilots.filter((pilot) => !hit.has(pilot)).flatMap(gapOf),
      moves,
      lost: [...lost.values()],
      hit: hit.size,
      changed: pilots.flatMap((pilot) => since(pilot.changes, was.changes.get(pilot) ?? 0)),
      doubled: since(roster.doubled, was.doubled),
      scores: {
        compared: scores.compared - was.compared,
        uncompared: scores.uncompared - was.uncompared,
        points: scores.points - was.points,
        faults: since(scores.faults, was.faults),
      },
      secondTruths: since(reigns.truths, was.truths).map(
        ({ roomId, host, tick, reigns: now, afterMs }) =>
          `${roomId} at tick ${tick}, by ${host}, ${Math.round(afterMs)} ms after ${now} began`,
      ),
      belated: reigns.belated - was.belated,
      stallMs: stalls.max / 1e6,
    };
  };
}
