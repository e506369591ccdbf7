import { z } from 'zod';
import { MODE_NAMES } from '../../sim/modes/modes.ts';
import { ROOM_CODE_LENGTH, ROOM_CODE_LETTERS } from '../../sim/protocol.ts';

/** The one source of the API's shapes: validation, the OpenAPI document and the client's types. */
export const apiSchemas = z.registry<{ id: string }>();

export function named<Schema extends z.ZodType>(id: string, schema: Schema): Schema {
  apiSchemas.add(schema, { id });
  return schema;
}

const id = z.string().min(1).max(64);

export const Mode = named('Mode', z.enum(MODE_NAMES));

export const PilotRequest = named(
  'PilotRequest',
  z.strictObject({
    name: z.string().describe('1 to 16 visible characters'),
    bot: z.boolean().optional().describe('an honest word: listings count bots apart'),
  }),
);

export const PilotAnswer = named(
  'PilotAnswer',
  z.object({
    pilot: z.object({ id, name: z.string().describe('the name as others see it, normalised') }),
    token: z.string().describe('bearer token, valid for 24 hours'),
  }),
);

const roomId = id.regex(/^[\w-]+$/, 'may hold letters, digits, _ and - only');

export const SeatRequest = named(
  'SeatRequest',
  z.strictObject({
    mode: Mode.optional().describe('skirmish unless told'),
    roomId: roomId.optional().describe('this room and no other; without it the matchmaker chooses'),
    code: z
      .string()
      .toUpperCase()
      .regex(
        new RegExp(`^[${ROOM_CODE_LETTERS}]{${ROOM_CODE_LENGTH}}$`),
        `must be ${ROOM_CODE_LENGTH} letters or digits`,
      )
      .optional()
      .describe('the closed room that has this code, and no other'),
    closed: z
      .boolean()
      .optional()
      .describe('a new room that only those find who know the code that the answer tells'),
    map: z
      .string()
      .regex(/^[a-z0-9-]{1,32}$/, 'must be the name of a map')
      .optional()
      .describe('a new room where nothing else is played on'),
    newRoom: z.boolean().optional().describe('without a roomId: a new room, though others have space'),
    pings: z
      .record(z.string().regex(/^[a-z0-9-]{1,32}$/), z.number().min(0).max(10_000))
      .refine((pings) => Object.keys(pings).length <= 32, 'may name 32 regions')
      .optional()
      .describe('milliseconds to each region, where they were measured: a room near the pilot is preferred'),
  }),
);

export const ResumeRequest = named(
  'ResumeRequest',
  z.strictObject({ ticket: z.string().min(1).max(2048).describe('the newest resume ticket') }),
);

export const WatchRequest = named(
  'WatchRequest',
  z.strictObject({ roomId: roomId.describe('the room to watch') }),
);

/** A place to watch from is taken like a seat. */
const place = z.object({
  seat: z
    .object({
      name: z.string(),
      sessionId: z.string(),
      roomId: z.string(),
      processId: z.string(),
      publicAddress: z.string().optional(),
    })
    .describe('what the SDK consumes to take the seat; a secret of its pilot'),
  room: z.object({
    id: z.string(),
    mode: z.string(),
    map: z.string(),
    code: z.string().optional().describe('by which others find a closed room'),
    ranked: z.boolean().optional().describe('its pilots were matched by the queue'),
  }),
});

export const WatchAnswer = named('WatchAnswer', place);

export const SeatAnswer = named(
  'SeatAnswer',
  place.extend({
    resume: z.string().describe('ticket for the same ship after a lost host, valid for 10 minutes'),
  }),
);

export const Room = named(
  'Room',
  z.object({
    id: z.string(),
    mode: z.string(),
    map: z.string(),
    pilots: z.int().min(0).describe('everyone aboard, bots included'),
    capacity: z.int().min(1),
    bots: z.int().min(0).describe('how many of the pilots are bots; they make way for people'),
  }),
);

export const RoomsAnswer = named('RoomsAnswer', z.object({ rooms: z.array(Room) }));

export const HealthAnswer = named(
  'HealthAnswer',
  z.object({
    status: z.literal('ok'),
    version: z.string(),
    storeHeardMs: z
      .number()
      .optional()
      .describe('of an arena host: milliseconds since the store last answered it'),
  }),
);

export const OpenApiAnswer = z.looseObject({ openapi: z.string() });

export const MatchResult = named(
  'MatchResult',
  z.object({
    mode: z.string(),
    map: z.string(),
    round: z.int(),
    scores: z
      .array(z.object({ name: z.string(), team: z.int(), score: z.int() }))
      .describe('of the round that was played last, best first'),
  }),
);

export const ErrorCode = named(
  'ErrorCode',
  z.enum([
    'bad_name',
    'bad_request',
    'malformed_json',
    'bad_token',
    'expired_token',
    'bad_ticket',
    'expired_ticket',
    'unknown_room',
    'not_found',
    'method_not_allowed',
    'room_full',
    'seat_gone',
    'room_ended',
    'unknown_ticket',
    'queue_full',
    'unknown_party',
    'party_full',
    'party_too_big',
    'party_queued',
    'not_leader',
    'not_ready',
    'body_too_large',
    'unsupported_media_type',
    'wrong_version',
    'too_many_requests',
    'internal',
    'no_host',
  ]),
);
export type ErrorCode = z.infer<typeof ErrorCode>;

export const Failure = named(
  'Failure',
  z.object({
    error: z.object({
      code: ErrorCode,
      message: z.string().describe('for people; may change'),
      result: MatchResult.optional().describe('with room_ended: how the match ended'),
    }),
  }),
);
