/** How tickets and matches lie in the store, and the changes that move them on. */
import type { z } from 'zod';
import type { Change, Placing, SharedRecords } from '../../store/shared-records.ts';
import { Match, ticketsOf } from './match.ts';
import { Ticket } from './ticket.ts';

/** Longer than a poll and the time after which a ticket is gone together: who asks renews it. */
export const TICKET_LIFETIME_MS = 60_000;
/** A found match can be asked for so long; a forming one is over long before. */
export const MATCH_LIFETIME_MS = 120_000;

export const ticketKey = (id: string) => `queue:ticket:${id}`;
export const matchKey = (id: string) => `queue:match:${id}`;
/** The ticket that a pilot entered last. */
export const pilotKey = (id: string) => `queue:pilot:${id}`;
/** When matches of a mode were formed last. */
export const turnKey = (mode: string) => `queue:turn:${mode}`;
/** How long those waited who were matched lately. */
export const latelyKey = (mode: string) => `queue:lately:${mode}`;
/** Tickets that wait, by when they entered. */
export const waitingList = (mode: string) => `queue:waiting:${mode}`;
/** Tickets that wait, by when somebody asked for them last. */
export const seenList = (mode: string) => `queue:seen:${mode}`;

/** A value of the store with the text it was read from, by which a commit knows that it is unchanged. */
export type Held<T> = { value: T; text: string };

/** Each for itself: one that this version cannot read does not hide the others. */
export async function readEach<T>(
  records: SharedRecords,
  keys: readonly string[],
  schema: z.ZodType<T>,
): Promise<(Held<T> | 'unreadable' | undefined)[]> {
  const texts = await records.read(keys);
  return texts.map((text) => {
    if (text === undefined) return undefined;
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? { value: parsed.data, text } : 'unreadable';
  });
}

/** @throws Error when one cannot be read */
export async function readAll<T>(
  records: SharedRecords,
  keys: readonly string[],
  schema: z.ZodType<T>,
): Promise<(Held<T> | undefined)[]> {
  const each = await readEach(records, keys, schema);
  return each.map((held) => {
    if (held === 'unreadable') throw new Error('a record of the queue cannot be read');
    return held;
  });
}

export async function readTicket(records: SharedRecords, id: string): Promise<Held<Ticket> | undefined> {
  return (await readAll(records, [ticketKey(id)], Ticket))[0];
}

export async function readMatch(records: SharedRecords, id: string): Promise<Held<Match> | undefined> {
  return (await readAll(records, [matchKey(id)], Match))[0];
}

export function ticketChange(was: Held<Ticket> | undefined, is: Ticket): Change {
  return {
    key: ticketKey(is.id),
    was: was?.text,
    is: JSON.stringify(is),
    lifetimeMs: TICKET_LIFETIME_MS,
  };
}

export function matchChange(id: string, was: Held<Match> | undefined, is: Match | undefined): Change {
  const text = is === undefined ? undefined : JSON.stringify(is);
  return { key: matchKey(id), was: was?.text, is: text, lifetimeMs: MATCH_LIFETIME_MS };
}

/** Puts a ticket where it waits. `most` bounds those that are new; who comes back always has a place. */
export function waitPlacings(ticket: Ticket, now: number, most = Number.MAX_SAFE_INTEGER): Placing[] {
  const { id: member, mode, enqueuedAt } = ticket;
  return [
    { list: waitingList(mode), member, rank: enqueuedAt, most },
    { list: seenList(mode), member, rank: now, most },
  ];
}

export function leavePlacings({ id: member, mode }: Pick<Ticket, 'id' | 'mode'>): Placing[] {
  return [waitingList(mode), seenList(mode)].map((list) => ({ list, member, rank: undefined, most: 0 }));
}

export type Fate = Extract<Ticket['state'], { is: 'waiting' | 'cancelled' }>;

/**
 * Takes a match apart: each of its tickets waits again, as long as before and as wide, or is cancelled.
 * @returns false when something changed meanwhile, and nothing was done
 */
export async function dissolve(
  records: SharedRecords,
  match: Held<Match>,
  now: number,
  fateOf: (ticketId: string) => Fate,
): Promise<boolean> {
  const tickets = await readAll(records, ticketsOf(match.value).map(ticketKey), Ticket);
  const changes = [matchChange(match.value.id, match, undefined)];
  const placings: Placing[] = [];
  for (const ticket of tickets) {
    const { state } = ticket?.value ?? {};
    // One that was taken back meanwhile stays so.
    if (ticket === undefined || state?.is !== 'matched' || state.match !== match.value.id) continue;
    const fate = fateOf(ticket.value.id);
    const next: Ticket = { ...ticket.value, state: fate };
    changes.push(ticketChange(ticket, next));
    if (fate.is === 'waiting') placings.push(...waitPlacings(next, now));
  }
  return (await records.commit(changes, placings)) === 'done';
}
