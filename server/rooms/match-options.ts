/** What a match is opened with, and what it tells the process that it runs in. */
import type { Mode } from '../../sim/modes/mode.ts';
import type { Guest, MatchResult, PilotIdentity, RoomSetup } from '../matchmaker/arena-directory.ts';
import type { RoomLog, TickMeter } from './hardened-room.ts';
import type { MatchRoom } from './match-room.ts';
import type { MatchSnapshot } from './match-snapshot.ts';

/** What a match tells its host. */
export type MatchHost = {
  /** @param isTakenOver From another host. */
  opened(room: MatchRoom, isTakenOver: boolean): void;
  /** @param result How it ended; undefined when it goes on on another host. */
  closed(room: MatchRoom, result: MatchResult | undefined): void;
  /** A tick was computed, and is about to be told. */
  stepped(room: MatchRoom): void;
  /** Who is in it, or what is played. */
  changed(): void;
  /** Whether this host may speak for the room now. */
  mayHost(roomId: string): boolean;
};

export function guestIn(setup: RoomSetup | undefined, pilotId: string): Guest | undefined {
  return setup?.guests?.find(({ pilot }) => pilot === pilotId);
}

export type MatchOptions = {
  mode: Mode;
  /** Names of the maps that are played on, one after the other; the first by chance. */
  maps: readonly string[];
  log: RoomLog;
  meter: TickMeter | undefined;
  host: MatchHost;
  setup?: RoomSetup;
  /** A match that goes on after its host was lost, and who had a line there. */
  restored?: MatchSnapshot;
  signResume(pilot: PilotIdentity, roomId: string): string;
};
