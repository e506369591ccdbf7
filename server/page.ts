/** Serves the built client and the map files. Maps are read by browsers and bots alike, so that adding one is adding a file. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';
import type { RequestHandler } from './app.ts';
import { nothingHere, nothingHereOr } from './nothing-here.ts';
import { pageHeaders } from './page-headers.ts';
import { MAPS_FOLDER } from './rooms/arena-files.ts';

/** The page of an address that leads nowhere; at its own address there is nothing either. */
const NOTHING = 'not-found';

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
    maps(request, response, () => nothingHere(request, response));
  };
}

/**
 * Answers with the files of the built client.
 * @param hosts Others that the page may talk to.
 */
export function servePage(hosts: readonly string[] = []): RequestHandler {
  const headers = pageHeaders(hosts);
  const elsewhere = nothingHereOr(readFileSync(new URL(`${NOTHING}.html`, CLIENT_FOLDER), 'utf8'), headers);
  const files = sirv(fileURLToPath(CLIENT_FOLDER), {
    etag: true,
    brotli: true,
    gzip: true,
    setHeaders(response, path) {
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      // Its list of types has none for it, and nosniff lets no browser guess.
      if (path.endsWith('.ico')) response.setHeader('Content-Type', 'image/x-icon');
      // Names under assets carry a hash of what is in them.
      const lasting = path.startsWith('/assets/');
      response.setHeader('Cache-Control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  return (request, response) => {
    const isNothing = request.url?.startsWith(`/${NOTHING}`) ?? false;
    if (isNothing) elsewhere(request, response);
    else files(request, response, () => elsewhere(request, response));
  };
}
