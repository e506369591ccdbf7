/** How parties lie in the store. */
import type { Change, SharedRecords } from '../../store/shared-records.ts';
import { type Held, readAll } from '../queue/queue-records.ts';
import { Refusal } from '../refusal.ts';
import { isInParty, Party } from './party.ts';

/** A party is forgotten when none of its members asked for it for so long. */
export const PARTY_LIFETIME_MS = 60 * 60_000;

export const partyKey = (code: string) => `party:${code}`;
/** The code of the party that a pilot is in. */
export const membershipKey = (pilotId: string) => `party:of:${pilotId}`;

export function partyChange(code: string, was: Held<Party> | undefined, is: Party | undefined): Change {
  const text = is === undefined ? undefined : JSON.stringify(is);
  return { key: partyKey(code), was: was?.text, is: text, lifetimeMs: PARTY_LIFETIME_MS };
}

export function membershipChange(pilotId: string, was: string | undefined, is: string | undefined): Change {
  return { key: membershipKey(pilotId), was, is, lifetimeMs: PARTY_LIFETIME_MS };
}

/** @throws Refusal `unknown_party` */
export async function readParty(records: SharedRecords, code: string): Promise<Held<Party>> {
  const [party] = await readAll(records, [partyKey(code)], Party);
  if (party === undefined) throw unknownParty();
  return party;
}

/**
 * The party, for somebody who is in it; nobody else learns that it is there.
 * @throws Refusal `unknown_party`
 */
export async function readOwnParty(records: SharedRecords, code: string, pilotId: string) {
  const party = await readParty(records, code);
  if (!isInParty(party.value, pilotId)) throw unknownParty();
  return party;
}

function unknownParty(): Refusal {
  return new Refusal('unknown_party', 'There is no such party, or not any more.');
}
