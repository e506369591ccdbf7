import type { ArenaDirectory, SeatOffer, SeatRefusal, SeatRequest } from './arena-directory.ts';
import { chooseRoom } from './choose-room.ts';
import { noHost, Refusal } from './refusal.ts';

/** Listings may be a second old; after so many that turn out wrong a new room is cheaper than more guesses. */
const MAX_GUESSES = 3;
const MAX_OPENINGS = 4;

/**
 * A seat in the room that was asked for, else in the one that `chooseRoom` prefers, else in a new one.
 * @param newRoom A new one in any case.
 * @param limitOpening Throws when this client has had too many rooms opened; the first one of a mode is free.
 * @throws Refusal
 */
export async function assignSeat(
  directory: ArenaDirectory,
  request: SeatRequest,
  newRoom: boolean,
  limitOpening: () => void,
): Promise<SeatOffer> {
  if (request.roomId !== undefined) return offered(await directory.seat(request));
  const { pilot, mode } = request;
  let rooms = newRoom ? [] : await directory.rooms();
  const isFirst = !newRoom && rooms.every((room) => room.mode !== mode);
  for (let guess = 0; guess < MAX_GUESSES; guess++) {
    const room = chooseRoom(rooms, { mode, bot: pilot.bot });
    if (room === undefined) break;
    const answer = await directory.seat({ pilot, mode, roomId: room.id });
    if (!('refused' in answer)) return answer;
    rooms = rooms.filter((other) => other.id !== room.id);
  }
  // Many may come at once and fill a new room before the last of them is asked: then there is another.
  for (let opening = 0; opening < MAX_OPENINGS; opening++) {
    if (!isFirst || opening > 0) limitOpening();
    const answer = await directory.seat({ pilot, mode });
    if (!('refused' in answer)) return answer;
    if (answer.refused === 'no_host') break;
  }
  throw noHost();
}

/** @throws Refusal */
export function offered(answer: SeatOffer | { refused: SeatRefusal }): SeatOffer {
  if (!('refused' in answer)) return answer;
  switch (answer.refused) {
    case 'unknown_room':
      throw new Refusal('unknown_room', 'There is no such room.');
    case 'room_full':
      throw new Refusal('room_full', 'The room is full.');
    case 'seat_gone':
      throw new Refusal('seat_gone', 'The ship has left the room. Ask for a new seat.');
    case 'ticket_used':
      throw new Refusal('bad_ticket', 'The ticket has been used. Take the newest one.');
    case 'no_host':
      throw noHost();
  }
}
