/** Counts how often each ticket was taken for a match, less how often it was given back: more than once is a fault. */
import { ticketKey } from '../../server/matchmaker/queue/queue-records.ts';
import { Ticket } from '../../server/matchmaker/queue/ticket.ts';
import type { SharedRecords } from '../../server/store/shared-records.ts';

const TICKETS = ticketKey('');

function stateOf(text: string | undefined) {
  return text === undefined ? undefined : Ticket.parse(JSON.parse(text)).state.is;
}

export function countClaims(records: SharedRecords, claims: Map<string, number>): SharedRecords {
  return {
    ...records,
    async commit(changes, placings) {
      const outcome = await records.commit(changes, placings);
      if (outcome !== 'done') return outcome;
      for (const { key, was, is } of changes.filter((change) => change.key.startsWith(TICKETS))) {
        const step = `${stateOf(was)} to ${stateOf(is)}`;
        if (step === 'waiting to matched') claims.set(key, (claims.get(key) ?? 0) + 1);
        if (step === 'matched to waiting') claims.set(key, (claims.get(key) ?? 0) - 1);
      }
      return outcome;
    },
  };
}
