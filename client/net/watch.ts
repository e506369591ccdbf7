/** Watches a match: like joinArena, and nobody's ship is one's own. */
import { Identity } from './identity.ts';
import type { KeyValue } from './key-value.ts';
import type { NetworkConditions } from './network-simulator.ts';
import type { Servers } from './servers.ts';
import { Session } from './session.ts';
import type { SessionView } from './session-types.ts';
import { WatchKeeper } from './watch-keeper.ts';

export type WatchOptions = {
  servers: Servers;
  name: string;
  roomId: string;
  simulate: NetworkConditions;
  /** Where identity is kept. */
  storage: KeyValue;
};

/** Returns at once, with status `joining`; what comes of it is the session's status. */
export function watchArena({ servers, name, roomId, simulate, storage }: WatchOptions): SessionView {
  const identity = new Identity({ servers, name, bot: false }, storage);
  const source = new WatchKeeper(servers, roomId, identity);
  const session = new Session({ servers, source, conditions: simulate, watching: true });
  void session.join();
  return session;
}
