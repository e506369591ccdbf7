import type {
  ArenaDirectory,
  ResumeRequest,
  RoomListing,
  SeatOffer,
  SeatRefusal,
  SeatRequest,
  WatchRequest,
} from '../../server/matchmaker/arena-directory.ts';

type Seat = { sessionId: string; ship: string; ticketId: string | undefined };
type MemoryRoom = {
  listing: Omit<RoomListing, 'pilots' | 'bots'>;
  bots: number;
  seats: Map<string, Seat>;
  /** Session ids of who watches, by pilot. */
  watchers: Map<string, string>;
};
type Answer = SeatOffer | { refused: SeatRefusal };

/** As many may watch a room of this directory. */
export const WATCHERS = 2;

/** An arena without rooms' insides: what the matchmaker's tests put in the place of Colyseus. */
export type MemoryDirectory = ArenaDirectory & {
  /** What every call does: answer, reject as a fault, or never settle. */
  health: 'well' | 'faulty' | 'hanging';
  hosts: number;
  /** Requests for seats, in the order they came. */
  asked: SeatRequest[];
  openRoom(room?: { id?: string; mode?: string; capacity?: number; bots?: number }): string;
  closeRoom(id: string): void;
  /** The pilot connects with this seat, which spends the ticket it came from. */
  board(sessionId: string): void;
  /** The ship leaves the world. */
  leave(pilotId: string): void;
  shipOf(sessionId: string): string | undefined;
};

export function createMemoryDirectory(): MemoryDirectory {
  const rooms = new Map<string, MemoryRoom>();
  const usedTickets = new Set<string>();
  let made = 0;

  function listing({ listing, bots, seats }: MemoryRoom): RoomListing {
    return { ...listing, pilots: bots + seats.size, bots };
  }

  function offer(room: MemoryRoom, seat: Seat): SeatOffer {
    const { id, mode, map } = room.listing;
    return {
      seat: { name: 'arena', sessionId: seat.sessionId, roomId: id, processId: 'host-1' },
      room: { id, mode, map },
    };
  }

  async function ask<T>(answer: () => T): Promise<T> {
    if (directory.health === 'faulty') throw new Error('the store at 10.1.2.3 refused the connection');
    if (directory.health === 'hanging') return new Promise<never>(() => {});
    return answer();
  }

  function seat({ pilot, mode, roomId }: SeatRequest): Answer {
    if (directory.hosts === 0) return { refused: 'no_host' };
    const room = rooms.get(roomId ?? directory.openRoom({ mode }));
    if (room === undefined) return { refused: 'unknown_room' };
    const held = room.seats.get(pilot.id);
    if (held !== undefined) return offer(room, held);
    if (room.seats.size >= room.listing.capacity) return { refused: 'room_full' };
    if (room.seats.size + room.bots >= room.listing.capacity) room.bots -= 1;
    made += 1;
    const fresh = { sessionId: `session-${made}`, ship: `ship-${made}`, ticketId: undefined };
    room.seats.set(pilot.id, fresh);
    return offer(room, fresh);
  }

  function resume({ pilot, roomId, ticketId }: ResumeRequest): Answer {
    if (directory.hosts === 0) return { refused: 'no_host' };
    const room = rooms.get(roomId);
    if (room === undefined) return { refused: 'unknown_room' };
    if (usedTickets.has(ticketId)) return { refused: 'ticket_used' };
    const held = room.seats.get(pilot.id);
    if (held === undefined) return { refused: 'seat_gone' };
    if (held.ticketId === ticketId) return offer(room, held);
    made += 1;
    const again = { ...held, sessionId: `session-${made}`, ticketId };
    room.seats.set(pilot.id, again);
    return offer(room, again);
  }

  function watch({ pilot, roomId }: WatchRequest): Answer {
    if (directory.hosts === 0) return { refused: 'no_host' };
    const room = rooms.get(roomId);
    if (room === undefined) return { refused: 'unknown_room' };
    if (!room.watchers.has(pilot.id) && room.watchers.size >= WATCHERS) return { refused: 'room_full' };
    made += 1;
    room.watchers.set(pilot.id, `session-${made}`);
    const { id, mode, map } = room.listing;
    return {
      seat: { name: 'gallery', sessionId: `session-${made}`, roomId: `gallery-${id}`, processId: 'host-1' },
      room: { id, mode, map },
    };
  }

  const seats = () => [...rooms.values()].flatMap((room) => [...room.seats.values()]);

  const directory: MemoryDirectory = {
    health: 'well',
    hosts: 1,
    asked: [],
    rooms: () => ask(() => [...rooms.values()].map(listing)),
    seat(request) {
      directory.asked.push(request);
      return ask(() => seat(request));
    },
    resume: (request) => ask(() => resume(request)),
    watch: (request) => ask(() => watch(request)),
    openRoom({ id = `room-${rooms.size + 1}`, mode = 'skirmish', capacity = 16, bots = 0 } = {}) {
      rooms.set(id, {
        listing: { id, mode, map: 'quarry', capacity },
        bots,
        seats: new Map(),
        watchers: new Map(),
      });
      return id;
    },
    closeRoom: (id) => void rooms.delete(id),
    board(sessionId) {
      const ticketId = seats().find((held) => held.sessionId === sessionId)?.ticketId;
      if (ticketId !== undefined) usedTickets.add(ticketId);
    },
    leave(pilotId) {
      for (const room of rooms.values()) room.seats.delete(pilotId);
    },
    shipOf: (sessionId) => seats().find((held) => held.sessionId === sessionId)?.ship,
  };
  return directory;
}
