/** All that the matchmaker knows of the arena: its hosts and rooms, and how to get a pilot a place in one. */

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
  /** Only for those who were asked, or who know its code: nobody is placed in it, and it is not listed. */
  closed?: boolean;
  code?: string;
  /** Its pilots were matched by the queue. */
  ranked?: boolean;
};

/** A process that hosts rooms, as it described itself a moment ago. */
export type HostListing = {
  id: string;
  /** Where it stands, for pilots who know which place is near them. */
  region?: string;
  /** `host:port` by which other processes reach it; absent where matches end with their host. */
  address?: string;
  /** As clients reach it; absent where they ask the address that they have. */
  publicAddress?: string;
  /** PROTOCOL_VERSION of its build. */
  protocol?: number;
  /** Measured: the share of its core that is busy, 0 to 1. */
  load: number;
  /** It is about to end and takes nothing new. */
  draining: boolean;
  /** How many more matches it would open. */
  spare: number;
  rooms: RoomListing[];
};

/** What the SDK's consumeSeatReservation takes; `sessionId` is the secret of the seat. */
export type SeatReservation = {
  name: string;
  sessionId: string;
  roomId: string;
  processId: string;
  publicAddress?: string;
};

/** `code`: by which others find a closed room. */
export type SeatOffer = {
  seat: SeatReservation;
  room: { id: string; mode: string; map: string; code?: string; ranked?: boolean };
};

/**
 * `seat_gone`: the ship has left the world. `ticket_used`: this ticket already brought a pilot aboard. `no_host`: nobody
 * answers for it, or the host that does takes nothing more. `not_invited`: it is for others, who are not told that it is there. `unknown_map`: not one of the mode's.
 */
export type SeatRefusal =
  | 'unknown_room'
  | 'not_invited'
  | 'unknown_map'
  | 'room_full'
  | 'seat_gone'
  | 'ticket_used'
  | 'no_host';

/** How a match ended: best first. */
export type MatchResult = {
  mode: string;
  map: string;
  round: number;
  scores: { name: string; team: number; score: number }[];
};

export type SeatAnswer =
  | SeatOffer
  | { refused: SeatRefusal }
  | { refused: 'room_ended'; result: MatchResult | undefined };

/** What a pilot wants, as far as it tells a repeated request from a new one. */
export type Wish = {
  mode: string;
  newRoom: boolean;
  /** A new room that only those find who are told its code. */
  closed?: boolean;
  /** For a new room: the one map that is played on. */
  map?: string;
};

export type EnterRequest = {
  pilot: PilotIdentity;
  wish: Wish;
  hostId: string;
  /** The room to try first; without it the host opens one, unless it has space for the wish meanwhile. */
  roomId?: string;
  /** The host that was asked for the same wish before and refused. */
  instead?: string;
};

/** Who was matched into a room, and for which team (0: as it comes). */
export type Guest = { pilot: string; team: number };

/** A room that is not for everybody. */
export type RoomSetup = {
  /** By which its pilots find it. */
  code?: string;
  /** Who may take a seat; absent: whoever knows the room. */
  guests?: Guest[];
  /** The one map that is played on. */
  map?: string;
};

/**
 * Every method resolves with an answer or a refusal and rejects only for faults. Asking twice is harmless: a pilot who
 * holds a seat gets that seat again (R9), also when the question comes by way of another replica.
 */
export type ArenaDirectory = {
  hosts(): Promise<HostListing[]>;
  /**
   * A seat at this host, or at the one where the pilot has one for the same wish. Says which host it was, so that
   * another can be asked when it refused.
   */
  enter(request: EnterRequest): Promise<SeatAnswer & { hostId: string }>;
  /** A seat in this room and no other. */
  seat(request: { pilot: PilotIdentity; roomId: string }): Promise<SeatAnswer>;
  /** Opens a room that is not for everybody. */
  open(request: {
    hostId: string;
    mode: string;
    setup: RoomSetup;
  }): Promise<{ roomId: string } | { refused: SeatRefusal }>;
  resume(request: { pilot: PilotIdentity; roomId: string; ticketId: string }): Promise<SeatAnswer>;
  /** A place to watch a room from. `room` is the one that is watched; the map is the one that is shown. */
  watch(request: { pilot: PilotIdentity; roomId: string }): Promise<SeatAnswer>;
};
