/** What of ranked play a tab keeps over a reload of its page. Whatever storage holds is checked. */
import type { KeyValue } from '../net/key-value.ts';
import { tidyName } from './pilot-name.ts';

export type KeptRanked = {
  /** Of the pilot: with another name it would be another. */
  name: string;
  party: string | undefined;
  /** The search that this pilot knows of, and whether it waits in it. */
  ticket: string | undefined;
  isWaiting: boolean;
};

const KEY = 'ranked';
const PARTY = /^[A-HJ-NP-Z2-9]{8}$/;
const TICKET = /^[\w-]{1,32}$/;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function readKeptRanked(storage: KeyValue): KeptRanked | undefined {
  const kept = parse(storage.get(KEY) ?? '');
  if (typeof kept !== 'object' || kept === null) return undefined;
  const textOf = (key: string, shape: RegExp) => {
    const value: unknown = Reflect.get(kept, key);
    return typeof value === 'string' && shape.test(value) ? value : undefined;
  };
  const name = tidyName(textOf('name', /./) ?? '');
  const party = textOf('party', PARTY);
  const ticket = textOf('ticket', TICKET);
  const isWaiting = ticket !== undefined && Reflect.get(kept, 'isWaiting') === true;
  return name === '' || (party === undefined && !isWaiting) ? undefined : { name, party, ticket, isWaiting };
}

/** @param now Without a party and without a search there is nothing to keep. */
export function keepRanked(storage: KeyValue, now: KeptRanked): void {
  if (now.party === undefined && !now.isWaiting) storage.remove(KEY);
  else storage.set(KEY, JSON.stringify(now));
}
