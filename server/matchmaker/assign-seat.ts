/** From a pilot's wish to a seat: asks host after host, within one request, until one has a place. */
import type { ArenaDirectory, PilotIdentity, SeatAnswer, SeatOffer, Wish } from './arena-directory.ts';
import { type PlaceRequest, placeSeat } from './place-seat.ts';
import { noHost, Refusal } from './refusal.ts';

/** Listings are a moment old: so many places may prove taken, or their hosts gone, before the client is told to wait. */
const MAX_TRIES = 8;

export type SeatWish = {
  pilot: PilotIdentity;
  wish: Wish;
  pings: PlaceRequest['pings'];
};

/**
 * @param limitOpening Rejects when this client has had too many rooms opened; the first one of a mode is free.
 * @param random Gives a number from 0 to less than 1.
 * @throws Refusal
 */
export async function assignSeat(
  directory: ArenaDirectory,
  { pilot, wish, pings }: SeatWish,
  limitOpening: () => Promise<void>,
  random: () => number,
): Promise<SeatOffer> {
  const refusedBy = new Set<string>();
  let instead: string | undefined;
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const hosts = await directory.hosts();
    const request = { wish, bot: pilot.bot, refusedBy, ...(pings ? { pings } : {}) };
    const place = placeSeat(request, hosts, random());
    if ('refused' in place) throw noHost(`There is no place to play now: ${place.refused}. Try again soon.`);
    if (place.why === 'new room' || place.why === 'all full') await limitOpening();
    const roomId = 'roomId' in place ? place.roomId : undefined;
    const answer = await directory.enter({
      pilot,
      wish,
      hostId: place.hostId,
      ...(roomId === undefined ? {} : { roomId }),
      ...(instead === undefined ? {} : { instead }),
    });
    if (!('refused' in answer)) return answer;
    if (answer.refused === 'unknown_map') return offered(answer);
    instead = answer.hostId;
    // A host without a place in a room may have another room, but one that takes nobody takes nobody. Where the pilot's
    // wish led to another host than the chosen one, the chosen one was not asked yet.
    if (answer.refused === 'no_host') refusedBy.add(answer.hostId);
    else if (answer.hostId === place.hostId) refusedBy.add(roomId ?? place.hostId);
  }
  throw noHost();
}

/** @throws Refusal */
export function offered(answer: SeatAnswer): SeatOffer {
  if (!('refused' in answer)) return answer;
  switch (answer.refused) {
    case 'unknown_room':
      throw new Refusal('unknown_room', 'There is no such room.');
    case 'unknown_map':
      throw new Refusal('bad_request', 'map: this mode is not played there');
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
