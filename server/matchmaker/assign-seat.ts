/** From a pilot's wish to a seat: asks host after host, within one request, until one has a place. */
import type {
  ArenaDirectory,
  HostListing,
  PilotIdentity,
  RoomListing,
  SeatAnswer,
  SeatOffer,
  Wish,
} from './arena-directory.ts';
import { type PlaceRequest, placeSeat } from './place-seat.ts';
import { noHost, Refusal } from './refusal.ts';

/** Listings are a moment old: so many places may prove taken, or their hosts gone, before the client is told to wait. */
const MAX_TRIES = 8;
/** And for so long: then the proxy and the client would give up, and ask again while this still goes on. Milliseconds. */
const LONGEST_SEARCH_MS = 1500;

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
  let mayOpen = false;
  const until = performance.now() + LONGEST_SEARCH_MS;
  for (let tries = 0; tries < MAX_TRIES && performance.now() < until; tries++) {
    const hosts = await directory.hosts();
    const request = { wish, bot: pilot.bot, refusedBy, ...(pings ? { pings } : {}) };
    const place = placeSeat(request, hosts, random());
    if ('refused' in place) throw noHost(`There is no place to play now: ${place.refused}. Try again soon.`);
    if (!mayOpen && (place.why === 'new room' || place.why === 'all full')) {
      await limitOpening();
      mayOpen = true;
    }
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
    if (answer.refused === 'no_host') refusedBy.add(answer.hostId);
    // Where the pilot's wish led to another host than the chosen one, the chosen one was not asked yet.
    else if (answer.hostId !== place.hostId) continue;
    else if (roomId === undefined) refusedBy.add(answer.hostId);
    // It tried all its rooms: none is to be tried again, but it may open another.
    else for (const room of roomsOf(hosts, answer.hostId)) refusedBy.add(room.id);
  }
  throw noHost();
}

function roomsOf(hosts: readonly HostListing[], hostId: string): readonly RoomListing[] {
  return hosts.find(({ id }) => id === hostId)?.rooms ?? [];
}

/** @throws Refusal */
export function offered(answer: SeatAnswer): SeatOffer {
  if (!('refused' in answer)) return answer;
  switch (answer.refused) {
    case 'unknown_room':
    case 'not_invited':
      throw new Refusal('unknown_room', 'There is no such room.');
    case 'unknown_map':
      throw new Refusal('bad_request', 'map: this mode is not played there');
    case 'room_full':
      throw new Refusal('room_full', 'The room is full.');
    case 'seat_gone':
      throw new Refusal('seat_gone', 'The ship has left the room. Ask for a new seat.');
    case 'ticket_used':
      throw new Refusal('bad_ticket', 'The ticket has been used. Take the newest one.');
    case 'room_ended':
      throw new Refusal('room_ended', 'The match is over.', {}, { result: answer.result });
    case 'no_host':
      throw noHost();
  }
}
