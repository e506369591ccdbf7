import type { MiddlewareHandler } from 'hono';
import type { RequestIdVariables } from 'hono/request-id';
import { Refusal } from './refusal.ts';

/** `endpoint` is a row of the table, absent when the request met none; `code` is absent when all went well. */
export type AnsweredRequest = { endpoint?: string; code?: string; status: number; ms: number };

/** One line of the log. `err` is there for faults only, never for refusals. */
export type RequestLine = AnsweredRequest & { requestId: string; method: string; err?: Error };

/** Counts requests; told of each at its beginning and at its end. */
export type RequestMeter = {
  begun(): void;
  answered(request: AnsweredRequest): void;
  /** This process limited one by itself, as the store was slow or away. */
  limitedAlone(): void;
};

export type RequestVariables = RequestIdVariables & { endpoint: string | undefined };

/**
 * Writes and counts each request. No address, no pilot, no headers, no body: those are personal, or hold tokens. Nor the
 * path, which may hold a ticket, but the endpoint that it leads to.
 * @param now monotonic milliseconds
 */
export function observeRequests(
  log: (line: RequestLine) => void,
  meter: RequestMeter | undefined,
  now: () => number,
): MiddlewareHandler<{ Variables: RequestVariables }> {
  return async (c, next) => {
    const start = now();
    meter?.begun();
    await next();
    const endpoint = c.get('endpoint');
    const answered: AnsweredRequest = {
      ...(endpoint === undefined ? {} : { endpoint }),
      status: c.res.status,
      ms: Math.round((now() - start) * 10) / 10,
      ...(c.error ? { code: c.error instanceof Refusal ? c.error.code : 'internal' } : {}),
    };
    meter?.answered(answered);
    const isFault = c.error !== undefined && !(c.error instanceof Refusal);
    log({
      requestId: c.get('requestId'),
      method: c.req.method,
      ...answered,
      ...(isFault ? { err: c.error } : {}),
    });
  };
}

type LevelledLog = Record<'error' | 'info' | 'debug', (line: object) => void>;

/** Asked every few seconds by whoever keeps the process alive, and refused whenever it is not ready. */
const HEALTH_CHECK = /^GET \/(healthz|readyz)$/;

/** Rooms, parties and queues are looked at again and again by whoever waits, and by bots that keep company. */
const isQuiet = ({ method, endpoint = '', code }: RequestLine) =>
  HEALTH_CHECK.test(endpoint) || (method === 'GET' && code === undefined);

/** Faults are always told; other requests where they are what a process is for, and where nobody develops it. */
export function requestLogger(log: LevelledLog, isTold: boolean): (line: RequestLine) => void {
  return (line) => {
    if (line.err !== undefined) log.error(line);
    else if (isTold && !isQuiet(line)) log.info(line);
    else log.debug(line);
  };
}
