/** Has the framework keep the place that a room offered, so that a connection can take it. */
import { randomUUID } from 'node:crypto';
import { matchMaker } from '@colyseus/core';
import type { RoomListing, SeatOffer } from '../matchmaker/arena-directory.ts';
import type { HandedSeat, PlaceAnswer } from '../store/host-call.ts';
import type { MatchRoom } from './match-room.ts';

/**
 * @param room The one to connect to.
 * @param listing Of the match that is played or watched there.
 * @param admission Kept once for each offer: a repeated request got the same.
 */
export async function keepPlace(
  room: { roomId: string },
  { id, mode, map, code, ranked }: RoomListing,
  { sessionId, fresh }: { sessionId: string; fresh: boolean },
): Promise<PlaceAnswer> {
  const cache = await matchMaker.getRoomById(room.roomId);
  if (cache === undefined) return { refused: 'unknown_room' };
  if (fresh) await matchMaker.reserveSeatFor(cache, {}, { sessionId });
  const { name, roomId, processId, publicAddress } = cache;
  const seat: SeatOffer['seat'] = {
    name,
    sessionId,
    roomId,
    processId,
    ...(publicAddress ? { publicAddress } : {}),
  };
  const told = { ...(code === undefined ? {} : { code }), ...(ranked ? { ranked } : {}) };
  return { seat, room: { id, mode, map, ...told } };
}

/** Their seats for all who are to come after a match. */
export async function keepAwaited(room: MatchRoom): Promise<HandedSeat[]> {
  const seats: HandedSeat[] = [];
  const { listing } = room;
  for (const pilot of room.awaited) {
    // Instead of a ticket's: it is not known, and nobody shows it again.
    const admission = room.readmit(pilot, { ticketId: randomUUID(), hasNext: true });
    if ('refused' in admission) continue;
    const place = await keepPlace(room, listing, admission);
    if (!('refused' in place)) seats.push({ pilotId: pilot.id, place });
  }
  return seats;
}
