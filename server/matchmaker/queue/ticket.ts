/** A ticket: one pilot's or one party's wish for a ranked match, as the store holds it. */
import { z } from 'zod';
import { MODE_NAMES } from '../../../sim/modes/modes.ts';

/** `mu` and `sigma` are the pilot's rating when it entered: what it is thought worth, and how sure that is. */
export const Member = z.object({
  id: z.string(),
  name: z.string(),
  bot: z.boolean(),
  mu: z.number(),
  sigma: z.number(),
});
export type Member = z.infer<typeof Member>;

/**
 * `left`: one of its pilots took it back; `no_sign`: nobody asked for it any more, or one of its pilots did not answer
 * to a match; `room_gone`: its match's room closed before the pilot came.
 */
export const CancelReason = z.enum(['left', 'no_sign', 'room_gone']);
export type CancelReason = z.infer<typeof CancelReason>;

export const TicketState = z.discriminatedUnion('is', [
  z.object({ is: z.literal('waiting') }),
  z.object({ is: z.literal('matched'), match: z.string() }),
  /** `by`: with `left`, the id of the pilot who took it back. */
  z.object({ is: z.literal('cancelled'), reason: CancelReason, by: z.string().optional() }),
]);

export const Ticket = z.object({
  id: z.string(),
  mode: z.enum(MODE_NAMES),
  members: z.array(Member).min(1),
  /** The store's time; kept when a match comes to nothing. */
  enqueuedAt: z.number(),
  state: TicketState,
});
export type Ticket = z.infer<typeof Ticket>;

/** What a ticket counts for among others: the mean of its pilots. */
export function ratingOfTicket({ members }: Pick<Ticket, 'members'>): number {
  return members.reduce((sum, { mu }) => sum + mu, 0) / members.length;
}
