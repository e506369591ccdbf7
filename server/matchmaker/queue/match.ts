/** A match on its way: formed, then signed by each of its pilots, then opened as a room. Pure. */
import { z } from 'zod';
import { MODE_NAMES } from '../../../sim/modes/modes.ts';
import type { FormedMatch } from './form-matches.ts';
import type { Ticket } from './ticket.ts';

const Side = z.array(z.object({ ticket: z.string(), pilots: z.array(z.string()) }));

export const Match = z.object({
  id: z.string(),
  mode: z.enum(MODE_NAMES),
  sides: z.array(Side).length(2),
  state: z.discriminatedUnion('is', [
    /** Until then its pilots may give the sign that they are there. The store's time. */
    z.object({ is: z.literal('proposed'), until: z.number(), signed: z.array(z.string()) }),
    /** One replica opens the room; past that time it is thought dead. */
    z.object({ is: z.literal('opening'), until: z.number() }),
    z.object({ is: z.literal('found'), roomId: z.string() }),
  ]),
});
export type Match = z.infer<typeof Match>;

export function proposeMatch(id: string, { sides }: FormedMatch, mode: Ticket['mode'], until: number): Match {
  const toSide = (side: readonly Ticket[]) =>
    side.map((ticket) => ({ ticket: ticket.id, pilots: ticket.members.map((member) => member.id) }));
  return { id, mode, sides: sides.map(toSide), state: { is: 'proposed', until, signed: [] } };
}

export function ticketsOf({ sides }: Match): string[] {
  return sides.flat().map(({ ticket }) => ticket);
}

/** The ids of the pilots of each side. */
export function pilotsOf({ sides }: Match): string[][] {
  return sides.map((side) => side.flatMap(({ pilots }) => pilots));
}

/** The match with one more sign; the last one opens it. Undefined when there is nothing to sign. */
export function signMatch(match: Match, pilot: string, openUntil: number): Match | undefined {
  const { state } = match;
  if (state.is !== 'proposed' || state.signed.includes(pilot)) return undefined;
  const signed = [...state.signed, pilot];
  const isLast = pilotsOf(match)
    .flat()
    .every((id) => signed.includes(id));
  return { ...match, state: isLast ? { is: 'opening', until: openUntil } : { ...state, signed } };
}

/** Whether a match has come to nothing: not everybody signed in time, or its room was not opened in time. */
export function isOverdue({ state }: Match, now: number): boolean {
  return state.is !== 'found' && now > state.until;
}

/** Whether all pilots of a ticket have signed, or need not any more. */
export function hasSigned(match: Match, ticketId: string): boolean {
  const { state } = match;
  if (state.is !== 'proposed') return true;
  const entry = match.sides.flat().find(({ ticket }) => ticket === ticketId);
  return entry?.pilots.every((pilot) => state.signed.includes(pilot)) ?? false;
}
