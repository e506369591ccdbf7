import type { MiddlewareHandler } from 'hono';
import type { RequestIdVariables } from 'hono/request-id';
import { Refusal } from './refusal.ts';

/**
 * Writes one line per request: `{requestId, method, path, status, ms, code?, err?}`. No headers, no query, no
 * body: those hold tokens. `err` is there for faults only, never for refusals.
 */
export function logRequests(
  log: (line: object) => void,
  now: () => number,
): MiddlewareHandler<{ Variables: RequestIdVariables }> {
  return async (c, next) => {
    const start = now();
    await next();
    log({
      requestId: c.get('requestId'),
      method: c.req.method,
      path: c.req.path.slice(0, 100),
      status: c.res.status,
      ms: Math.round((now() - start) * 10) / 10,
      ...(c.error instanceof Refusal
        ? { code: c.error.code }
        : c.error
          ? { code: 'internal', err: c.error }
          : {}),
    });
  };
}
