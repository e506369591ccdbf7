/** Remembers over a reload of the page that this tab was in a match, so that it goes back by itself. */
import type { KeyValue } from '../net/key-value.ts';

const KEY = 'flying';
/** About as long a match whose server is started again may wait for its pilots. */
const KEPT_MS = 120_000;

export type ReturnNote = { flying(now: boolean): void; wasFlying(): boolean };

export function createReturnNote(storage: KeyValue): ReturnNote {
  let flies = false;
  window.addEventListener('pagehide', () => {
    if (flies) storage.set(KEY, String(Date.now()));
  });
  return {
    flying(now) {
      flies = now;
      if (!now) storage.remove(KEY);
    },
    wasFlying() {
      const left = Number(storage.get(KEY) ?? 0);
      storage.remove(KEY);
      return Date.now() - left < KEPT_MS;
    },
  };
}
