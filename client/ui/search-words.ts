/** How the waiting for a ranked match goes, in words. */
import type { MatchmakerRefusal } from '../net/matchmaker-refusal.ts';
import { isOver, type QueueState, type QueueTicket } from '../net/queue-ticket.ts';
import { clockOf, isolated } from './format.ts';
import { strings } from './strings.ts';
import { waitWords } from './wait-line.ts';

/** A sentence for each refusal that a pilot can do something about. */
export function faultWords({ code }: MatchmakerRefusal): string {
  const words = strings.ranked.fault;
  switch (code) {
    case 'unknown_party':
    case 'bad_request':
      return words.unknownParty;
    case 'party_full':
      return words.partyFull;
    case 'party_queued':
      return words.partyQueued;
    case 'party_too_big':
      return words.partyTooBig;
    case 'not_leader':
      return words.notLeader;
    case 'not_ready':
      return words.notReady;
    case 'queue_full':
    case 'no_host':
      return words.busy;
    case 'unreachable':
      return words.unreachable;
    default:
      return words.other;
  }
}

function cancelWords({ reason, by }: Extract<QueueState, { is: 'cancelled' }>): string {
  const words = strings.ranked;
  return by === undefined ? words.cancelled[reason] : words.stoppedBy(isolated(by));
}

export function searchWords(ticket: Pick<QueueTicket, 'state' | 'waiting'>): string {
  const { state, waiting } = ticket;
  // Nobody answers a question about a ticket that is there.
  const isHeldUp = waiting.tries > 1 && !isOver(state);
  const words = strings.ranked;
  if (isHeldUp) return waiting.reason === 'unreachable' ? waitWords(waiting, 0) : words.fault.busy;
  switch (state.is) {
    case 'asking':
      return words.entering;
    case 'waiting':
      return words.searching;
    case 'proposed':
      return words.proposed;
    case 'found':
      return words.found;
    case 'cancelled':
      return cancelWords(state);
    case 'failed':
      return faultWords(state.refusal);
  }
}

/** How long it has taken, how long it may take. @param now Milliseconds, of performance.now(). */
export function searchDetail({ state, since }: Pick<QueueTicket, 'state' | 'since'>, now: number): string {
  if (state.is !== 'waiting') return '';
  const { place, estimateSeconds } = state;
  const words = strings.ranked;
  const waited = words.waited(clockOf(now - since));
  if (place === undefined) return waited;
  return [
    waited,
    words.place(place),
    estimateSeconds === undefined ? words.noEstimate : words.estimate(estimateSeconds),
  ].join(' · ');
}
