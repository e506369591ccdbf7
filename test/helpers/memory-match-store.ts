/** Kept matches in memory, in a test's own time: what the stores that people run are compared with. */
import {
  type HeldMatch,
  isOwner,
  keepOwn,
  refusalOf,
  whereaboutsOf,
} from '../../server/store/match-fencing.ts';
import {
  ENDED_MS,
  type HostMark,
  type KeptMatch,
  LEASE_MS,
  type MatchStore,
  mustFit,
  RECORD_MS,
} from '../../server/store/match-store.ts';

type Row = HeldMatch & { address: string; bytes: Uint8Array; until: number };

/** @param now Milliseconds. */
export function createMemoryMatchStore(now: () => number): MatchStore {
  const rows = new Map<string, Row>();
  const leases = new Map<string, number>();

  function rowOf(roomId: string): Row | undefined {
    const row = rows.get(roomId);
    return row === undefined || row.until <= now() ? undefined : row;
  }

  const isLeased = (hostId: string) => (leases.get(hostId) ?? -Infinity) > now();

  const renewLease = (hostId: string) => void leases.set(hostId, now() + LEASE_MS);

  function write({ id, address }: HostMark, { roomId, epoch, version, bytes }: KeptMatch): void {
    const until = now() + RECORD_MS;
    rows.set(roomId, { host: id, address, epoch, version, bytes: bytes.slice(), result: undefined, until });
  }

  return {
    keep(host, matches) {
      mustFit(matches);
      renewLease(host.id);
      return keepOwn(matches, host.id, rowOf, (match) => write(host, match));
    },
    find: async (roomId) => whereaboutsOf(rowOf(roomId), isLeased),
    async claim(claim) {
      const row = rowOf(claim.roomId);
      const refused = refusalOf(row, claim, isLeased);
      if (row === undefined || refused !== undefined) return { refused: refused ?? 'unknown' };
      const { version, bytes } = row;
      const epoch = row.epoch + 1;
      write(claim.host, { roomId: claim.roomId, epoch, version, bytes });
      renewLease(claim.host.id);
      return { epoch, version, bytes: bytes.slice() };
    },
    async release(hostId, match) {
      mustFit([match]);
      if (!isOwner(rowOf(match.roomId), hostId, match.epoch)) return false;
      write({ id: '', address: '' }, match);
      return true;
    },
    async end(hostId, { roomId, epoch }, result) {
      const row = rowOf(roomId);
      if (row !== undefined && isOwner(row, hostId, epoch))
        rows.set(roomId, { ...row, result, until: now() + ENDED_MS });
    },
  };
}
