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

const watchSchema = z.union([
  z.object({ galleryId: z.string(), sessionId: z.string(), map: z.string() }),
  z.object({ refused: z.enum(['room_full', 'unknown_room']) }),
]);

/** Matches that one host opens (R14): what a core carries with room to spare. Each may have a gallery besides. */
export const MOST_MATCHES = 32;

type Answer = SeatOffer | { refused: SeatRefusal };

function listingOf(room: IRoomCache): RoomListing | undefined {
  const metadata = metadataSchema.safeParse(room.metadata);
  return metadata.success ? { id: room.roomId, ...metadata.data } : undefined;
}

async function findRoom(roomId: string): Promise<IRoomCache | undefined> {
  return (await matchMaker.query({ roomId }))[0];
}

const GONE: Answer = { refused: 'seat_gone' };

/** Has the framework keep a place in a room for a connection. */
async function keepPlace(room: IRoomCache, sessionId: string): Promise<SeatOffer['seat']> {
  await matchMaker.reserveSeatFor(room, {}, { sessionId });
  const { name, roomId, processId, publicAddress } = room;
  return { name, sessionId, roomId, processId, ...(publicAddress ? { publicAddress } : {}) };
}

async function askRoom(room: IRoomCache, method: 'admit' | 'readmit', args: unknown[]): Promise<Answer> {
  const listing = listingOf(room);
  if (listing === undefined) return { refused: 'unknown_room' };
  const { id, mode, map } = listing;
  try {
    const admission = admissionSchema.parse(await matchMaker.remoteRoomCall(room.roomId, method, args));
    if ('refused' in admission) return admission;
    return { seat: await keepPlace(room, admission.sessionId), room: { id, mode, map } };
  } catch {
    // A room that closes between the listing and the question.
    return { refused: 'unknown_room' };
  }
}

async function askToWatch(room: IRoomCache, pilot: PilotIdentity): Promise<Answer> {
  const listing = listingOf(room);
  if (listing === undefined) return { refused: 'unknown_room' };
  try {
    const admission = watchSchema.parse(await matchMaker.remoteRoomCall(room.roomId, 'watch', [pilot]));
    if ('refused' in admission) return admission;
    const gallery = await findRoom(admission.galleryId);
    if (gallery === undefined) return { refused: 'unknown_room' };
    const seat = await keepPlace(gallery, admission.sessionId);
    return { seat, room: { id: listing.id, mode: listing.mode, map: admission.map } };
  } catch {
    // Likewise.
    return { refused: 'unknown_room' };
  }
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

  async function isHostFull(): Promise<boolean> {
    const hosted = await matchMaker.query({ processId: matchMaker.processId });
    return hosted.filter(({ name }) => modes.includes(name)).length >= MOST_MATCHES;
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
      if (await isHostFull()) return { refused: 'no_host' };
      return askRoom(await openRoom(mode), 'admit', [pilot]);
    },

    async watch({ pilot, roomId }) {
      const room = await findRoom(roomId);
      return room === undefined ? { refused: 'unknown_room' } : askToWatch(room, pilot);
    },

    async resume({ pilot, roomId, ticketId }) {
      const room = await findRoom(roomId);
      const answer = room === undefined ? GONE : await askRoom(room, 'readmit', [pilot, ticketId]);
      // A seat is gone with its room, whether that closed before the question or over it.
      return 'refused' in answer && answer.refused === 'unknown_room' ? GONE : answer;
    },
  };
}
