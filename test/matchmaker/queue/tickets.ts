/** Tickets as tests make them. */
import type { Ticket } from '../../../server/matchmaker/queue/ticket.ts';

type Wish = { mode?: Ticket['mode']; enqueuedAt?: number };

/** A ticket of pilots with these ratings, all as sure. */
export function ticketOf(id: string, ratings: readonly number[], wish: Wish = {}): Ticket {
  return {
    id,
    mode: wish.mode ?? 'hold',
    members: ratings.map((mu, i) => ({ id: `${id}-${i}`, name: `Pilot ${i}`, bot: false, mu, sigma: 8 })),
    enqueuedAt: wish.enqueuedAt ?? 0,
    state: { is: 'waiting' },
  };
}
