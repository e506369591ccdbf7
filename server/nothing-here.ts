/** Answers what leads nowhere: a browser gets a page that leads back, everybody else what the REST layer says. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { apiHeaders } from './matchmaker/secure-headers.ts';

const JSON_BODY = JSON.stringify({ error: { code: 'not_found', message: 'There is nothing here.' } });

/** Whoever takes anything is no browser that shows a page. */
const wantsPage = ({ headers }: IncomingMessage) => /\btext\/html\b/i.test(headers.accept ?? '');

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  headers: Record<string, string>,
  body: string,
): void {
  response.writeHead(404, {
    ...headers,
    Vary: 'Accept',
    'Cache-Control': 'no-store',
    'Content-Length': Buffer.byteLength(body),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

export function nothingHere(request: IncomingMessage, response: ServerResponse): void {
  answer(request, response, { ...apiHeaders, 'Content-Type': 'application/json' }, JSON_BODY);
}

/**
 * @param page Made by the build.
 * @param headers Of every page.
 */
export function nothingHereOr(page: string, headers: Record<string, string>): typeof nothingHere {
  return (request, response) => {
    if (wantsPage(request))
      answer(request, response, { ...headers, 'Content-Type': 'text/html; charset=utf-8' }, page);
    else nothingHere(request, response);
  };
}
