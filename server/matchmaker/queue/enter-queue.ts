/** Makes a ticket, once, however often and wherever it is asked for. */
import { randomBytes } from 'node:crypto';
import type { ModeName } from '../../../sim/modes/mode.ts';
import type { Change, SharedRecords } from '../../store/shared-records.ts';
import type { PilotIdentity } from '../arena-directory.ts';
import { Refusal } from '../refusal.ts';
import { leaveQueue } from './leave-queue.ts';
import { type Queue, untilDone } from './queue.ts';
import {
  pilotKey,
  readMatch,
  readTicket,
  TICKET_LIFETIME_MS,
  ticketChange,
  waitPlacings,
} from './queue-records.ts';
import type { Member, Ticket } from './ticket.ts';

/** What is to hold when the ticket is made, and to be written with it, in one step; rejects where it does not. */
export type EntryGuard = (ticketId: string) => Promise<readonly Change[]>;

const nothingElse: EntryGuard = async () => [];

/** Whether a ticket waits, or is on its way to a room. */
export async function isTicketLive(records: SharedRecords, { state }: Ticket): Promise<boolean> {
  if (state.is !== 'matched') return state.is === 'waiting';
  const match = await readMatch(records, state.match);
  return match !== undefined && match.value.state.is !== 'found';
}

function isSameWish(ticket: Ticket, pilots: readonly PilotIdentity[], mode: ModeName): boolean {
  const ids = new Set(pilots.map(({ id }) => id));
  return (
    ticket.mode === mode &&
    ticket.members.length === ids.size &&
    ticket.members.every(({ id }) => ids.has(id))
  );
}

async function rated(queue: Queue, pilots: readonly PilotIdentity[]): Promise<Member[]> {
  return Promise.all(
    pilots.map(async ({ id, name, bot }) => ({ id, name, bot, ...(await queue.ratingOf(id)) })),
  );
}

/**
 * A ticket for these pilots, who want to be in one match on one side. Who has one for the same wish keeps it; any other
 * wish of theirs is given up, as the newest counts.
 * @throws Refusal `queue_full`
 */
export async function enterQueue(
  queue: Queue,
  pilots: readonly PilotIdentity[],
  mode: ModeName,
  guard = nothingElse,
): Promise<string> {
  const { records } = queue;
  const members = await rated(queue, pilots);
  const keys = pilots.map(({ id }) => pilotKey(id));
  return untilDone(async () => {
    const held = await records.read(keys);
    const live: Ticket[] = [];
    for (const id of new Set(held)) {
      const ticket = id === undefined ? undefined : (await readTicket(records, id))?.value;
      if (ticket !== undefined && (await isTicketLive(records, ticket))) live.push(ticket);
    }
    const same = live.find((ticket) => isSameWish(ticket, pilots, mode));
    if (same !== undefined) return { done: same.id };
    const now = await records.now();
    const id = randomBytes(12).toString('base64url');
    const ticket: Ticket = { id, mode, members, enqueuedAt: now, state: { is: 'waiting' } };
    const entries = keys.map((key, i) => ({ key, was: held[i], is: id, lifetimeMs: TICKET_LIFETIME_MS }));
    const changes = [ticketChange(undefined, ticket), ...entries, ...(await guard(id))];
    for (const { id: other, members: its } of live) {
      const own = its.find((member) => pilots.some((pilot) => pilot.id === member.id));
      if (own !== undefined) await leaveQueue(records, other, own.id);
    }
    const outcome = await records.commit(changes, waitPlacings(ticket, now, queue.rules.mostTickets));
    if (outcome === 'full')
      throw new Refusal('queue_full', 'Too many wait for this mode. Try again soon.', { 'Retry-After': '5' });
    return outcome === 'done' ? { done: id } : 'changed';
  });
}
