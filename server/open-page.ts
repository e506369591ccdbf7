/** Makes the page ready for the process that serves it: built files, or sources as they are while developing. */
import type { Server } from 'node:http';
import type { RequestHandler } from './app.ts';
import { buildClientIfNeeded, serveDevelopment } from './build-client.ts';
import { serveMaps, servePage } from './page.ts';

/** @param hosts Addresses beside its own that the page may connect to. */
export async function openPage(
  server: Server,
  develops: boolean,
  hosts: readonly string[],
): Promise<RequestHandler> {
  if (develops) return serveMaps(await serveDevelopment(server));
  await buildClientIfNeeded();
  return serveMaps(servePage(hosts));
}
