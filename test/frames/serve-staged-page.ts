/** Builds the page of the staged fight as the game's own page is built, and serves it with the maps. */
import { createServer, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';
import { serveMaps } from '../../server/page.ts';

const PAGE = fileURLToPath(new URL('page/', import.meta.url));
const BUILT = fileURLToPath(new URL('../../dist/frames/', import.meta.url));

export async function buildStagedPage(): Promise<void> {
  const vite = await import('vite');
  await vite.build({
    configFile: false,
    root: PAGE,
    logLevel: 'warn',
    build: { outDir: BUILT, emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 3000 },
  });
}

export type StagedPage = { origin: string; close(): Promise<void> };

/** @param port 0 for any free one. */
export async function serveStagedPage(port = 0): Promise<StagedPage> {
  const files = sirv(BUILT, { etag: true });
  const server: Server = createServer(
    serveMaps((request, response) => files(request, response, () => void response.writeHead(404).end())),
  );
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the staged page has no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}
