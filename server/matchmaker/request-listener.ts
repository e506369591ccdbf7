import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import type { MatchmakerEnv } from './matchmaker.ts';
import { apiHeaders } from './secure-headers.ts';

/** The matchmaker as a listener for `http.createServer`, or for a server that hands it some of its paths. */
export function requestListener(
  app: Hono<MatchmakerEnv>,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return getRequestListener(app.fetch, {
    // By default the adapter replaces the process's global Request and Response; others live here too.
    overrideGlobalObjects: false,
    // Reached only when the request line or the host header make no URL, before the app is asked.
    errorHandler: () =>
      Response.json(
        { error: { code: 'bad_request', message: 'The request has no valid host or target.' } },
        { status: 400, headers: apiHeaders },
      ),
  });
}
