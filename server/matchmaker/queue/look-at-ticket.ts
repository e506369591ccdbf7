/** Where a ticket stands. Whoever looks also moves on what is due: forms, signs, opens, takes apart. */
import type { ModeName } from '../../../sim/modes/mode.ts';
import { formRound } from './form-round.ts';
import { hasMember } from './leave-queue.ts';
import { hasSigned, isOverdue, type Match, pilotsOf, signMatch } from './match.ts';
import { type Queue, untilDone } from './queue.ts';
import {
  dissolve,
  type Held,
  latelyKey,
  matchChange,
  pilotKey,
  readMatch,
  readTicket,
  seenList,
  TICKET_LIFETIME_MS,
  ticketChange,
  ticketKey,
  waitingList,
  waitPlacings,
} from './queue-records.ts';
import { widthOf } from './queue-rules.ts';
import type { CancelReason, Ticket } from './ticket.ts';

/**
 * `place` counts from 1, by time and not by rating. `estimateSeconds` is unknown while nobody was matched lately, and
 * once it has taken longer than it did for those. `match` tells one proposal from the next. `by` is the name of another
 * pilot of the ticket who took it back.
 */
export type Standing =
  | { is: 'waiting'; place: number; estimateSeconds: number | undefined; width: number }
  | { is: 'proposed'; match: string }
  | { is: 'found'; mode: ModeName; roomId: string }
  | { is: 'cancelled'; reason: CancelReason; by: string | undefined };

type Look = { ticketId: string; pilotId: string };

/**
 * The standing of a pilot's ticket; undefined when it has no such ticket.
 * @param isSign The pilot itself asks, now; not a request of its that is held. A match waits for such a sign of each.
 */
export async function lookAtTicket(queue: Queue, look: Look, isSign: boolean): Promise<Standing | undefined> {
  const { records } = queue;
  return untilDone(async () => {
    const [ticket, now] = await Promise.all([readTicket(records, look.ticketId), records.now()]);
    if (ticket === undefined || !hasMember(ticket.value, look.pilotId)) return { done: undefined };
    const { state } = ticket.value;
    if (state.is === 'cancelled') {
      const by = ticket.value.members.find(({ id }) => id === state.by && id !== look.pilotId)?.name;
      return { done: { is: 'cancelled', reason: state.reason, by } };
    }
    if (state.is === 'waiting') {
      const standing = await wait(queue, ticket.value, now, isSign);
      return standing === undefined ? waitAgain(queue, ticket, now) : { done: standing };
    }
    const match = await readMatch(records, state.match);
    if (match === undefined) return waitAgain(queue, ticket, now);
    return (await moveOn(queue, match, now, isSign ? look.pilotId : undefined)) ?? 'changed';
  });
}

/** Undefined when it is in no list: matched meanwhile, or the list was lost. */
async function wait(
  queue: Queue,
  ticket: Ticket,
  now: number,
  isSign: boolean,
): Promise<Standing | undefined> {
  const { records, rules } = queue;
  const { id, mode, enqueuedAt } = ticket;
  const keys = [ticketKey(id), ...ticket.members.map((member) => pilotKey(member.id))];
  const [place, [lately]] = await Promise.all([
    records.placeOf(waitingList(mode), id),
    records.read([latelyKey(mode)]),
    records.rerank(seenList(mode), id, now),
    isSign ? records.keep(keys, TICKET_LIFETIME_MS) : undefined,
    formRound(records, mode, now, rules),
  ]);
  if (place === undefined) return undefined;
  const leftMs = lately === undefined ? 0 : Number(lately) - (now - enqueuedAt);
  return {
    is: 'waiting',
    place: place + 1,
    estimateSeconds: leftMs > 0 ? Math.ceil(leftMs / 1000) : undefined,
    width: widthOf(ticket, now, rules),
  };
}

/** A match, or a list, that is nowhere to be found was lost with a part of the store. */
async function waitAgain(queue: Queue, ticket: Held<Ticket>, now: number): Promise<'changed'> {
  const again: Ticket = { ...ticket.value, state: { is: 'waiting' } };
  await queue.records.commit([ticketChange(ticket, again)], waitPlacings(again, now));
  return 'changed';
}

/** Undefined: it was moved on, and is to be looked at anew. */
async function moveOn(
  queue: Queue,
  match: Held<Match>,
  now: number,
  signer: string | undefined,
): Promise<{ done: Standing } | undefined> {
  const { records, rules } = queue;
  const { id, mode, state } = match.value;
  if (state.is === 'found') return { done: { is: 'found', mode, roomId: state.roomId } };
  if (isOverdue(match.value, now)) {
    await dissolve(records, match, now, (ticket) =>
      hasSigned(match.value, ticket) ? { is: 'waiting' } : { is: 'cancelled', reason: 'no_sign' },
    );
    return undefined;
  }
  const signed = signer === undefined ? undefined : signMatch(match.value, signer, now + rules.openWithinMs);
  if (signed === undefined) return { done: { is: 'proposed', match: id } };
  const isMine = (await records.commit([matchChange(id, match, signed)])) === 'done';
  // Only the one whose sign was the last gets here with it, so the room is opened once.
  if (isMine && signed.state.is === 'opening') await openRoom(queue, signed);
  return undefined;
}

async function openRoom(queue: Queue, match: Match): Promise<void> {
  const { records } = queue;
  const held = { value: match, text: JSON.stringify(match) };
  let roomId: string;
  try {
    ({ roomId } = await queue.openRanked(match.mode, pilotsOf(match)));
  } catch {
    await dissolve(records, held, await records.now(), () => ({ is: 'waiting' }));
    return;
  }
  // Refused when it took so long that others took the match apart: then nobody comes to the room, and it closes.
  await records.commit([matchChange(match.id, held, { ...match, state: { is: 'found', roomId } })]);
}
