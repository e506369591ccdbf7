/**
 * Refuses WebSockets that a page of another origin opens in a visitor's browser (cross-site WebSocket hijacking).
 * Browsers always say their origin; programs that are no browser say none and may pass, as they hold no visitor's rights.
 */
import type { AuthContext } from '@colyseus/core';

export function refuseForeignOrigins(allowed: readonly string[]) {
  return (_request: Request, context: Readonly<AuthContext>): Response | undefined => {
    const origin = context.headers.get('origin');
    if (origin === null || allowed.includes(origin)) return undefined;
    const host = context.headers.get('host');
    if (URL.canParse(origin) && new URL(origin).host === host) return undefined;
    return new Response('This origin may not open connections here.', { status: 403 });
  };
}
