/** Serves the TypeScript sources of sim as the modules that a browser runs, types stripped and nothing else changed. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';

const ROOT = new URL('../../', import.meta.url);

export type SourceServer = { origin: string; end(): Promise<void> };

/** @param script A module script for the page at the root; it imports from `/sim/`. */
export async function serveSources(script: string): Promise<SourceServer> {
  const server = createServer(async (request, response) => {
    const path = request.url ?? '/';
    if (path === '/') {
      response
        .writeHead(200, { 'Content-Type': 'text/html' })
        .end(`<!doctype html><script type="module">${script}</script>`);
      return;
    }
    if (!/^\/sim(\/[a-z-]+)+\.ts$/.test(path)) {
      response.writeHead(404).end();
      return;
    }
    const source = await readFile(new URL(`.${path}`, ROOT), 'utf8');
    response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(stripTypeScriptTypes(source));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    async end() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
