/** Lets the matches of this process outlive it: keeps them, takes others over, and hands its own on when it ends. */
import { setTimeout } from 'node:timers/promises';
import type { RunningArena } from './arena.ts';
import { askPeer } from './rooms/ask-peer.ts';
import type { RoomLog } from './rooms/hardened-room.ts';
import { KnownPeers } from './rooms/known-peers.ts';
import { leaveMatches } from './rooms/leave-matches.ts';
import { MatchKeeper } from './rooms/match-keeper.ts';
import { createWayBack } from './rooms/way-back.ts';
import type { AskHost } from './store/host-call.ts';
import type { HostRegistry } from './store/host-row.ts';
import { isDead } from './store/is-dead.ts';
import type { MatchStore } from './store/match-store.ts';
import type { Tickets } from './tickets.ts';

/** How often this host looks who the others are, to ask them when the store is silent. Milliseconds. */
const LOOK_AROUND_MS = 1000;
const REDIS_PORT = 6379;

export type SurvivalParts = {
  arena: Pick<RunningArena, 'host' | 'letBack'>;
  matches: MatchStore;
  readTicket: Tickets['readResume'];
  registry: Pick<HostRegistry, 'living'>;
  ask: AskHost;
  /** `host:port` by which other processes reach this one. */
  address: string;
  /** Of the store that hosts share; undefined where a process has its own. */
  redisUrl: string | undefined;
  log: RoomLog;
};

export type Survival = {
  keeper: MatchKeeper;
  /** The matches go to other hosts, or wait for one; resolves when none is played here any more. */
  leave(): Promise<void>;
  stop(): void;
};

function addressOfStore(redisUrl: string): string {
  const { hostname, port } = new URL(redisUrl);
  return `${hostname}:${port || REDIS_PORT}`;
}

export function startSurvival(parts: SurvivalParts): Survival {
  const { arena, matches, readTicket, registry, ask, address, redisUrl, log } = parts;
  const { host } = arena;
  const peers = new KnownPeers();
  const keeper = new MatchKeeper({
    store: matches,
    mark: { id: host.id, address },
    others:
      redisUrl === undefined
        ? undefined
        : {
            peers: () => peers.addresses(),
            isAlone: () => peers.isAlone,
            ask: askPeer,
            storeRefuses: () => isDead(addressOfStore(redisUrl)),
          },
    log,
  });

  /** When the store does not answer, those who were there last are those to ask; one of them is each match's heir. */
  async function lookAround(): Promise<void> {
    const hosts = await registry.living().catch(() => undefined);
    if (hosts === undefined) return;
    const addresses = hosts.flatMap((other) => other.address ?? []);
    // Nor the process that was here before: whoever asked itself would agree with itself.
    const others = addresses.filter((other) => other !== address);
    peers.listed(others, performance.now());
    host.listed(hosts);
  }

  host.address = address;
  host.survive(keeper, log);
  keeper.start();
  // A process that is alone has no other to come back to.
  if (redisUrl !== undefined) arena.letBack(createWayBack({ host, readTicket, matches, isDead }));
  const timer = setInterval(() => void lookAround(), LOOK_AROUND_MS);
  void lookAround();
  const { handover, figures } = keeper;
  const living = () => registry.living();
  const moving = { hostId: host.id, handover, figures, living, ask, log, pause: setTimeout };
  return {
    keeper,
    leave: () =>
      leaveMatches(
        () => host.rooms(),
        () => host.settled(),
        moving,
      ),
    stop() {
      clearInterval(timer);
      keeper.stop();
    },
  };
}
