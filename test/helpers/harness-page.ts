/** The page of test/ui/harness, built and served: the client's screens over a fake session, without the game world. */
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';
import { serveMaps } from '../../server/page.ts';

const PAGE = fileURLToPath(new URL('../ui/harness/', import.meta.url));
const BUILT = fileURLToPath(new URL('../../dist/harness/', import.meta.url));

export type HarnessPage = { origin: string; close(): Promise<void> };

export async function serveHarness(): Promise<HarnessPage> {
  const vite = await import('vite');
  await vite.build({
    configFile: false,
    root: PAGE,
    logLevel: 'warn',
    build: {
      outDir: BUILT,
      emptyOutDir: true,
      target: 'es2022',
      minify: false,
      // The game world is never opened here, and is most of what there is to build.
      rolldownOptions: { external: /open-stage/ },
    },
  });
  const files = sirv(BUILT, { etag: true });
  const maps = serveMaps((request, response) =>
    files(request, response, () => void response.writeHead(404).end()),
  );
  const server = createServer((request, response) => {
    request.url = request.url?.replace(/^\/sim\/maps\//, '/maps/');
    maps(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the harness has no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
