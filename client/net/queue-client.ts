/** The requests of ranked play and parties. All throw MatchmakerRefusal, and all may be repeated. */
import type { PartyAnswer, PartyLeft, QueueAnswer, QueueRequest } from './matchmaker-api.ts';
import type { Servers } from './servers.ts';

/** How long the matchmaker holds a question back for which there is no news. */
const HELD_MS = 20_000;

const ticketPath = (ticket: string) => `/v1/queue/${encodeURIComponent(ticket)}`;
const partyPath = (code: string, what = '') => `/v1/parties/${encodeURIComponent(code)}${what}`;

export function enterQueue(servers: Servers, token: string, wish: QueueRequest): Promise<QueueAnswer> {
  return servers.ask({ method: 'POST', path: '/v1/queue', body: wish, token });
}

/**
 * Where a ticket stands, as soon as that changes. After every answer but the last it has to be asked again within three
 * seconds: that is the sign that the pilot is there.
 */
export function followTicket(
  servers: Servers,
  token: string,
  ticket: string,
  signal: AbortSignal,
): Promise<QueueAnswer> {
  return servers.ask({ method: 'GET', path: ticketPath(ticket), token, heldMs: HELD_MS, signal });
}

export function leaveQueue(servers: Servers, token: string, ticket: string): Promise<QueueAnswer> {
  return servers.ask({ method: 'DELETE', path: ticketPath(ticket), token });
}

export function makeParty(servers: Servers, token: string): Promise<PartyAnswer> {
  return servers.ask({ method: 'POST', path: '/v1/parties', token });
}

export function fetchParty(servers: Servers, token: string, code: string): Promise<PartyAnswer> {
  return servers.ask({ method: 'GET', path: partyPath(code), token });
}

export function joinParty(servers: Servers, token: string, code: string): Promise<PartyAnswer> {
  return servers.ask({ method: 'POST', path: partyPath(code, '/join'), token });
}

export function setReady(
  servers: Servers,
  token: string,
  code: string,
  ready: boolean,
): Promise<PartyAnswer> {
  return servers.ask({ method: 'POST', path: partyPath(code, '/ready'), body: { ready }, token });
}

export function leaveParty(servers: Servers, token: string, code: string): Promise<PartyLeft> {
  return servers.ask({ method: 'POST', path: partyPath(code, '/leave'), token });
}
