/** Where a client keeps what outlives a page: the browser's storage, or a plain map for bots. */
export type KeyValue = {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
  remove(key: string): void;
};

export function createMemoryStorage(): KeyValue {
  const entries = new Map<string, string>();
  return {
    get: (key) => entries.get(key),
    set: (key, value) => void entries.set(key, value),
    remove: (key) => void entries.delete(key),
  };
}
