/** Joins an arena: the one call that the game and the bots begin with. */
import type { KeptSeats } from './kept-seats.ts';
import type { KeyValue } from './key-value.ts';
import type { SeatAnswer, SeatRequest } from './matchmaker-api.ts';
import type { NetworkConditions } from './network-simulator.ts';
import { SeatKeeper } from './seat-keeper.ts';
import type { Servers } from './servers.ts';
import { Session } from './session.ts';
import type { SessionView } from './session-types.ts';

export type JoinOptions = SeatRequest & {
  servers: Servers;
  /** A seat in the wished room that was given already. */
  given?: SeatAnswer;
  name: string;
  bot?: boolean;
  simulate: NetworkConditions;
  /** Where identity and ticket are kept. */
  storage: KeyValue;
  /** Where the seat is kept beyond this page. */
  device?: KeptSeats;
};

/** Returns at once, with status `joining`; what comes of it is the session's status. */
export function joinArena(options: JoinOptions): SessionView {
  const { servers, name, bot = false, simulate, storage, device, given, ...seat } = options;
  const source = new SeatKeeper({ servers, name, bot, seat, given }, storage, device);
  const session = new Session({
    servers,
    source,
    conditions: simulate,
    watching: false,
    onTicket: (ticket) => source.renew(ticket),
  });
  void session.join();
  return session;
}
