/** Kept matches in SQLite, of a process that shares them with nobody but the one that is started after it. */
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { type HeldMatch, isOwner, keepOwn, refusalOf, whereaboutsOf } from './match-fencing.ts';
import {
  ENDED_MS,
  type HostMark,
  type KeptMatch,
  LEASE_MS,
  type MatchStore,
  mustFit,
  RECORD_MS,
} from './match-store.ts';

/** What has expired is not seen at once, and deleted so often. Milliseconds. */
const SWEEP_MS = 10_000;

const TABLES = `
CREATE TABLE IF NOT EXISTS matches (
  room_id TEXT PRIMARY KEY, host TEXT NOT NULL, address TEXT NOT NULL, epoch INTEGER NOT NULL,
  version INTEGER NOT NULL, bytes BLOB NOT NULL, result TEXT, until INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS leases (host TEXT PRIMARY KEY, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;`;

const Row = z.object({
  host: z.string(),
  address: z.string(),
  epoch: z.number(),
  version: z.number(),
  result: z
    .string()
    .nullable()
    .transform((text) => text ?? undefined),
});
const Snapshot = z.object({ bytes: z.instanceof(Uint8Array) });

/**
 * Each method does all its work at once, before it returns: some 10 µs for each room.
 * @param db Of this process alone: leases of hosts that were here before are over.
 * @param now Milliseconds since 1970: what is kept outlives the process, and its clock.
 */
export function createSqliteMatchStore(db: DatabaseSync, now: () => number): MatchStore {
  db.exec(TABLES);
  db.exec('DELETE FROM leases');
  const selectRow = db.prepare(
    'SELECT host, address, epoch, version, result FROM matches WHERE room_id = ? AND until > ?',
  );
  const selectBytes = db.prepare('SELECT bytes FROM matches WHERE room_id = ?');
  const writeRow = db.prepare(`
    INSERT INTO matches (room_id, host, address, epoch, version, bytes, result, until)
    VALUES (?, ?, ?, ?, ?, ?, NULL, ?)
    ON CONFLICT DO UPDATE SET host = excluded.host, address = excluded.address, epoch = excluded.epoch,
      version = excluded.version, bytes = excluded.bytes, result = NULL, until = excluded.until`);
  const endRow = db.prepare("UPDATE matches SET result = ?, bytes = x'', until = ? WHERE room_id = ?");
  const selectLease = db.prepare('SELECT 1 FROM leases WHERE host = ? AND until > ?');
  const writeLease = db.prepare('INSERT OR REPLACE INTO leases (host, until) VALUES (?, ?)');
  const sweepRows = db.prepare('DELETE FROM matches WHERE until <= ?');
  const sweepLeases = db.prepare('DELETE FROM leases WHERE until <= ?');
  let sweptAt = -Infinity;

  function rowOf(roomId: string): (HeldMatch & { address: string }) | undefined {
    const found = selectRow.get(roomId, now());
    return found === undefined ? undefined : Row.parse(found);
  }

  const isLeased = (hostId: string) => selectLease.get(hostId, now()) !== undefined;

  const renewLease = (hostId: string) => writeLease.run(hostId, now() + LEASE_MS);

  function write({ id, address }: HostMark, { roomId, epoch, version, bytes }: KeptMatch): void {
    writeRow.run(roomId, id, address, epoch, version, bytes, now() + RECORD_MS);
  }

  function sweep(): void {
    // Also when the clock was put back.
    if (Math.abs(now() - sweptAt) < SWEEP_MS) return;
    sweptAt = now();
    sweepRows.run(sweptAt);
    sweepLeases.run(sweptAt);
  }

  function inOneStep<Answer>(work: () => Answer): Answer {
    db.exec('BEGIN');
    try {
      const answer = work();
      db.exec('COMMIT');
      return answer;
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK');
      throw error;
    }
  }

  return {
    keep(host, matches) {
      mustFit(matches);
      return inOneStep(() => {
        sweep();
        renewLease(host.id);
        return keepOwn(matches, host.id, rowOf, (match) => write(host, match));
      });
    },
    find: async (roomId) => whereaboutsOf(rowOf(roomId), isLeased),
    async claim(claim) {
      return inOneStep(() => {
        const row = rowOf(claim.roomId);
        const refused = refusalOf(row, claim, isLeased);
        if (row === undefined || refused !== undefined) return { refused: refused ?? 'unknown' };
        const { bytes } = Snapshot.parse(selectBytes.get(claim.roomId));
        const next = { epoch: row.epoch + 1, version: row.version, bytes };
        write(claim.host, { roomId: claim.roomId, ...next });
        renewLease(claim.host.id);
        return next;
      });
    },
    async release(hostId, match) {
      mustFit([match]);
      return inOneStep(() => {
        const owns = isOwner(rowOf(match.roomId), hostId, match.epoch);
        if (owns) write({ id: '', address: '' }, match);
        return owns;
      });
    },
    async end(hostId, { roomId, epoch }, result) {
      inOneStep(() => {
        if (isOwner(rowOf(roomId), hostId, epoch)) endRow.run(result, now() + ENDED_MS, roomId);
      });
    },
  };
}
