/** A secret that nobody chose, kept so that what was signed with it is still read by the next process. */
import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

const SECRET_BYTES = 32;

const Row = z.object({ bytes: z.instanceof(Uint8Array).refine(({ length }) => length === SECRET_BYTES) });

/** The secret of this file; made at random when it has none. */
export function keptSecret(db: DatabaseSync): Uint8Array {
  db.exec('CREATE TABLE IF NOT EXISTS secrets (name TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT');
  db.prepare("INSERT OR IGNORE INTO secrets VALUES ('tokens', ?)").run(randomBytes(SECRET_BYTES));
  return Row.parse(db.prepare("SELECT bytes FROM secrets WHERE name = 'tokens'").get()).bytes;
}
