/** Watches a match: like joinArena, and nobody's ship is one's own. */
import { Identity } from './identity.ts';
import type { KeyValue } from './key-value.ts';
import type { NetworkConditions } from './network-simulator.ts';
import { Session } from './session.ts';
import type { SessionView } from './session-types.ts';
import { WatchKeeper } from './watch-keeper.ts';

export type WatchOptions = {
  /** Scheme, host and port of the server, as in `https://play.test`. */
  origin: string;
  name: string;
  roomId: string;
  simulate: NetworkConditions;
  /** Where identity is kept. */
  storage: KeyValue;
};

/** Returns at once, with status `joining`; what comes of it is the session's status. */
export function watchArena({ origin, name, roomId, simulate, storage }: WatchOptions): SessionView {
  const identity = new Identity({ origin, name, bot: false }, storage);
  const source = new WatchKeeper(origin, roomId, identity);
  const session = new Session({ origin, source, conditions: simulate, watching: true });
  void session.join();
  return session;
}
