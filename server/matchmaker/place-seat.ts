/** Where a pilot should play, from what hosts say of themselves. Pure. */
import type { HostListing, RoomListing, Wish } from './arena-directory.ts';

/** Above this share of its core a host gets no more rooms while another has less to do. */
const BUSY = 0.8;
/** Hosts that answer within so many milliseconds of the nearest one are as good. */
const AS_NEAR_MS = 30;

export type PlaceRequest = {
  wish: Wish;
  /** Bots make way for people, so for a person a room is full only when it is full of people. */
  bot: boolean;
  /** Milliseconds to each region, where the client measured them. */
  pings?: Readonly<Record<string, number>>;
  /** Hosts and rooms that refused this request already. */
  refusedBy: ReadonlySet<string>;
};

export type Place =
  | { hostId: string; roomId: string; why: 'fullest' }
  | { hostId: string; why: 'new room' | 'all full' | 'none open' }
  | { refused: 'no host' | 'all draining' | 'hosts full' };

/**
 * The fullest room of the wished mode that has space, in the nearest region that has one; else a new room there, on a
 * host by chance, in proportion to what its core has left: many who are placed at once, each on its own and from the
 * same listing, spread.
 * @param chance From 0 to less than 1.
 */
export function placeSeat(request: PlaceRequest, hosts: readonly HostListing[], chance: number): Place {
  const { wish, refusedBy } = request;
  const answering = hosts.filter(({ id }) => !refusedBy.has(id));
  if (answering.length === 0) return { refused: 'no host' };
  const open = answering.filter(({ draining }) => !draining);
  if (open.length === 0) return { refused: 'all draining' };
  for (const near of byDistance(open, request.pings)) {
    const room = wantsNew(wish) ? undefined : fullest(near, request);
    if (room !== undefined) return { ...room, why: 'fullest' };
    const hostId = drawHost(near, chance);
    if (hostId !== undefined) return { hostId, why: whyNew(wish, near) };
  }
  return { refused: 'hosts full' };
}

/**
 * Numbers from 0 to less than 1 of which any few in a row are spread evenly (the additive recurrence of the golden
 * ratio): two rooms that are opened one after the other go to two hosts, not to one with the chance of a coin.
 */
export function evenChances(start: number): () => number {
  let chance = start;
  return () => {
    chance = (chance + 0.618_033_988_749_895) % 1;
    return chance;
  };
}

function whyNew(wish: Wish, hosts: readonly HostListing[]): 'new room' | 'all full' | 'none open' {
  if (wantsNew(wish)) return 'new room';
  return hosts.some(({ rooms }) => rooms.some(({ mode }) => mode === wish.mode)) ? 'all full' : 'none open';
}

/** Groups of hosts that are equally near, nearest first; a region without a measurement is the farthest. */
function byDistance(hosts: readonly HostListing[], pings: PlaceRequest['pings']): HostListing[][] {
  if (pings === undefined) return [[...hosts]];
  const pingOf = ({ region }: HostListing) => (region === undefined ? undefined : pings[region]) ?? Infinity;
  const groups: HostListing[][] = [];
  let nearest = -Infinity;
  for (const host of hosts.toSorted((a, b) => (pingOf(a) < pingOf(b) ? -1 : 1))) {
    const group = groups.at(-1);
    if (group !== undefined && pingOf(host) <= nearest + AS_NEAR_MS) group.push(host);
    else {
      nearest = pingOf(host);
      groups.push([host]);
    }
  }
  return groups;
}

/** Whether a wish is for a new room, though others have space. */
export function wantsNew({ newRoom, closed = false, map }: Wish): boolean {
  return newRoom || closed || map !== undefined;
}

/** Whether a room can take this seeker, as far as its listing knows. */
export function hasSpace(room: RoomListing, mode: string, bot: boolean): boolean {
  return !room.closed && room.mode === mode && (bot ? room.pilots : people(room)) < room.capacity;
}

function fullest(hosts: readonly HostListing[], { wish, bot, refusedBy }: PlaceRequest) {
  let best: { hostId: string; room: RoomListing } | undefined;
  for (const { id, rooms } of hosts)
    for (const room of rooms) {
      if (refusedBy.has(room.id) || !hasSpace(room, wish.mode, bot)) continue;
      if (best === undefined || isFuller(room, best.room)) best = { hostId: id, room };
    }
  return best && { hostId: best.hostId, roomId: best.room.id };
}

/** People before bots; equal rooms are told apart by id, so that replicas which see the same choose the same. */
export function isFuller(a: RoomListing, b: RoomListing): boolean {
  if (people(a) !== people(b)) return people(a) > people(b);
  if (a.pilots !== b.pilots) return a.pilots > b.pilots;
  return a.id < b.id;
}

export function people(room: RoomListing): number {
  return room.pilots - room.bots;
}

/**
 * A host that has room for another match, drawn in proportion to what it has left for each: its load is an average that
 * does not know of the rooms it opened just now. Busy ones only if all are.
 */
function drawHost(hosts: readonly HostListing[], chance: number): string | undefined {
  const able = hosts.filter(({ spare }) => spare > 0);
  const calm = able.filter(({ load }) => load < BUSY);
  const drawn = calm.length > 0 ? calm : able;
  const idle = ({ load, rooms }: HostListing) => Math.max(0.01, 1 - load) / (1 + rooms.length);
  let left = chance * drawn.reduce((sum, host) => sum + idle(host), 0);
  for (const host of drawn) {
    left -= idle(host);
    if (left < 0) return host.id;
  }
  return drawn.at(-1)?.id;
}
