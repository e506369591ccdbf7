/** One round of forming matches for a mode. Any replica may do it at any time: the store lets each ticket go once. */
import type { ModeName } from '../../../sim/modes/mode.ts';
import { MODES } from '../../../sim/modes/modes.ts';
import type { SharedRecords } from '../../store/shared-records.ts';
import { type FormedMatch, formMatches } from './form-matches.ts';
import { proposeMatch } from './match.ts';
import {
  type Held,
  latelyKey,
  leavePlacings,
  matchChange,
  readEach,
  seenList,
  ticketChange,
  ticketKey,
  turnKey,
} from './queue-records.ts';
import type { QueueRules } from './queue-rules.ts';
import { Ticket } from './ticket.ts';

/** How much of what was known of waiting a new match leaves standing. */
const MEMORY = 0.9;
const LATELY_LIFETIME_MS = 10 * 60_000;

/** True for one replica in each `formEveryMs`. */
async function isTurn(records: SharedRecords, mode: ModeName, now: number, rules: QueueRules) {
  const key = turnKey(mode);
  const [was] = await records.read([key]);
  if (was !== undefined && Math.abs(now - Number(was)) < rules.formEveryMs) return false;
  return (await records.commit([{ key, was, is: String(now), lifetimeMs: LATELY_LIFETIME_MS }])) === 'done';
}

/** Those who wait and are asked for; who is gone is cancelled on the way. */
async function readWaiting(records: SharedRecords, mode: ModeName, now: number, rules: QueueRules) {
  const seen = await records.list(seenList(mode));
  const keys = seen.map(({ member }) => ticketKey(member));
  const tickets = await readEach(records, keys, Ticket);
  const waiting = new Map<string, Held<Ticket>>();
  const gone: Promise<unknown>[] = [];
  for (const [i, { member: id, rank }] of seen.entries()) {
    const ticket = tickets[i];
    // Of another version: for those who can read it.
    if (ticket === 'unreadable') continue;
    if (ticket !== undefined && now - rank <= rules.goneAfterMs) {
      // Another replica may have matched it between the two questions.
      if (ticket.value.state.is === 'waiting') waiting.set(id, ticket);
      continue;
    }
    const changes =
      ticket === undefined
        ? []
        : [ticketChange(ticket, { ...ticket.value, state: { is: 'cancelled', reason: 'no_sign' } })];
    gone.push(records.commit(changes, leavePlacings({ id, mode })));
  }
  await Promise.all(gone);
  return waiting;
}

/** Takes all tickets of a match at once, or, when one of them is not to be had any more, none. */
async function claim(
  records: SharedRecords,
  formed: FormedMatch,
  waiting: ReadonlyMap<string, Held<Ticket>>,
  mode: ModeName,
  signUntil: number,
): Promise<boolean> {
  const match = proposeMatch(crypto.randomUUID(), formed, mode, signUntil);
  const tickets = formed.sides.flat();
  const changes = tickets.map((ticket) =>
    ticketChange(waiting.get(ticket.id), { ...ticket, state: { is: 'matched', match: match.id } }),
  );
  const placings = tickets.flatMap(leavePlacings);
  return (await records.commit([matchChange(match.id, undefined, match), ...changes], placings)) === 'done';
}

/** Remembers how long those waited who were matched now. When two do it at once, one of them is enough. */
async function tellLately(records: SharedRecords, mode: ModeName, waitedMs: readonly number[]) {
  if (waitedMs.length === 0) return;
  const key = latelyKey(mode);
  const [was] = await records.read([key]);
  let lately = was === undefined ? undefined : Number(was);
  for (const each of waitedMs) lately = lately === undefined ? each : lately * MEMORY + each * (1 - MEMORY);
  await records.commit([{ key, was, is: String(lately), lifetimeMs: LATELY_LIFETIME_MS }]);
}

/** Forms what can be formed by now, if it is time to. */
export async function formRound(
  records: SharedRecords,
  mode: ModeName,
  now: number,
  rules: QueueRules,
): Promise<void> {
  const shape = MODES[mode].ranked;
  if (shape === undefined || !(await isTurn(records, mode, now, rules))) return;
  const waiting = await readWaiting(records, mode, now, rules);
  const tickets = [...waiting.values()].map(({ value }) => value);
  const matches = formMatches(tickets, shape, now, rules);
  const claimed = await Promise.all(
    matches.map((match) => claim(records, match, waiting, mode, now + rules.signWithinMs)),
  );
  const matched = matches.filter((_, i) => claimed[i]).flatMap(({ sides }) => sides.flat());
  await tellLately(
    records,
    mode,
    matched.map(({ enqueuedAt }) => now - enqueuedAt),
  );
}
