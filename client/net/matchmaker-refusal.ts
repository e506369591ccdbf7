/** What the matchmaker says instead of an answer, and whether it helps to ask again. */
import type { ErrorCode, MatchResult } from './matchmaker-api.ts';

type RefusalOptions = {
  /** Milliseconds after which another try makes sense; undefined where it makes none. */
  retryAfterMs?: number;
  /** Another address may answer it now. */
  othersMayAnswer?: boolean;
  result?: MatchResult;
};

/** `unreachable`: nobody answered. */
export class MatchmakerRefusal extends Error {
  readonly code: ErrorCode | 'unreachable';
  readonly retryAfterMs: number | undefined;
  readonly othersMayAnswer: boolean;
  /** Of a match that has ended. */
  readonly result: MatchResult | undefined;

  constructor(code: ErrorCode | 'unreachable', message: string, options: RefusalOptions = {}) {
    super(message);
    this.code = code;
    this.retryAfterMs = options.retryAfterMs;
    this.othersMayAnswer = options.othersMayAnswer ?? false;
    this.result = options.result;
  }
}

const SOON_MS = 400;

export function unreachable(): MatchmakerRefusal {
  const options = { retryAfterMs: SOON_MS, othersMayAnswer: true };
  return new MatchmakerRefusal('unreachable', 'The server does not answer.', options);
}

type ErrorBody = { error?: { code?: ErrorCode; message?: string; result?: MatchResult } };

/** Whoever stands between may write a date instead of seconds: then a moment will do. */
function retryAfterMs(response: Response): number {
  const seconds = Number(response.headers.get('Retry-After'));
  return Number.isFinite(seconds) ? Math.max(seconds * 1000, SOON_MS) : SOON_MS;
}

export async function refusalOf(response: Response): Promise<MatchmakerRefusal> {
  const body: ErrorBody = await response.json().catch(() => ({}));
  const isBusy = response.status >= 502;
  // Replicas count a pilot's requests together: who asked too often is refused by all of them.
  const mayChange = response.status >= 500 || response.status === 429;
  const result = body.error?.result;
  return new MatchmakerRefusal(body.error?.code ?? 'internal', body.error?.message ?? response.statusText, {
    ...(mayChange ? { retryAfterMs: retryAfterMs(response) } : {}),
    othersMayAnswer: isBusy,
    ...(result ? { result } : {}),
  });
}
