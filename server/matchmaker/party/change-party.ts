/** Making, joining and leaving parties, and being ready. Each can be asked twice, and on any replica. */
import { randomBytes } from 'node:crypto';
import type { SharedRecords } from '../../store/shared-records.ts';
import type { PilotIdentity } from '../arena-directory.ts';
import { isTicketLive } from '../queue/enter-queue.ts';
import { leaveQueue } from '../queue/leave-queue.ts';
import { untilDone } from '../queue/queue.ts';
import { type Held, readAll, readTicket } from '../queue/queue-records.ts';
import { Refusal } from '../refusal.ts';
import {
  isInParty,
  isLeader,
  MOST_MEMBERS,
  newParty,
  Party,
  withMember,
  withoutMember,
  withReady,
} from './party.ts';
import {
  membershipChange,
  membershipKey,
  PARTY_LIFETIME_MS,
  partyChange,
  partyKey,
  readOwnParty,
  readParty,
} from './party-records.ts';

/** 32 letters and digits that nobody takes for each other. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const CODE_LENGTH = 8;

function newCode(): string {
  return [...randomBytes(CODE_LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
}

/** A party's ticket that is waiting, or on its way to a room. */
async function liveTicket(records: SharedRecords, { ticket }: Party): Promise<string | undefined> {
  if (ticket === undefined) return undefined;
  const held = await readTicket(records, ticket);
  return held !== undefined && (await isTicketLive(records, held.value)) ? ticket : undefined;
}

/** The party that a pilot is in, as its membership says, and the text of that. */
async function partyOf(records: SharedRecords, pilotId: string) {
  const [code] = await records.read([membershipKey(pilotId)]);
  const [party] = code === undefined ? [] : await readAll(records, [partyKey(code)], Party);
  return { code, party: party !== undefined && isInParty(party.value, pilotId) ? party : undefined };
}

/** A party of one, to which others are invited; the one that the pilot leads, if there is one. */
export async function makeParty(records: SharedRecords, pilot: PilotIdentity): Promise<Party> {
  return untilDone(async () => {
    const { code: was, party } = await partyOf(records, pilot.id);
    if (party !== undefined && isLeader(party.value, pilot.id)) return { done: party.value };
    if (party !== undefined) {
      await leaveParty(records, party.value.code, pilot);
      return 'changed';
    }
    const made = newParty(newCode(), pilot);
    const changes = [partyChange(made.code, undefined, made), membershipChange(pilot.id, was, made.code)];
    return (await records.commit(changes)) === 'done' ? { done: made } : 'changed';
  });
}

/** @throws Refusal `unknown_party`, `party_full`, `party_queued` */
export async function joinParty(records: SharedRecords, code: string, pilot: PilotIdentity): Promise<Party> {
  return untilDone(async () => {
    const party = await readParty(records, code);
    if (isInParty(party.value, pilot.id)) return { done: party.value };
    if (party.value.members.length >= MOST_MEMBERS)
      throw new Refusal('party_full', `A party has at most ${MOST_MEMBERS} pilots.`);
    if ((await liveTicket(records, party.value)) !== undefined)
      throw new Refusal('party_queued', 'The party waits for a match. Join when it is back.');
    const { code: was, party: other } = await partyOf(records, pilot.id);
    if (other !== undefined) {
      await leaveParty(records, other.value.code, pilot);
      return 'changed';
    }
    const joined = withMember(party.value, pilot);
    const changes = [partyChange(code, party, joined), membershipChange(pilot.id, was, code)];
    return (await records.commit(changes)) === 'done' ? { done: joined } : 'changed';
  });
}

/** Whoever is not ready any more takes the party out of the queue. @throws Refusal `unknown_party` */
export async function setReady(
  records: SharedRecords,
  code: string,
  pilot: PilotIdentity,
  ready: boolean,
): Promise<Party> {
  return untilDone(async () => {
    const party = await readOwnParty(records, code, pilot.id);
    if (!ready) await withdraw(records, party, pilot);
    const changed = withReady(party.value, pilot.id, ready);
    return (await records.commit([partyChange(code, party, changed)])) === 'done'
      ? { done: changed }
      : 'changed';
  });
}

/** The party as it was before the pilot left; who leaves again is told the same. Whoever came next leads. */
export async function leaveParty(records: SharedRecords, code: string, pilot: PilotIdentity): Promise<void> {
  return untilDone(async () => {
    const [party] = await readAll(records, [partyKey(code)], Party);
    if (party === undefined || !isInParty(party.value, pilot.id)) return { done: undefined };
    await withdraw(records, party, pilot);
    const [was] = await records.read([membershipKey(pilot.id)]);
    const changes = [partyChange(code, party, withoutMember(party.value, pilot.id))];
    if (was === code) changes.push(membershipChange(pilot.id, was, undefined));
    return (await records.commit(changes)) === 'done' ? { done: undefined } : 'changed';
  });
}

async function withdraw(records: SharedRecords, { value }: Held<Party>, pilot: PilotIdentity): Promise<void> {
  const ticket = await liveTicket(records, value);
  if (ticket !== undefined) await leaveQueue(records, ticket, pilot.id);
}

/** The party as one of its members sees it; asking keeps it. @throws Refusal `unknown_party` */
export async function lookAtParty(
  records: SharedRecords,
  code: string,
  pilot: PilotIdentity,
): Promise<Party> {
  const { value: party } = await readOwnParty(records, code, pilot.id);
  const keys = [partyKey(code), ...party.members.map(({ id }) => membershipKey(id))];
  await records.keep(keys, PARTY_LIFETIME_MS);
  return party;
}
