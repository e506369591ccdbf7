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

export const ROOMS_PATH = '/v1/rooms';

/** The rooms that can be joined. */
export function fetchRooms(servers: Servers): Promise<RoomsAnswer> {
  return servers.ask({ method: 'GET', path: ROOMS_PATH });
}

/** The parsed JSON of a map file. */
export function fetchMap(servers: Servers, name: string): Promise<unknown> {
  return servers.ask({ method: 'GET', path: `/maps/${encodeURIComponent(name)}.tmj` });
}
