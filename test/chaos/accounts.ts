/** What is still taken on a cluster after everybody has left. */
import { fetchRooms } from '../../client/net/matchmaker-client.ts';
import { Servers } from '../../client/net/servers.ts';

/** Longer than an offer waits for its pilot and an empty room for its next. */
const PATIENCE_MS = 25_000;

export type Leaks = { pilots: number; rooms: number; afterMs: number };

/** Waits until nothing is taken any more, or for as long as something may be by rights; says what is left then. */
export async function countLeaks(origin: string): Promise<Leaks> {
  const servers = new Servers([origin]);
  const begun = performance.now();
  for (;;) {
    const { rooms } = await fetchRooms(servers);
    const pilots = rooms.reduce((sum, room) => sum + room.pilots, 0);
    const afterMs = Math.round(performance.now() - begun);
    if (rooms.length === 0 || afterMs > PATIENCE_MS) return { pilots, rooms: rooms.length, afterMs };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
