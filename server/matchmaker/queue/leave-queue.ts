/** Takes a ticket back. Those it was matched with wait on as if they had not been. */
import type { SharedRecords } from '../../store/shared-records.ts';
import { untilDone } from './queue.ts';
import { dissolve, leavePlacings, readMatch, readTicket, ticketChange } from './queue-records.ts';
import type { Ticket } from './ticket.ts';

export function hasMember({ members }: Ticket, pilotId: string): boolean {
  return members.some(({ id }) => id === pilotId);
}

/** For a party, one pilot's word is enough. False when the pilot has no such ticket. */
export async function leaveQueue(
  records: SharedRecords,
  ticketId: string,
  pilotId: string,
): Promise<boolean> {
  return untilDone(async () => {
    const ticket = await readTicket(records, ticketId);
    if (ticket === undefined || !hasMember(ticket.value, pilotId)) return { done: false };
    const { state } = ticket.value;
    if (state.is === 'cancelled') return { done: true };
    const left = { is: 'cancelled', reason: 'left', by: pilotId } as const;
    const match = state.is === 'matched' ? await readMatch(records, state.match) : undefined;
    if (match?.value.state.is === 'proposed') {
      const now = await records.now();
      const isDone = await dissolve(records, match, now, (id) =>
        id === ticketId ? left : { is: 'waiting' },
      );
      return isDone ? { done: true } : 'changed';
    }
    // A room that is being opened, or is open, is not closed for it: its other pilots are on their way.
    const cancelled: Ticket = { ...ticket.value, state: left };
    const outcome = await records.commit([ticketChange(ticket, cancelled)], leavePlacings(cancelled));
    return outcome === 'done' ? { done: true } : 'changed';
  });
}
