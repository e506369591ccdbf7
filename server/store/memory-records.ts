/** Shared records of a process that shares them with nobody. */
import type { Change, Placed, Placing, SharedRecords } from './shared-records.ts';

/** Texts that ended are swept out whenever the map has so many more than at the last time. */
const SWEEP_AFTER = 1000;

/** @param now milliseconds since 1970 */
export function createMemoryRecords(now: () => number): SharedRecords {
  const texts = new Map<string, { text: string; until: number }>();
  const lists = new Map<string, Map<string, number>>();
  let sweepAt = SWEEP_AFTER;

  function get(key: string): string | undefined {
    const held = texts.get(key);
    return held === undefined || held.until <= now() ? undefined : held.text;
  }

  function set({ key, is, lifetimeMs }: Change): void {
    if (is === undefined) texts.delete(key);
    else texts.set(key, { text: is, until: now() + lifetimeMs });
  }

  function hasSpace({ list, member, rank, most }: Placing): boolean {
    const members = lists.get(list);
    return members === undefined || rank === undefined || members.has(member) || members.size < most;
  }

  function put({ list, member, rank }: Placing): void {
    const members = lists.get(list) ?? new Map<string, number>();
    if (rank === undefined) members.delete(member);
    else members.set(member, rank);
    if (members.size === 0) lists.delete(list);
    else lists.set(list, members);
  }

  function sweep(): void {
    if (texts.size < sweepAt) return;
    for (const key of texts.keys()) if (get(key) === undefined) texts.delete(key);
    sweepAt = texts.size + SWEEP_AFTER;
  }

  function inOrder(list: string): Placed[] {
    const placed = [...(lists.get(list) ?? [])].map(([member, rank]) => ({ member, rank }));
    return placed.sort((a, b) => a.rank - b.rank || (a.member < b.member ? -1 : 1));
  }

  return {
    now: async () => now(),
    read: async (keys) => keys.map(get),
    async commit(changes, placings = []) {
      if (changes.some(({ key, was }) => get(key) !== was)) return 'changed';
      if (!placings.every(hasSpace)) return 'full';
      for (const change of changes) set(change);
      for (const placing of placings) put(placing);
      sweep();
      return 'done';
    },
    async keep(keys, lifetimeMs) {
      for (const key of keys) {
        const text = get(key);
        if (text !== undefined) texts.set(key, { text, until: now() + lifetimeMs });
      }
    },
    list: async (list) => inOrder(list),
    async placeOf(list, member) {
      const place = inOrder(list).findIndex((placed) => placed.member === member);
      return place === -1 ? undefined : place;
    },
    async rerank(list, member, rank) {
      const members = lists.get(list);
      if (members?.has(member)) members.set(member, rank);
    },
  };
}
