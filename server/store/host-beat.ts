/** Keeps a host known to the matchmakers: writes its row at each beat and when it changes, and renews its pilots' claims. */
import type { HostListing } from '../matchmaker/arena-directory.ts';
import { BEAT_MS, type HostRegistry, LEASE_MS } from './host-row.ts';
import { CLAIM_MS, type Holding, type SeatClaims } from './seat-claims.ts';

/** Changes that come at once are told together. */
const GATHER_MS = 30;
/** Claims outlive three beats that were missed. */
const RENEW_MS = CLAIM_MS / 4;

export type BeatingHost = {
  readonly id: string;
  row(): HostListing;
  holdings(): Holding[];
  onChange: () => void;
  announce: () => Promise<void>;
};

export type HostBeat = {
  /** The store has heard of this host within the length of a lease. */
  readonly isHeard: boolean;
  /** Withdraws the row. */
  stop(): Promise<void>;
};

export function startHostBeat(host: BeatingHost, registry: HostRegistry, claims: SeatClaims): HostBeat {
  let heardAt = -Infinity;
  let renewedAt = performance.now();
  let held = new Set<string>();
  let gathering: NodeJS.Timeout | undefined;

  async function announce(): Promise<void> {
    clearTimeout(gathering);
    gathering = undefined;
    const wasKnown = await registry.announce(host.row());
    // A store that forgot the host forgot its pilots too.
    if (!wasKnown) renewedAt = -Infinity;
    heardAt = performance.now();
  }

  async function renewClaims(): Promise<void> {
    const holdings = host.holdings();
    const now = new Set(holdings.map(({ pilotId }) => pilotId));
    const gone = [...held].filter((pilotId) => !now.has(pilotId));
    held = now;
    await claims.release(host.id, gone);
    if (performance.now() - renewedAt < RENEW_MS) return;
    await claims.renew(host.id, holdings);
    renewedAt = performance.now();
  }

  /** The store says itself that it is away; what it missed is told at the next beat. */
  const quietly = (told: Promise<void>) => void told.catch(() => {});

  host.announce = announce;
  host.onChange = () => {
    gathering ??= setTimeout(() => quietly(announce()), GATHER_MS);
  };
  const timer = setInterval(() => {
    quietly(announce().then(renewClaims));
  }, BEAT_MS);
  quietly(announce());

  return {
    get isHeard() {
      return performance.now() - heardAt < LEASE_MS;
    },
    async stop() {
      clearInterval(timer);
      clearTimeout(gathering);
      host.onChange = () => {};
      host.announce = async () => {};
      await registry.withdraw(host.id).catch(() => {});
    },
  };
}
