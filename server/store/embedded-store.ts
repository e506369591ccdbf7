/** What a process that is alone keeps in a file, so that the next one goes on with it: its matches, and its secret. */
import { openDataFile } from './data-file.ts';
import { keptSecret } from './kept-secret.ts';
import type { MatchStore } from './match-store.ts';
import type { StoreLog } from './redis.ts';
import { createSqliteMatchStore } from './sqlite-match-store.ts';

export type EmbeddedStore = {
  matches: MatchStore;
  /** Signs tickets where nobody chose a secret. */
  secret: Uint8Array;
  close(): void;
};

/** Undefined when there is no file to be had: the log says why, as the game is to start whatever is there. */
export function openEmbeddedStore(path: string, log: StoreLog): EmbeddedStore | undefined {
  try {
    const db = openDataFile(path, log);
    return {
      matches: createSqliteMatchStore(db, Date.now),
      secret: keptSecret(db),
      close: () => db.close(),
    };
  } catch (error) {
    log.error({ err: error, path }, 'the data file cannot be opened: nothing outlives this process');
    return undefined;
  }
}
