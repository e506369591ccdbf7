/** Answers `/metrics`, to those who may see them. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Registry } from 'prom-client';
import { apiHeaders } from '../matchmaker/secure-headers.ts';
import { type OpsAccess, refusalOf, refuse } from './ops-access.ts';

/** @param refresh Brings up to date what is looked at only now. */
export function serveMetrics(registry: Registry, refresh: () => Promise<void>, access: OpsAccess) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const refusal = refusalOf(request, access, ['GET', 'HEAD']);
    if (refusal !== undefined) return refuse(response, refusal);
    await refresh();
    const text = await registry.metrics();
    response.writeHead(200, { ...apiHeaders, 'Content-Type': registry.contentType }).end(text);
  };
}
