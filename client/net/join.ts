/** Joins an arena: the one call that the game and the bots begin with. */
import type { ModeName } from '../../sim/modes/mode.ts';
import type { KeyValue } from './key-value.ts';
import type { NetworkConditions } from './network-simulator.ts';
import { SeatKeeper } from './seat-keeper.ts';
import { Session } from './session.ts';
import type { SessionView } from './session-types.ts';

export type JoinOptions = {
  /** Scheme, host and port of the server, as in `https://play.test`. */
  origin: string;
  name: string;
  bot?: boolean;
  /** What to play; skirmish unless told. */
  mode?: ModeName;
  /** This room and no other. */
  roomId?: string;
  /** A new room, though others have space. */
  newRoom?: boolean;
  simulate: NetworkConditions;
  /** Where identity and ticket are kept. */
  storage: KeyValue;
};

/** Returns at once, with status `joining`; what comes of it is the session's status. */
export function joinArena(options: JoinOptions): SessionView {
  const { origin, name, bot = false, mode, roomId, newRoom = false, storage } = options;
  const source = new SeatKeeper({ origin, name, bot, mode, roomId, newRoom }, storage);
  const session = new Session({
    origin,
    source,
    conditions: options.simulate,
    watching: false,
    onTicket: (ticket) => source.renew(ticket),
  });
  void session.join();
  return session;
}
