/** How a match is listed. */
import type { World } from '../../sim/world.ts';
import type { RoomListing, RoomSetup } from '../matchmaker/arena-directory.ts';
import type { SeatBook } from './seat-book.ts';

export function listMatch(
  id: string,
  { mode, map }: World,
  { count: { pilots, bots }, capacity }: Pick<SeatBook, 'count' | 'capacity'>,
  { code, guests }: RoomSetup = {},
): RoomListing {
  const closed = code !== undefined || guests !== undefined;
  return {
    id,
    mode,
    map,
    pilots,
    bots,
    capacity,
    ...(closed ? { closed } : {}),
    ...(code === undefined ? {} : { code }),
    ...(guests === undefined ? {} : { ranked: true }),
  };
}
