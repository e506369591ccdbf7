/** What a matchmaker asks a host, and what it answers: the words that travel between processes, checked on both sides. */
import { z } from 'zod';

const pilot = z.object({ id: z.string(), name: z.string(), bot: z.boolean() });

export const SetupShape = z.object({
  code: z.string().optional(),
  guests: z.array(z.object({ pilot: z.string(), team: z.number() })).optional(),
  map: z.string().optional(),
});

export const HostQuestion = z.discriminatedUnion('ask', [
  z.object({
    ask: z.literal('enter'),
    pilot,
    wish: z.object({
      mode: z.string(),
      newRoom: z.boolean(),
      closed: z.boolean().optional(),
      map: z.string().optional(),
    }),
    roomId: z.string().optional(),
  }),
  z.object({ ask: z.literal('seat'), pilot, roomId: z.string() }),
  z.object({ ask: z.literal('resume'), pilot, roomId: z.string(), ticketId: z.string() }),
  z.object({ ask: z.literal('watch'), pilot, roomId: z.string() }),
  z.object({
    ask: z.literal('open'),
    mode: z.string(),
    setup: SetupShape,
  }),
  /** Takes over a room whose host is gone, found under this epoch; `seats`: and says where its pilots are to go. */
  z.object({
    ask: z.literal('adopt'),
    roomId: z.string(),
    epoch: z.int(),
    ownerIsDead: z.boolean(),
    seats: z.boolean().optional(),
  }),
]);
export type HostQuestion = z.infer<typeof HostQuestion>;

const refusal = z.object({
  refused: z.enum([
    'unknown_room',
    'unknown_map',
    'room_full',
    'seat_gone',
    'ticket_used',
    'no_host',
    'not_invited',
  ]),
});

const place = z.object({
  seat: z.object({
    name: z.string(),
    sessionId: z.string(),
    roomId: z.string(),
    processId: z.string(),
    publicAddress: z.string().optional(),
  }),
  room: z.object({
    id: z.string(),
    mode: z.string(),
    map: z.string(),
    code: z.string().optional(),
    ranked: z.boolean().optional(),
  }),
});
export const PlaceAnswer = z.union([place, refusal]);

const keptSeat = z.object({ pilotId: z.string(), place });
/** A seat that the heir of a match keeps for a pilot who is to come after it. */
export type HandedSeat = z.infer<typeof keptSeat>;

export const OpenAnswer = z.union([z.object({ roomId: z.string() }), refusal]);

export const AdoptAnswer = z.union([
  z.object({ adopted: z.string(), seats: z.array(keptSeat).optional() }),
  z.object({ refused: z.enum(['owned', 'unreadable', 'unknown_room', 'no_host']) }),
]);

export type PlaceAnswer = z.infer<typeof PlaceAnswer>;
export type AdoptAnswer = z.infer<typeof AdoptAnswer>;
export type HostAnswer = PlaceAnswer | z.infer<typeof OpenAnswer> | AdoptAnswer;

/** Nobody answers for this host, or not in time. */
export class HostSilent extends Error {}

/**
 * Asks a host.
 * @throws HostSilent
 */
export type AskHost = (hostId: string, question: HostQuestion) => Promise<unknown>;
