/** An arena without rooms' insides: what the matchmaker's tests put in the place of hosts. */
import type {
  ArenaDirectory,
  EnterRequest,
  Guest,
  HostListing,
  PilotIdentity,
  RoomListing,
  SeatAnswer,
  SeatOffer,
} from '../../server/matchmaker/arena-directory.ts';
import { hasSpace, isFuller, wantsNew } from '../../server/matchmaker/place-seat.ts';
import { isModeName, MODES } from '../../sim/modes/modes.ts';
import { PROTOCOL_VERSION } from '../../sim/protocol.ts';

type Seat = { sessionId: string; ship: string; ticketId: string | undefined };
type MemoryRoom = {
  hostId: string;
  listing: Omit<RoomListing, 'pilots' | 'bots'>;
  bots: number;
  seats: Map<string, Seat>;
  guests: Guest[] | undefined;
  /** Session ids of who watches, by pilot. */
  watchers: Map<string, string>;
};

/** As many may watch a room of this directory. */
export const WATCHERS = 2;
/** Rooms that a host of this directory opens. */
const MOST_ROOMS = 1000;

export type MemoryDirectory = ArenaDirectory & {
  /** What every call does: answer, reject as a fault, or never settle. */
  health: 'well' | 'faulty' | 'hanging';
  /** Those that are listed; the first opens rooms unless told. */
  hostIds: string[];
  /** Hosts that are listed, and answer nothing. */
  silent: Set<string>;
  /** Requests to enter, in the order they came. */
  asked: EnterRequest[];
  rooms(): RoomListing[];
  openRoom(room?: {
    id?: string;
    hostId?: string;
    mode?: string;
    capacity?: number;
    bots?: number;
    closed?: boolean | undefined;
    code?: string | undefined;
    guests?: Guest[] | undefined;
  }): string;
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
  const claims = new Map<string, { wish: string; hostId: string }>();
  let made = 0;

  function listing({ listing, bots, seats }: MemoryRoom): RoomListing {
    return { ...listing, pilots: bots + seats.size, bots };
  }

  function offer(room: MemoryRoom, seat: Seat): SeatOffer {
    const { id, mode, map, code } = room.listing;
    return {
      seat: { name: 'arena', sessionId: seat.sessionId, roomId: id, processId: room.hostId },
      room: { id, mode, map, ...(code ? { code } : {}) },
    };
  }

  async function ask<T>(answer: () => T): Promise<T> {
    if (directory.health === 'faulty') throw new Error('the store at 10.1.2.3 refused the connection');
    if (directory.health === 'hanging') return new Promise<never>(() => {});
    return answer();
  }

  function admit(room: MemoryRoom, pilot: PilotIdentity): SeatAnswer {
    if (room.guests?.every((guest) => guest.pilot !== pilot.id)) return { refused: 'not_invited' };
    const held = room.seats.get(pilot.id);
    if (held !== undefined) return offer(room, held);
    if (room.seats.size >= room.listing.capacity) return { refused: 'room_full' };
    if (room.seats.size + room.bots >= room.listing.capacity) room.bots -= 1;
    made += 1;
    const fresh = { sessionId: `session-${made}`, ship: `ship-${made}`, ticketId: undefined };
    room.seats.set(pilot.id, fresh);
    return offer(room, fresh);
  }

  /** The rooms of a host that a seeker may enter, fullest first. */
  function enterable(hostId: string, mode: string, bot: boolean): MemoryRoom[] {
    return [...rooms.values()]
      .filter((room) => room.hostId === hostId && hasSpace(listing(room), mode, bot))
      .sort((a, b) => (isFuller(listing(a), listing(b)) ? -1 : 1));
  }

  function enter(request: EnterRequest): SeatAnswer & { hostId: string } {
    const { pilot, wish, roomId, instead } = request;
    const text = JSON.stringify(wish);
    const claim = claims.get(pilot.id);
    const goesBack =
      claim?.wish === text && claim.hostId !== instead && directory.hostIds.includes(claim.hostId);
    const hostId = goesBack ? claim.hostId : request.hostId;
    claims.set(pilot.id, { wish: text, hostId });
    if (!directory.hostIds.includes(hostId) || directory.silent.has(hostId))
      return { refused: 'no_host', hostId };
    const held = [...rooms.values()].find(
      (room) =>
        goesBack && room.hostId === hostId && room.listing.mode === wish.mode && room.seats.has(pilot.id),
    );
    if (held !== undefined) return { ...admit(held, pilot), hostId };
    const named = rooms.get(roomId ?? '');
    const candidates = wantsNew(wish) ? [] : enterable(hostId, wish.mode, pilot.bot);
    for (const room of named?.hostId === hostId ? [named, ...candidates] : candidates) {
      const answer = admit(room, pilot);
      if (!('refused' in answer)) return { ...answer, hostId };
    }
    if (roomId !== undefined) return { refused: 'room_full', hostId };
    const code = wish.closed
      ? `CDE${String(rooms.size).padStart(3, '2').replaceAll(/[01]/g, '9')}`
      : undefined;
    const opened = rooms.get(directory.openRoom({ mode: wish.mode, hostId, closed: wish.closed, code }));
    return { ...(opened ? admit(opened, pilot) : { refused: 'unknown_room' }), hostId };
  }

  function roomOf(roomId: string): MemoryRoom | { refused: 'no_host' | 'unknown_room' } {
    const room = rooms.get(roomId);
    if (directory.hostIds.length === 0) return { refused: 'no_host' };
    return room === undefined || !directory.hostIds.includes(room.hostId)
      ? { refused: 'unknown_room' }
      : room;
  }

  function resume(pilot: PilotIdentity, roomId: string, ticketId: string): SeatAnswer {
    const room = roomOf(roomId);
    if ('refused' in room) return room.refused === 'unknown_room' ? { refused: 'seat_gone' } : room;
    if (usedTickets.has(ticketId)) return { refused: 'ticket_used' };
    const held = room.seats.get(pilot.id);
    if (held === undefined) return { refused: 'seat_gone' };
    if (held.ticketId === ticketId) return offer(room, held);
    made += 1;
    const again = { ...held, sessionId: `session-${made}`, ticketId };
    room.seats.set(pilot.id, again);
    return offer(room, again);
  }

  function watch(pilot: PilotIdentity, roomId: string): SeatAnswer {
    const room = roomOf(roomId);
    if ('refused' in room) return room;
    if (!room.watchers.has(pilot.id) && room.watchers.size >= WATCHERS) return { refused: 'room_full' };
    made += 1;
    room.watchers.set(pilot.id, `session-${made}`);
    const { id, mode, map } = room.listing;
    return {
      seat: {
        name: 'gallery',
        sessionId: `session-${made}`,
        roomId: `gallery-${id}`,
        processId: room.hostId,
      },
      room: { id, mode, map },
    };
  }

  function hostListing(id: string): HostListing {
    const own = [...rooms.values()].filter(({ hostId }) => hostId === id);
    return {
      id,
      protocol: PROTOCOL_VERSION,
      load: 0,
      draining: false,
      spare: MOST_ROOMS - own.length,
      rooms: own.map(listing),
    };
  }

  const seats = () => [...rooms.values()].flatMap((room) => [...room.seats.values()]);

  const directory: MemoryDirectory = {
    health: 'well',
    hostIds: ['host-1'],
    silent: new Set(),
    asked: [],
    rooms: () => [...rooms.values()].map(listing),
    hosts: () => ask(() => directory.hostIds.map(hostListing)),
    enter(request) {
      directory.asked.push(request);
      return ask(() => enter(request));
    },
    seat: ({ pilot, roomId }) =>
      ask(() => {
        const room = roomOf(roomId);
        return 'refused' in room ? room : admit(room, pilot);
      }),
    open: ({ hostId, mode, setup }) =>
      ask(() => {
        if (!directory.hostIds.includes(hostId) || directory.silent.has(hostId))
          return { refused: 'no_host' };
        return { roomId: directory.openRoom({ hostId, mode, closed: true, guests: setup.guests }) };
      }),
    resume: ({ pilot, roomId, ticketId }) => ask(() => resume(pilot, roomId, ticketId)),
    watch: ({ pilot, roomId }) => ask(() => watch(pilot, roomId)),
    openRoom(room = {}) {
      const { id = `room-${rooms.size + 1}`, mode = 'skirmish', bots = 0, guests } = room;
      const { capacity = isModeName(mode) ? MODES[mode].capacity : 16 } = room;
      rooms.set(id, {
        hostId: room.hostId ?? directory.hostIds[0] ?? 'host-1',
        listing: {
          id,
          mode,
          map: 'quarry',
          capacity,
          ...(room.closed ? { closed: true } : {}),
          ...(room.code ? { code: room.code } : {}),
        },
        bots,
        seats: new Map(),
        guests,
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
