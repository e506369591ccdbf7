/** The requests of the stateless layer: plain HTTP, asked of whichever address answers. All throw MatchmakerRefusal. */
import type {
  PilotAnswer,
  PilotRequest,
  RoomsAnswer,
  SeatAnswer,
  SeatRequest,
  WatchAnswer,
  WatchRequest,
} from './matchmaker-api.ts';
import type { Servers } from './servers.ts';

export function createPilot(servers: Servers, pilot: PilotRequest): Promise<PilotAnswer> {
  return servers.ask({ method: 'POST', path: '/v1/pilots', body: pilot });
}

export function takeSeat(servers: Servers, token: string, wish: SeatRequest): Promise<SeatAnswer> {
  return servers.ask({ method: 'POST', path: '/v1/seats', body: wish, token });
}

export function resumeSeat(servers: Servers, ticket: string): Promise<SeatAnswer> {
  return servers.ask({ method: 'POST', path: '/v1/seats/resume', body: { ticket } });
}

export function askToWatch(servers: Servers, token: string, wish: WatchRequest): Promise<WatchAnswer> {
  return servers.ask({ method: 'POST', path: '/v1/watch', body: wish, token });
}

/** The rooms that can be joined, and how long the question took in milliseconds. */
export async function fetchRooms(servers: Servers): Promise<RoomsAnswer & { pingMs: number }> {
  const asked = performance.now();
  const answer = await servers.ask<RoomsAnswer>({ method: 'GET', path: '/v1/rooms' });
  return { ...answer, pingMs: performance.now() - asked };
}

/** The parsed JSON of a map file. */
export function fetchMap(servers: Servers, name: string): Promise<unknown> {
  return servers.ask({ method: 'GET', path: `/maps/${encodeURIComponent(name)}.tmj` });
}
