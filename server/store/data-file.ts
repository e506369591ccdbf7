/** The file in which a process that is alone keeps what outlives it. While it runs no other process can open it. */
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { StoreLog } from './redis.ts';

/** Says that a file is ours: `GTru` as a number. */
const APPLICATION = 0x47547275;
/** Of the tables. A file of another is moved aside. */
const FORMAT = 1;

/** What SQLite calls a file that is damaged, or none of its own. */
const DAMAGED = [11, 26];
/** And one that another process has. */
const BUSY = 5;

/** The file is no use any more, and no program's that could use it. */
class Unusable extends Error {}

const SqliteError = z.object({ errcode: z.number().transform((code) => code & 0xff) });

function codeOf(error: unknown): number | undefined {
  return SqliteError.safeParse(error).data?.errcode;
}

function pragma(db: DatabaseSync, name: string): unknown {
  return Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0];
}

/** Looks before it writes: a path that was mistyped may lead to the file of another program. */
function inspect(db: DatabaseSync): void {
  const application = pragma(db, 'application_id');
  const format = pragma(db, 'user_version');
  const isEmpty = db.prepare('SELECT 1 FROM sqlite_schema').get() === undefined;
  if (application !== APPLICATION && !(application === 0 && isEmpty))
    throw new Error('it is the database of another program');
  if (application === APPLICATION && format !== FORMAT)
    throw new Unusable(`it has format ${format}, not ${FORMAT}`);
  const found = pragma(db, 'quick_check(1)');
  if (found !== 'ok') throw new Unusable(`it is damaged: ${found}`);
}

/**
 * Nothing waits for the disk. A process that is killed takes nothing with it that the kernel has; only a power cut may
 * damage the file, and then its matches are over anyway. With `synchronous = NORMAL` every hundredth write held all
 * rooms up for 3 to 10 ms.
 */
function prepare(db: DatabaseSync): void {
  db.exec('PRAGMA locking_mode = EXCLUSIVE');
  inspect(db);
  db.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = OFF;
    PRAGMA wal_autocheckpoint = 250;
    PRAGMA application_id = ${APPLICATION};
    PRAGMA user_version = ${FORMAT};
  `);
}

function open(path: string): DatabaseSync {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  // A secret is in it. One that is there is not opened: this process would give up its own lock by closing it again.
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
  const db = new DatabaseSync(path);
  try {
    prepare(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** With its journal, which belongs to no other file. Returns where it is now. */
function moveAside(path: string): string {
  let aside = `${path}.damaged`;
  for (let i = 2; existsSync(aside); i++) aside = `${path}.damaged-${i}`;
  for (const part of ['', '-wal', '-shm', '-journal'])
    if (existsSync(path + part)) renameSync(path + part, aside + part);
  return aside;
}

/**
 * What cannot be read is moved aside, which is said, and a new file is begun.
 * @throws Error when there is no file to be had
 */
export function openDataFile(path: string, log: StoreLog): DatabaseSync {
  try {
    return open(path);
  } catch (error) {
    if (codeOf(error) === BUSY) throw new Error('another process has it', { cause: error });
    if (!(error instanceof Unusable) && !DAMAGED.includes(codeOf(error) ?? 0)) throw error;
    const movedTo = moveAside(path);
    log.error(
      { err: error, path, movedTo },
      'the data file cannot be read: it is moved aside and begun anew',
    );
    return open(path);
  }
}
