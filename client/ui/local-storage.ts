/** The browser's storage behind KeyValue: private windows and blocked cookies make it throw, and the game goes on. */
import type { KeyValue } from '../net/key-value.ts';

const PREFIX = 'ground-truth.';

/** @param open Asked anew each time, as the mere mention of a blocked storage throws. */
function openStorage(open: () => Storage): KeyValue {
  const memory = new Map<string, string>();
  return {
    get(key) {
      try {
        return open().getItem(PREFIX + key) ?? memory.get(key);
      } catch {
        return memory.get(key);
      }
    },
    set(key, value) {
      memory.set(key, value);
      try {
        open().setItem(PREFIX + key, value);
      } catch {
        // Blocked or full: kept for this page only.
      }
    },
    remove(key) {
      memory.delete(key);
      try {
        open().removeItem(PREFIX + key);
      } catch {
        // Nothing was stored then.
      }
    },
  };
}

/** Outlives the tab. */
export function openLocalStorage(): KeyValue {
  return openStorage(() => window.localStorage);
}

/** Outlives a reload of the page, and is the tab's own. */
export function openTabStorage(): KeyValue {
  return openStorage(() => window.sessionStorage);
}
