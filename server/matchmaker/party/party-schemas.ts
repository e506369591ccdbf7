import { z } from 'zod';
import { named } from '../schemas.ts';

export const PartyCode = z
  .string()
  .regex(/^[A-HJ-NP-Z2-9]{8}$/, 'is no code of a party')
  .describe('the code of an invitation');

export const PartyPath = z.object({ code: PartyCode });

export const ReadyRequest = named('ReadyRequest', z.strictObject({ ready: z.boolean() }));

export const PartyAnswer = named(
  'PartyAnswer',
  z.object({
    code: PartyCode,
    members: z.array(
      z.object({
        name: z.string(),
        you: z.boolean(),
        leads: z.boolean().describe('asks for matches; when it leaves, the next does'),
        ready: z.boolean().describe('for the next match; nobody has to ask the one who leads'),
      }),
    ),
    mostMembers: z.int(),
    ticket: z
      .string()
      .optional()
      .describe('the ticket that was asked for last; each member asks for it with its own token'),
  }),
);
export type PartyAnswer = z.infer<typeof PartyAnswer>;

export const PartyLeft = named('PartyLeft', z.object({ left: z.literal(true) }));
