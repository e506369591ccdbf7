import { z } from 'zod';
import { MODE_NAMES, MODES } from '../../../sim/modes/modes.ts';
import { PartyCode } from '../party/party-schemas.ts';
import { named, SeatAnswer } from '../schemas.ts';
import { CancelReason } from './ticket.ts';

const RankedMode = named('RankedMode', z.enum(MODE_NAMES.filter((name) => MODES[name].ranked !== undefined)));

const ticket = z
  .string()
  .regex(/^[\w-]{1,32}$/, 'is no ticket')
  .describe('by which its pilots ask for it; of no use to anybody else');

export const TicketPath = z.object({ ticket });

export const QueueRequest = named(
  'QueueRequest',
  z.strictObject({
    mode: RankedMode,
    party: PartyCode.optional().describe('with the whole party, which the pilot leads'),
  }),
);

const QueueWaiting = named(
  'QueueWaiting',
  z.object({
    state: z.literal('waiting'),
    ticket,
    place: z.int().min(1).describe('by time; who is near by rating counts as well'),
    estimateSeconds: z
      .int()
      .optional()
      .describe('how much longer others waited lately; unknown when nobody did, or not that long'),
    width: z.number().describe('the difference of ratings that is accepted by now'),
  }),
);

const QueueProposed = named(
  'QueueProposed',
  z
    .object({ state: z.literal('proposed'), ticket })
    .describe('a match for which each of its pilots has to ask again within 3 seconds'),
);

const QueueFound = named('QueueFound', SeatAnswer.extend({ state: z.literal('found'), ticket }));

const QueueCancelled = named(
  'QueueCancelled',
  z.object({
    state: z.literal('cancelled'),
    ticket,
    reason: CancelReason.describe(
      'left: a pilot of it took it back; no_sign: a pilot of it was not there; room_gone: the room closed',
    ),
    by: z.string().optional().describe('with left, of a party: the name of the other pilot who took it back'),
  }),
);

export const QueueAnswer = named(
  'QueueAnswer',
  z.union([QueueWaiting, QueueProposed, QueueFound, QueueCancelled]),
);
export type QueueAnswer = z.infer<typeof QueueAnswer>;
