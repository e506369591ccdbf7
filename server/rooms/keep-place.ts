/** Has the framework keep the place that a room offered, so that a connection can take it. */
import { matchMaker } from '@colyseus/core';
import type { RoomListing, SeatOffer } from '../matchmaker/arena-directory.ts';
import type { PlaceAnswer } from '../store/host-call.ts';

/**
 * @param room The one to connect to.
 * @param listing Of the match that is played or watched there.
 * @param admission Kept once for each offer: a repeated request got the same.
 */
export async function keepPlace(
  room: { roomId: string },
  { id, mode, map, code }: RoomListing,
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
  return { seat, room: { id, mode, map, ...(code === undefined ? {} : { code }) } };
}
