/** Answers `/metrics`, to those who may see them. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Registry } from 'prom-client';
import { Refusal, statusOfCode } from '../matchmaker/refusal.ts';
import { apiHeaders } from '../matchmaker/secure-headers.ts';

/** With a token it is asked for; without one everybody may see them where the program is developed, else nobody. */
export type OpsAccess = { token: string | undefined; production: boolean };

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Compared by their digests, in a time that tells nothing of where they differ, nor of their lengths. */
function isToken(header: string | undefined, token: string): boolean {
  return timingSafeEqual(digest(header ?? ''), digest(`Bearer ${token}`));
}

function refusalOf(request: IncomingMessage, { token, production }: OpsAccess): Refusal | undefined {
  if (token === undefined && production) return new Refusal('not_found', 'There is nothing here.');
  if (token !== undefined && !isToken(request.headers.authorization, token))
    return new Refusal('bad_token', 'Send Authorization: Bearer <OPS_TOKEN>.', {
      'WWW-Authenticate': 'Bearer',
    });
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return new Refusal('method_not_allowed', 'This path answers GET, HEAD.', { Allow: 'GET, HEAD' });
  return undefined;
}

/** @param refresh Brings up to date what is looked at only now. */
export function serveMetrics(registry: Registry, refresh: () => Promise<void>, access: OpsAccess) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const refusal = refusalOf(request, access);
    if (refusal !== undefined) {
      const { code, message } = refusal;
      const headers = { ...apiHeaders, ...refusal.headers, 'Content-Type': 'application/json' };
      response.writeHead(statusOfCode[code], headers).end(JSON.stringify({ error: { code, message } }));
      return;
    }
    await refresh();
    const text = await registry.metrics();
    response.writeHead(200, { ...apiHeaders, 'Content-Type': registry.contentType }).end(text);
  };
}
