/** The client's page: built once when its sources are newer than the last build, or served live while developing. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import type { Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { RequestHandler } from './app.ts';
import { CLIENT_FOLDER } from './page.ts';

const ROOT = new URL('../', import.meta.url);
const CONFIG_FILE = fileURLToPath(new URL('client/vite.config.ts', ROOT));
const SOURCES = ['client', 'sim', 'package-lock.json'];

/** Milliseconds since 1970 of the newest change below a file or folder. */
function newestChange(path: URL): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  const folder = new URL(`${path.href.replace(/\/$/, '')}/`);
  const inside = readdirSync(folder).map((name) => newestChange(new URL(name, folder)));
  return Math.max(stat.mtimeMs, ...inside);
}

function isBuilt(): boolean {
  const page = new URL('index.html', CLIENT_FOLDER);
  if (!existsSync(page)) return false;
  const built = statSync(page).mtimeMs;
  return SOURCES.every((source) => newestChange(new URL(source, ROOT)) <= built);
}

/** Builds the client when there is no build or a source is newer than it. */
export async function buildClientIfNeeded(): Promise<void> {
  if (isBuilt()) return;
  console.log('Building the client …');
  const vite = await import('vite');
  await vite.build({ configFile: CONFIG_FILE, logLevel: 'warn' });
}

/** Serves the client from its sources, changed modules replaced while it runs, on the given server's port. */
export async function serveDevelopment(server: Server): Promise<RequestHandler> {
  const vite = await import('vite');
  const development = await vite.createServer({
    configFile: CONFIG_FILE,
    appType: 'spa',
    server: { middlewareMode: true, hmr: { server } },
  });
  return development.middlewares;
}
