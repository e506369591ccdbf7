/** What a pilot wants to play. */
import type { ModeName } from '../../sim/modes/mode.ts';
import type { SeatAnswer } from '../net/matchmaker-api.ts';

/** Any match of a mode, a certain room, where a seat may be given already, the closed room that has a code, or a closed room of one's own. */
export type PlayWish =
  | { mode: ModeName }
  | { roomId: string; given?: SeatAnswer }
  | { code: string }
  | { closed: true; mode: ModeName; map?: string };
