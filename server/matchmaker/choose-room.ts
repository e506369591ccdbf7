import type { RoomListing } from './arena-directory.ts';

/**
 * The room a pilot should join: the fullest of the mode that has space, counting people before bots.
 * Bots make way for people, so for a person a room is full only when it is full of people.
 * `undefined` means: open a new room.
 */
export function chooseRoom(
  rooms: readonly RoomListing[],
  seeker: { mode: string; bot: boolean },
): RoomListing | undefined {
  let best: RoomListing | undefined;
  for (const room of rooms) {
    const taken = seeker.bot ? room.pilots : people(room);
    if (room.mode !== seeker.mode || taken >= room.capacity) continue;
    if (best === undefined || isFuller(room, best)) best = room;
  }
  return best;
}

/** Equal rooms are told apart by id, so that replicas which see the same listing choose the same room. */
function isFuller(a: RoomListing, b: RoomListing): boolean {
  if (people(a) !== people(b)) return people(a) > people(b);
  if (a.pilots !== b.pilots) return a.pilots > b.pilots;
  return a.id < b.id;
}

function people(room: RoomListing): number {
  return room.pilots - room.bots;
}
