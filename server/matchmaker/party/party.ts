/** A party: pilots who want to be in one match on one side. Pure. */
import { z } from 'zod';
import { MODES } from '../../../sim/modes/modes.ts';
import type { PilotIdentity } from '../arena-directory.ts';

const PartyMember = z.object({ id: z.string(), name: z.string(), bot: z.boolean(), ready: z.boolean() });

export const Party = z.object({
  code: z.string(),
  /** In the order they came; the first leads. */
  members: z.array(PartyMember).min(1),
  /** The ticket that its leader asked for last. */
  ticket: z.string().optional(),
});
export type Party = z.infer<typeof Party>;

/** As many as the largest side of any mode (R14). */
export const MOST_MEMBERS = Math.max(...Object.values(MODES).map(({ ranked }) => ranked?.most ?? 1));

export function isInParty({ members }: Party, pilotId: string): boolean {
  return members.some(({ id }) => id === pilotId);
}

export function isLeader({ members }: Party, pilotId: string): boolean {
  return members[0]?.id === pilotId;
}

export function newParty(code: string, pilot: PilotIdentity): Party {
  return { code, members: [memberOf(pilot)] };
}

export function withMember(party: Party, pilot: PilotIdentity): Party {
  return { ...party, members: [...party.members, memberOf(pilot)] };
}

/** Undefined when nobody is left. */
export function withoutMember(party: Party, pilotId: string): Party | undefined {
  const members = party.members.filter(({ id }) => id !== pilotId);
  return members.length === 0 ? undefined : { ...party, members };
}

export function withReady(party: Party, pilotId: string, ready: boolean): Party {
  const members = party.members.map((member) => (member.id === pilotId ? { ...member, ready } : member));
  return { ...party, members };
}

/** Who leads is ready by asking. */
export function isReady({ members }: Party): boolean {
  return members.slice(1).every(({ ready }) => ready);
}

/** Being ready is said for one match: for the next everybody is asked again. */
export function queued(party: Party, ticket: string): Party {
  return { ...party, ticket, members: party.members.map((member) => ({ ...member, ready: false })) };
}

function memberOf({ id, name, bot }: PilotIdentity) {
  return { id, name, bot, ready: false };
}
