/** How a session ends, by what it was told. */
import { CLOSE } from '../../sim/protocol.ts';
import { MatchmakerRefusal } from './matchmaker-refusal.ts';
import type { Ending } from './session-types.ts';

/** Why a room closed a connection for good, or undefined when the line was merely lost and can be won back. */
export function endingOfClose(code: number): Ending | undefined {
  if (code === CLOSE.consented) return 'left';
  if (code === CLOSE.takenOver) return 'taken_over';
  if (code === CLOSE.away) return 'away';
  if (code === CLOSE.over) return 'over';
  if (code === CLOSE.kicked || code === CLOSE.madeWay) return 'kicked';
  return undefined;
}

/** Whether a line ended without a word of the room: by a code that no room sends. */
export const saysNothing = (code: number) => code < CLOSE.consented;

/** Whether the place may still be there, though nobody could be asked: trying again finds it. */
export function keepsPlace(ending: Ending): boolean {
  return ending === 'server_gone' || ending === 'busy';
}

export function endingOfRefusal(error: unknown): Ending {
  if (!(error instanceof MatchmakerRefusal)) return 'server_gone';
  switch (error.code) {
    case 'room_full':
    case 'unknown_room':
      return error.code;
    case 'seat_gone':
    case 'bad_ticket':
    case 'expired_ticket':
      return 'seat_gone';
    case 'room_ended':
      return 'over';
    case 'no_host':
      return 'busy';
    case 'wrong_version':
      return 'wrong_version';
    case 'unreachable':
    case 'internal':
      return 'server_gone';
    default:
      return 'refused';
  }
}
