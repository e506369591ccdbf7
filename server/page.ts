/** Serves the built client and the map files. Maps are read by browsers and bots alike, so that adding one is adding a file. */
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';
import type { RequestHandler } from './app.ts';
import { MAPS_FOLDER } from './rooms/arena-files.ts';

const PAGE_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'X-Frame-Options': 'DENY',
  'Content-Security-Policy':
    "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; connect-src 'self' ws: wss:; worker-src 'self' blob:; frame-ancestors 'none'; base-uri 'none'; object-src 'none'",
} as const;

export const CLIENT_FOLDER = new URL('../dist/client/', import.meta.url);

/** Answers `/maps/<name>.tmj`, and hands everything else on. */
export function serveMaps(next: RequestHandler): RequestHandler {
  const maps = sirv(fileURLToPath(MAPS_FOLDER), { dev: true, etag: true });
  return (request, response) => {
    if (!request.url?.startsWith('/maps/')) {
      next(request, response);
      return;
    }
    request.url = request.url.slice('/maps'.length);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    maps(request, response, () => notFound(response));
  };
}

/** Answers with the files of the built client. */
export function servePage(): RequestHandler {
  const files = sirv(fileURLToPath(CLIENT_FOLDER), {
    etag: true,
    brotli: true,
    gzip: true,
    setHeaders(response, path) {
      for (const [name, value] of Object.entries(PAGE_HEADERS)) response.setHeader(name, value);
      // Names under assets carry a hash of what is in them.
      const lasting = path.startsWith('/assets/');
      response.setHeader('Cache-Control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  return (request, response) => files(request, response, () => notFound(response));
}

function notFound(response: Parameters<RequestHandler>[1]): void {
  response.writeHead(404, { 'Content-Type': 'text/plain', 'X-Content-Type-Options': 'nosniff' });
  response.end('There is nothing here.');
}
