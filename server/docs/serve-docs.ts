/** Answers `/docs` and its style sheet: what the API is, for people. */
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiDocument } from './api-document.ts';
import { docsPage } from './docs-page.ts';

const PAGE_PATH = '/docs';
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

type File = { type: string; text: string };

/** @param read Gives an OpenAPI document; asked for when somebody first looks, as a start is not to wait for it. */
export function serveDocs(read: () => unknown) {
  const made = new Map<string, File>();
  const makers = new Map<string, () => File>([
    [
      PAGE_PATH,
      () => ({ type: 'text/html; charset=utf-8', text: docsPage(ApiDocument.parse(read()), STYLE_PATH) }),
    ],
    [
      STYLE_PATH,
      () => ({
        type: 'text/css; charset=utf-8',
        text: readFileSync(new URL('docs.css', import.meta.url), 'utf8'),
      }),
    ],
  ]);

  function fileAt(path: string): File | undefined {
    const file = made.get(path) ?? makers.get(path)?.();
    if (file !== undefined) made.set(path, file);
    return file;
  }

  /** True when the request was for the description, and is answered. */
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    const file = fileAt(request.url?.split('?')[0]?.replace(/(.)\/$/, '$1') ?? '');
    if (file === undefined) return false;
    response.writeHead(200, { ...HEADERS, 'Content-Type': file.type }).end(file.text);
    return true;
  };
}
