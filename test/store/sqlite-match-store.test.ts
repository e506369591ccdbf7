import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { LEASE_MS, RECORD_MS } from '../../server/store/match-store.ts';
import { createSqliteMatchStore } from '../../server/store/sqlite-match-store.ts';

test('R14 a file does not grow with the rooms and hosts that were', async () => {
  const db = new DatabaseSync(':memory:');
  let now = 1_800_000_000_000;
  const store = createSqliteMatchStore(db, () => now);
  const count = (table: string) => db.prepare(`SELECT count(*) AS rows FROM ${table}`).get()?.rows;
  const bytes = new Uint8Array(1300);
  const STEP_MS = 500;
  for (let i = 0; i < 2000; i++) {
    await store.keep({ id: `h${i}`, address: 'x:1' }, [{ roomId: `r${i}`, epoch: 1, version: 1, bytes }]);
    now += STEP_MS;
  }
  const sweep = 10_000 / STEP_MS;
  expect(count('matches')).toBeLessThanOrEqual(RECORD_MS / STEP_MS + sweep + 1);
  expect(count('leases')).toBeLessThanOrEqual(LEASE_MS / STEP_MS + sweep + 1);
  db.close();
});

test('a step that fails in its middle changes nothing', async () => {
  const db = new DatabaseSync(':memory:');
  const store = createSqliteMatchStore(db, () => 1_800_000_000_000);
  db.exec(
    "CREATE TRIGGER fails BEFORE INSERT ON matches WHEN NEW.room_id = 'b' BEGIN SELECT RAISE(ABORT, 'full'); END",
  );
  const room = (roomId: string) => ({ roomId, epoch: 1, version: 1, bytes: new Uint8Array(1) });
  const host = { id: 'h', address: 'x:1' };
  expect(() => store.keep(host, [room('a'), room('b')])).toThrow('full');
  expect(await store.find('a')).toBeUndefined();
  expect(await store.keep(host, [room('a')])).toEqual({ deposed: [], created: ['a'] });
  db.close();
});
