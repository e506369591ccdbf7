import type { z } from 'zod';
import type { Tickets } from '../tickets.ts';
import { answerInTime } from './answer-in-time.ts';
import type { ArenaDirectory, PilotIdentity } from './arena-directory.ts';
import type { Queue } from './queue/queue.ts';
import { readJson } from './read-json.ts';
import { noHost, Refusal } from './refusal.ts';
import type { ErrorCode } from './schemas.ts';

/** A store that hangs must not hold requests: past this the client is told to ask again. Milliseconds. */
const ANSWER_WITHIN_MS = 3000;

/** What an endpoint works with, for one request. */
export type Services = {
  directory: ArenaDirectory;
  queue: Queue;
  tickets: Tickets;
  /** Each rejects with `too_many_requests` when there were too many. */
  limits: {
    /** From the address that asks now, and of this pilot, if it is known who asks. */
    request(pilot?: PilotIdentity): Promise<void>;
    /** Of a pilot that was known only later. */
    pilot(pilot: PilotIdentity): Promise<void>;
    /** Rooms that were opened from the address that asks now. */
    opening(): Promise<void>;
  };
  /** Rejects with a refusal that says why not. */
  isReady: () => Promise<void>;
  /** Gives a number from 0 to less than 1. */
  random: () => number;
  version: string;
  /** Milliseconds since the store last kept this host's matches; undefined for who keeps none. */
  storeHeardMs: () => number | undefined;
  openApi: () => Record<string, unknown> & { openapi: string };
};

/** Where an endpoint gets one thing from; its refusals are documented wherever it is used. */
export type Source<T> = {
  refusals: readonly ErrorCode[];
  read(request: Request, services: Services): Promise<T>;
};

/** What the path names. */
export type ParamsSource<T> = {
  refusals: readonly ErrorCode[];
  schema?: z.ZodType<T>;
  read(params: Record<string, string>): T;
};
export type BodySource<T> = Source<T> & { schema?: z.ZodType<T> };
export type AuthSource<T> = Source<T> & { scheme: 'bearer' | 'none' };

export type Method = 'GET' | 'POST' | 'DELETE';

type Spec<Params, Body, Pilot, Answer> = {
  method: Method;
  /** As in OpenAPI: `/v1/things/{thing}`, where `params` says what a thing may be. */
  path: string;
  params: ParamsSource<Params>;
  summary: string;
  limited: boolean;
  /** Where an answer may be waited for; ANSWER_WITHIN_MS unless told. */
  answerWithinMs?: number;
  auth: AuthSource<Pilot>;
  body: BodySource<Body>;
  status: 200 | 201;
  answer: z.ZodType<Answer>;
  /** What `handle` itself may refuse; those of auth, body and limits are added. */
  refusals: readonly ErrorCode[];
  handle(call: Call<Params, Body, Pilot>): Promise<Answer>;
};

type Call<Params, Body, Pilot> = {
  params: Params;
  body: Body;
  pilot: Pilot;
  services: Services;
  /** Aborted when nobody waits for the answer any more. */
  signal: AbortSignal;
};

export type Endpoint = {
  method: Method;
  path: string;
  paramsSchema: z.ZodType | undefined;
  summary: string;
  limited: boolean;
  scheme: 'bearer' | 'none';
  bodySchema: z.ZodType | undefined;
  status: 200 | 201;
  answerSchema: z.ZodType;
  refusals: readonly ErrorCode[];
  /** Resolves with the answer's JSON, or throws a Refusal. */
  run(request: Request, services: Services, params: Record<string, string>): Promise<unknown>;
};

/** One row of the table that makes both the routes and the OpenAPI document, so that they cannot drift. */
export function endpoint<Params, Body, Pilot, Answer>(spec: Spec<Params, Body, Pilot, Answer>): Endpoint {
  const { method, path, summary, limited, status, answerWithinMs = ANSWER_WITHIN_MS } = spec;
  const always: ErrorCode[] = limited ? ['wrong_version', 'too_many_requests', 'internal'] : ['internal'];
  return {
    method,
    path,
    paramsSchema: spec.params.schema,
    summary,
    limited,
    status,
    scheme: spec.auth.scheme,
    bodySchema: spec.body.schema,
    answerSchema: spec.answer,
    refusals: [
      ...new Set([
        ...spec.auth.refusals,
        ...spec.params.refusals,
        ...spec.body.refusals,
        ...spec.refusals,
        ...always,
      ]),
    ],
    async run(request, services, rawParams) {
      const pilot = await spec.auth.read(request, services);
      const params = spec.params.read(rawParams);
      const body = await spec.body.read(request, services);
      const call = { params, body, pilot, services, signal: request.signal };
      const answer = await answerInTime(spec.handle(call), answerWithinMs, noHost);
      // Parsing drops every field that is not part of the API.
      return spec.answer.parse(answer);
    },
  };
}

export const noParams: ParamsSource<undefined> = { refusals: [], read: () => undefined };

export function params<T>(schema: z.ZodType<T>): ParamsSource<T> {
  return { schema, refusals: ['bad_request'], read: (named) => valid(schema, named, 'path') };
}

export const noBody: BodySource<undefined> = { refusals: [], read: async () => undefined };

export function json<T>(schema: z.ZodType<T>): BodySource<T> {
  return {
    schema,
    refusals: ['bad_request', 'malformed_json', 'body_too_large', 'unsupported_media_type'],
    read: async (request) => valid(schema, await readJson(request), 'body'),
  };
}

/** @throws Refusal that names each wrong field */
function valid<T>(schema: z.ZodType<T>, value: unknown, where: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.') || where}: ${message}`);
  throw new Refusal('bad_request', problems.join('; ').slice(0, 300));
}

export const open: AuthSource<undefined> = {
  scheme: 'none',
  refusals: [],
  read: (_request, { limits }) => limits.request().then(() => undefined),
};

export const bearer: AuthSource<PilotIdentity> = {
  scheme: 'bearer',
  refusals: ['bad_token', 'expired_token'],
  async read(request, { tickets, limits }) {
    const reading = readBearer(request, tickets);
    // Who guesses tokens pays as everybody does.
    await limits.request(reading instanceof Refusal ? undefined : reading);
    if (reading instanceof Refusal) throw reading;
    return reading;
  },
};

function readBearer(request: Request, tickets: Tickets): PilotIdentity | Refusal {
  const challenge = { 'WWW-Authenticate': 'Bearer' };
  const token = /^Bearer +([\w.~+/=-]+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  if (token === undefined) return new Refusal('bad_token', 'Send Authorization: Bearer <token>.', challenge);
  const reading = tickets.readPilot(token);
  if (reading.ok) return reading.pilot;
  return reading.reason === 'expired'
    ? new Refusal('expired_token', 'The token has expired. Ask for a new one.', challenge)
    : new Refusal('bad_token', 'The token is not valid.', challenge);
}
