/**
 * What processes share beyond rooms: small texts by key that change together or not at all, and lists in order of a
 * rank. Everything ends by itself when nobody renews it, so that whoever dies leaves nothing behind.
 */

/** One text as it was read and as it is to be; undefined: there is none. With both the same it is only guarded. */
export type Change = {
  key: string;
  was: string | undefined;
  is: string | undefined;
  /** The text is forgotten when it was not renewed for so long. */
  lifetimeMs: number;
};

/** A member's place in a list; undefined takes it out. */
export type Placing = {
  list: string;
  member: string;
  rank: number | undefined;
  /** A list with so many takes nobody new. */
  most: number;
};

export type Placed = { member: string; rank: number };

/** `changed`: a text is not what it was; `full`: a list has no space. Then nothing at all was written. */
export type Outcome = 'done' | 'changed' | 'full';

export type SharedRecords = {
  /** The store's time, one for all who share it. Milliseconds since 1970. */
  now(): Promise<number>;
  read(keys: readonly string[]): Promise<(string | undefined)[]>;
  commit(changes: readonly Change[], placings?: readonly Placing[]): Promise<Outcome>;
  /** Renews texts without changing them. */
  keep(keys: readonly string[], lifetimeMs: number): Promise<void>;
  /** Everybody in a list, lowest rank first, equal ones by name. */
  list(list: string): Promise<Placed[]>;
  /** How many stand before a member; undefined when it is not in the list. */
  placeOf(list: string, member: string): Promise<number | undefined>;
  /** Another rank for a member that is in the list; for any other nothing happens. */
  rerank(list: string, member: string, rank: number): Promise<void>;
};

/** A list to which nobody was added for so long is forgotten. */
export const LIST_LIFETIME_MS = 60 * 60 * 1000;
