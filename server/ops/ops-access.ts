/** Who may ask for figures or orders: those who know the token. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Refusal, statusOfCode } from '../matchmaker/refusal.ts';
import { apiHeaders } from '../matchmaker/secure-headers.ts';

/**
 * With a token it is asked for; without one everybody may look where the program is developed, and nobody in production.
 * Orders are never open: any page in the browser of whoever develops could give them.
 */
export type OpsAccess = { token: string | undefined; production: boolean };

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Compared by their digests, in a time that tells nothing of where they differ, nor of their lengths. */
function isToken(header: string | undefined, token: string): boolean {
  return timingSafeEqual(digest(header ?? ''), digest(`Bearer ${token}`));
}

/** Why a request is not to be served, or undefined when it is. */
export function refusalOf(
  request: IncomingMessage,
  { token, production, isOrder = false }: OpsAccess & { isOrder?: boolean },
  methods: readonly string[],
): Refusal | undefined {
  if (token === undefined && (production || isOrder))
    return new Refusal('not_found', 'There is nothing here.');
  if (token !== undefined && !isToken(request.headers.authorization, token))
    return new Refusal('bad_token', 'Send Authorization: Bearer <OPS_TOKEN>.', {
      'WWW-Authenticate': 'Bearer',
    });
  if (methods.includes(request.method ?? '')) return undefined;
  const Allow = methods.join(', ');
  return new Refusal('method_not_allowed', `This path answers ${Allow}.`, { Allow });
}

export function refuse(response: ServerResponse, { code, message, headers }: Refusal): void {
  const all = { ...apiHeaders, ...headers, 'Content-Type': 'application/json' };
  response.writeHead(statusOfCode[code], all).end(JSON.stringify({ error: { code, message } }));
}
