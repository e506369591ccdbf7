/** Who a token says its bearer is. `bot` is the bearer's own word, used for listings only. */
export type PilotIdentity = { id: string; name: string; bot: boolean };

/** `pilots` counts everyone aboard, bots included; `bots` of them make way for people. */
export type RoomListing = {
  id: string;
  mode: string;
  map: string;
  pilots: number;
  capacity: number;
  bots: number;
};

/** What the SDK's consumeSeatReservation takes; `sessionId` is the secret of the seat. */
export type SeatReservation = {
  name: string;
  sessionId: string;
  roomId: string;
  processId: string;
  publicAddress?: string;
};

export type SeatOffer = { seat: SeatReservation; room: { id: string; mode: string; map: string } };

/** `seat_gone`: the ship has left the world. `ticket_used`: this ticket already brought a pilot aboard. */
export type SeatRefusal = 'unknown_room' | 'room_full' | 'seat_gone' | 'ticket_used' | 'no_host';

/**
 * All that the matchmaker knows of the arena. Every method resolves with an answer or a refusal and rejects
 * only for faults. Asking twice is harmless: a pilot who holds a seat in the room gets that seat again (R9).
 * `seat` without `roomId` opens a new room; it never picks one, that is the matchmaker's part.
 */
export type ArenaDirectory = {
  rooms(): Promise<RoomListing[]>;
  seat(request: SeatRequest): Promise<SeatOffer | { refused: SeatRefusal }>;
  resume(request: ResumeRequest): Promise<SeatOffer | { refused: SeatRefusal }>;
  /** A place to watch a room from. `room` is the one that is watched; the map is the one that is shown. */
  watch(request: WatchRequest): Promise<SeatOffer | { refused: SeatRefusal }>;
};

export type SeatRequest = { pilot: PilotIdentity; mode: string; roomId?: string };

export type ResumeRequest = { pilot: PilotIdentity; roomId: string; ticketId: string };

export type WatchRequest = { pilot: PilotIdentity; roomId: string };
