/** Everything that a watcher handles: the bar, the keys and the drags that look around, and whom that comes to. */
import { FREE_LOOK } from '../../sim/watch-input.ts';
import { LookAround } from '../input/look-around.ts';
import type { SessionView } from '../net/session-types.ts';
import { watchBar } from './watch-bar.ts';

export type WatchDeckParts = {
  surface: HTMLElement;
  wasAway: boolean;
  isWatching(): boolean;
  play(): void;
  leave(): void;
};

export type WatchDeck = {
  root: HTMLElement;
  readonly scoreboard: boolean;
  /** @param dt Seconds. @param pan Gets how far the picture is to move, CSS pixels. */
  frame(dt: number, pan: { x: number; y: number }): void;
  close(): void;
};

/** Who comes after a ship in the order of their ids; the first of all after none. */
export function stepFrom(ids: Iterable<number>, me: number, way: 1 | -1): number {
  const sorted = [...ids].sort((a, b) => a - b);
  const at = sorted.indexOf(me);
  const next = at === -1 ? 0 : (at + way + sorted.length) % sorted.length;
  return sorted[next] ?? FREE_LOOK;
}

export function createWatchDeck(session: SessionView, parts: WatchDeckParts): WatchDeck {
  const step = (way: 1 | -1) => session.follow(stepFrom(session.pilots.keys(), session.me, way));
  let last = FREE_LOOK;
  const free = (wanted: boolean) => {
    if (wanted) {
      last = session.me;
      session.follow(FREE_LOOK);
    } else session.follow(session.pilots.has(last) ? last : stepFrom(session.pilots.keys(), last, 1));
  };
  const look = new LookAround({
    surface: parts.surface,
    isWatching: parts.isWatching,
    isFree: () => session.mode.freeLook && session.me === FREE_LOOK,
    onStep: step,
    onFree: free,
  });
  const bar = watchBar({ step, free, play: parts.play, leave: parts.leave }, parts.wasAway);
  return {
    root: bar.root,
    get scoreboard() {
      return bar.scores;
    },
    frame(dt, pan) {
      bar.show(session);
      look.take(dt, pan);
    },
    close() {
      look.close();
      bar.root.remove();
    },
  };
}
