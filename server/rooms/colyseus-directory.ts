/** The arena as the matchmaker knows it, over the framework's listing of rooms and its calls between processes. */
import { type IRoomCache, matchMaker } from '@colyseus/core';
import { z } from 'zod';
import type {
  ArenaDirectory,
  PilotIdentity,
  RoomListing,
  SeatOffer,
  SeatRefusal,
} from '../matchmaker/arena-directory.ts';

const metadataSchema = z.object({
  mode: z.string(),
  map: z.string(),
  pilots: z.number(),
  bots: z.number(),
  capacity: z.number(),
});

const admissionSchema = z.union([
  z.object({ sessionId: z.string() }),
  z.object({ refused: z.enum(['room_full', 'seat_gone', 'ticket_used']) }),
]);

/** Rooms that one host opens (R14): what a core carries with room to spare. */
const MOST_ROOMS = 32;

type Answer = SeatOffer | { refused: SeatRefusal };

function listingOf(room: IRoomCache): RoomListing | undefined {
  const metadata = metadataSchema.safeParse(room.metadata);
  return metadata.success ? { id: room.roomId, ...metadata.data } : undefined;
}

async function findRoom(roomId: string): Promise<IRoomCache | undefined> {
  return (await matchMaker.query({ roomId }))[0];
}

const GONE: Answer = { refused: 'seat_gone' };

/** Asks the room for a seat, then has the framework keep a place for that connection. */
async function askRoom(room: IRoomCache, method: 'admit' | 'readmit', args: unknown[]): Promise<Answer> {
  const listing = listingOf(room);
  if (listing === undefined) return { refused: 'unknown_room' };
  let admission: z.infer<typeof admissionSchema>;
  try {
    admission = admissionSchema.parse(await matchMaker.remoteRoomCall(room.roomId, method, args));
    if ('refused' in admission) return admission;
    await matchMaker.reserveSeatFor(room, {}, { sessionId: admission.sessionId });
  } catch {
    // A room that closes between the listing and the question.
    return { refused: 'unknown_room' };
  }
  const { sessionId } = admission;
  const { name, roomId, processId, publicAddress } = room;
  return {
    seat: { name, sessionId, roomId, processId, ...(publicAddress ? { publicAddress } : {}) },
    room: { id: listing.id, mode: listing.mode, map: listing.map },
  };
}

/** @param modes Names of the room types that this program can host. */
export function createColyseusDirectory(modes: readonly string[]): ArenaDirectory {
  /** One room is opened at a time for a mode: many who come at once share it. */
  const opening = new Map<string, Promise<IRoomCache>>();

  function openRoom(mode: string): Promise<IRoomCache> {
    const pending = opening.get(mode);
    if (pending !== undefined) return pending;
    const room = matchMaker.createRoom(mode, {}).finally(() => opening.delete(mode));
    opening.set(mode, room);
    return room;
  }

  return {
    async rooms() {
      const rooms = await Promise.all(modes.map((name) => matchMaker.query({ name })));
      return rooms.flat().flatMap((room) => listingOf(room) ?? []);
    },

    async seat({ pilot, mode, roomId }: { pilot: PilotIdentity; mode: string; roomId?: string }) {
      if (roomId !== undefined) {
        const room = await findRoom(roomId);
        return room === undefined ? { refused: 'unknown_room' } : askRoom(room, 'admit', [pilot]);
      }
      if (!modes.includes(mode)) return { refused: 'no_host' };
      if (matchMaker.stats.local.roomCount >= MOST_ROOMS) return { refused: 'no_host' };
      return askRoom(await openRoom(mode), 'admit', [pilot]);
    },

    async resume({ pilot, roomId, ticketId }) {
      const room = await findRoom(roomId);
      const answer = room === undefined ? GONE : await askRoom(room, 'readmit', [pilot, ticketId]);
      // A seat is gone with its room, whether that closed before the question or over it.
      return 'refused' in answer && answer.refused === 'unknown_room' ? GONE : answer;
    },
  };
}
