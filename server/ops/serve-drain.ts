/** Answers `POST /ops/drain`: the host moves its matches to others and ends, as on SIGTERM. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { apiHeaders } from '../matchmaker/secure-headers.ts';
import { type OpsAccess, refusalOf, refuse } from './ops-access.ts';

/** @param drain Returns how many matches are to be moved. */
export function serveDrain(drain: () => number, access: OpsAccess) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    const refusal = refusalOf(request, { ...access, isOrder: true }, ['POST']);
    if (refusal !== undefined) {
      refuse(response, refusal);
      return;
    }
    const headers = { ...apiHeaders, 'Content-Type': 'application/json' };
    response.writeHead(202, headers).end(JSON.stringify({ matches: drain() }));
  };
}
