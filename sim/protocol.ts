/** What both ends of a room's connection must agree on besides the told state and the input. */

/** Raise it with every change of the told state, the input, the messages or the shared rules. */
export const PROTOCOL_VERSION = 5;

/** Header by which a client says its version to the matchmaker. */
export const PROTOCOL_HEADER = 'X-Ground-Truth-Protocol';

/** How long a room keeps a seat after a lost line, and how long it is of use to ask for it. */
export const SEAT_KEPT_SECONDS = 20;

/** Who gives no sign for so long during play is moved from the seat to watching, and is asked before. */
export const AWAY_SECONDS = 60;
export const AWAY_WARNING_SECONDS = 15;

/** Letters of the code by which a closed room is found. */
export const ROOM_CODE_LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
export const ROOM_CODE_LENGTH = 6;

/** Message types from room to client; numbers, as they travel as one byte. */
export const MESSAGE = {
  /** `{ ship }`: the id of the pilot's own ship; to a watcher, of the one that is followed now, 0 for none. */
  welcome: 1,
  /** Bytes of facts-codec.ts. */
  facts: 2,
  /** Bytes of bolts-codec.ts: bolts that come into sight and whose leaving was not seen. */
  bolts: 3,
  /** A fresh resume ticket, a string. */
  ticket: 4,
  /** `{ seat, room }`: the match goes on on another host, which keeps this seat for the pilot; the room closes then. */
  moved: 5,
  /** A `Standby`, to come back to by ticket when this host is lost without a word; null: none. */
  standby: 6,
} as const;

/** The host that takes a match over when its own is lost, as its pilots reach it. */
export type Standby = { processId: string; publicAddress: string };

/** Codes with which a room closes a connection; for good, but for a shutdown and a move. */
export const CLOSE = {
  /** The pilot gave the seat up, or the room asked it to. */
  consented: 4000,
  /** The host stops. */
  shutdown: 4001,
  /** Flood, malformed message, refused seat. */
  kicked: 4002,
  /** The same pilot took the seat over another connection. */
  takenOver: 4201,
  /** A bot gave its place to a person. */
  madeWay: 4202,
  /** The pilot did nothing for too long: the seat is given up, watching goes on. */
  away: 4203,
  /** The match is over: the one that was watched, or one that lacks pilots and that nobody else may join. */
  over: 4204,
  /** The match goes on on another host: the seat is to be asked for at once. */
  moved: 4205,
} as const;
