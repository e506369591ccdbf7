/** Answers `/docs` and its style sheet: what the API is, for people. */
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiDocument } from './api-document.ts';
import { docsPage } from './docs-page.ts';

const STYLE_PATH = '/docs/style.css';

const HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  // A release may change it, and whoever looks wants to see the present one.
  'Cache-Control': 'no-cache',
} as const;

/** @param document An OpenAPI document. */
export function serveDocs(document: unknown) {
  const files = new Map([
    ['/docs', { type: 'text/html; charset=utf-8', text: docsPage(ApiDocument.parse(document), STYLE_PATH) }],
    [
      STYLE_PATH,
      {
        type: 'text/css; charset=utf-8',
        text: readFileSync(new URL('docs.css', import.meta.url), 'utf8'),
      },
    ],
  ]);

  /** True when the request was for the description, and is answered. */
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const file = files.get(request.url?.split('?')[0]?.replace(/(.)\/$/, '$1') ?? '');
    if (file === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) return false;
    response.writeHead(200, { ...HEADERS, 'Content-Type': file.type }).end(file.text);
    return true;
  };
}
