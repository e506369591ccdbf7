/** Where a session's place in a room comes from: a seat to fly from, or one to watch from. */
import type { Standby } from '../../sim/protocol.ts';
import type { WatchAnswer } from './matchmaker-api.ts';
import type { Ending } from './session-types.ts';
import type { WaitNote } from './wait-note.ts';

export type SeatSource = {
  /** @throws MatchmakerRefusal */
  take(note: WaitNote): Promise<WatchAnswer>;
  /**
   * The same place again after a lost line, with patience while nobody answers.
   * @throws MatchmakerRefusal
   */
  resume(patienceMs: number, note: WaitNote): Promise<WatchAnswer>;
  /** The same place on the host that takes the match over, without asking anybody; undefined when it is not held so. */
  placeAt(standby: Standby): WatchAnswer | undefined;
  /** How a session ends whose place was refused. */
  endingOf(error: unknown): Ending;
  /** It is held now: a reload from here on finds it for a while. */
  stillAlive(): void;
  forget(): void;
};
