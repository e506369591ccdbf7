import type { Arena } from '../../sim/arena.ts';
import type { SessionEvent, SessionView } from '../net/session-types.ts';

/** All that the game world shows in one frame. */
export type Picture = {
  /** What there is to see: the match's arena, or one to dream of behind the menu. */
  arena: Arena | undefined;
  /** Undefined while nobody flies. */
  session: SessionView | undefined;
  events: readonly SessionEvent[];
  /** Milliseconds, monotonic. */
  now: number;
  /** Seconds since the last frame. */
  dt: number;
  /** Draw the server's last word over the guess. */
  truth: boolean;
  /** 0 to 1. */
  shake: number;
  calm: boolean;
  nameTags: boolean;
  /** Where the pointer is from the middle of the screen, CSS pixels. */
  lookX: number;
  lookY: number;
  /** CSS pixels at the bottom of the screen that hands cover. */
  covered: number;
  /** How far a watcher who looks freely moved the picture since the last frame, CSS pixels. */
  panX: number;
  panY: number;
};
