/** What a pilot wants to play. */
import type { ModeName } from '../../sim/modes/mode.ts';

/** Any match of a mode, a certain room, the closed room that has a code, or a closed room of one's own. */
export type PlayWish =
  | { mode: ModeName }
  | { roomId: string }
  | { code: string }
  | { closed: true; mode: ModeName; map?: string };
