/** Answers `/docs` and its style sheet: what the API is, for people. Made when somebody first looks: a start is not to wait for it. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DocsFile } from './docs-files.ts';

const PATHS = { page: '/docs', style: '/docs/style.css' } as const;
const KNOWN: ReadonlySet<string> = new Set(Object.values(PATHS));

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

/**
 * @param read Gives an OpenAPI document.
 * @param onFault Told when it makes no page.
 */
export function serveDocs(read: () => unknown, onFault: (error: unknown) => void) {
  let files: Promise<Map<string, DocsFile>> | undefined;

  async function answer(path: string, response: ServerResponse): Promise<void> {
    try {
      files ??= import('./docs-files.ts').then(({ docsFiles }) => docsFiles(read(), PATHS));
      const { type, text } = (await files).get(path) ?? { type: 'text/plain', text: '' };
      response.writeHead(200, { ...HEADERS, 'Content-Type': type }).end(text);
    } catch (error) {
      onFault(error);
      response.writeHead(500, HEADERS).end();
    }
  }

  /** True when the request was for the description: then it is answered. */
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const path = request.url?.split('?')[0]?.replace(/(.)\/$/, '$1') ?? '';
    if (!KNOWN.has(path) || (request.method !== 'GET' && request.method !== 'HEAD')) return false;
    void answer(path, response);
    return true;
  };
}
