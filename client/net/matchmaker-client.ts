/** Talks to the stateless layer: plain HTTP, retried with patience where the answer may change by itself. */
import { PROTOCOL_HEADER, PROTOCOL_VERSION } from '../../sim/protocol.ts';
import type {
  ErrorCode,
  PilotAnswer,
  PilotRequest,
  RoomsAnswer,
  SeatAnswer,
  SeatRequest,
  WatchAnswer,
  WatchRequest,
} from './matchmaker-api.ts';

/** What the matchmaker answered instead, or `unreachable` when nobody answered. */
export class MatchmakerRefusal extends Error {
  readonly code: ErrorCode | 'unreachable';
  /** Milliseconds after which another try makes sense; undefined where it makes none. */
  readonly retryAfterMs: number | undefined;

  constructor(code: ErrorCode | 'unreachable', message: string, retryAfterMs: number | undefined) {
    super(message);
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

type Call = { method: 'GET' | 'POST'; path: string; body?: object; token?: string };

const TIMEOUT_MS = 5000;
const UNREACHABLE_RETRY_MS = 400;

type ErrorBody = { error?: { code?: ErrorCode; message?: string } };

/** Whoever stands between may write a date instead of seconds: then a moment will do. */
function retryAfterMs(response: Response): number {
  const seconds = Number(response.headers.get('Retry-After'));
  return Number.isFinite(seconds) ? Math.max(seconds * 1000, UNREACHABLE_RETRY_MS) : UNREACHABLE_RETRY_MS;
}

async function refusalOf(response: Response): Promise<MatchmakerRefusal> {
  const body: ErrorBody = await response.json().catch(() => ({}));
  const mayChange = response.status === 429 || response.status >= 502;
  return new MatchmakerRefusal(
    body.error?.code ?? 'internal',
    body.error?.message ?? response.statusText,
    mayChange ? retryAfterMs(response) : undefined,
  );
}

async function call<Answer>(origin: string, { method, path, body, token }: Call): Promise<Answer> {
  try {
    const response = await fetch(origin + path, {
      method,
      headers: {
        [PROTOCOL_HEADER]: String(PROTOCOL_VERSION),
        ...(body ? { 'Content-Type': 'application/json' } : {}),
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) throw await refusalOf(response);
    // Awaited here: an answer that breaks off, or is no JSON, is no answer either.
    return await response.json();
  } catch (error) {
    if (error instanceof MatchmakerRefusal) throw error;
    throw new MatchmakerRefusal('unreachable', 'The server does not answer.', UNREACHABLE_RETRY_MS);
  }
}

/**
 * Repeats a request while its refusal says that waiting helps, for at most `patienceMs`; every request of the
 * matchmaker may be repeated without harm.
 */
export async function persist<Answer>(patienceMs: number, ask: () => Promise<Answer>): Promise<Answer> {
  const until = performance.now() + patienceMs;
  for (let tries = 0; ; tries++) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof MatchmakerRefusal) || error.retryAfterMs === undefined) throw error;
      // Growing pauses with chance in them, so that many clients do not come back at once.
      const pause = error.retryAfterMs * Math.min(2 ** tries, 8) * (0.5 + Math.random());
      if (performance.now() + pause > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

export function createPilot(origin: string, pilot: PilotRequest): Promise<PilotAnswer> {
  return call(origin, { method: 'POST', path: '/v1/pilots', body: pilot });
}

export function takeSeat(origin: string, token: string, wish: SeatRequest): Promise<SeatAnswer> {
  return call(origin, { method: 'POST', path: '/v1/seats', body: wish, token });
}

export function resumeSeat(origin: string, ticket: string): Promise<SeatAnswer> {
  return call(origin, { method: 'POST', path: '/v1/seats/resume', body: { ticket } });
}

export function askToWatch(origin: string, token: string, wish: WatchRequest): Promise<WatchAnswer> {
  return call(origin, { method: 'POST', path: '/v1/watch', body: wish, token });
}

/** The rooms that can be joined, and how long the question took in milliseconds. */
export async function fetchRooms(origin: string): Promise<RoomsAnswer & { pingMs: number }> {
  const asked = performance.now();
  const answer = await call<RoomsAnswer>(origin, { method: 'GET', path: '/v1/rooms' });
  return { ...answer, pingMs: performance.now() - asked };
}

/** The parsed JSON of a map file. */
export function fetchMap(origin: string, name: string): Promise<unknown> {
  return call(origin, { method: 'GET', path: `/maps/${encodeURIComponent(name)}.tmj` });
}
