/** What is still taken on a cluster after everybody has left: what hosts themselves count, closed rooms included. */
import type { Cluster } from '../../deploy/cluster/cluster.ts';

/** Longer than an offer waits for its pilot and an empty room for its next. */
const PATIENCE_MS = 25_000;

export type Leaks = { pilots: number; rooms: number; afterMs: number };

/** The sum of a gauge over its labels, as a host tells it. */
function sumOf(gauge: string, metrics: string): number {
  return [...metrics.matchAll(new RegExp(`^${gauge}\\{[^}]*\\} (\\d+)$`, 'gm'))].reduce(
    (sum, [, value]) => sum + Number(value),
    0,
  );
}

async function takenOn(origin: string, opsToken: string): Promise<Pick<Leaks, 'pilots' | 'rooms'>> {
  const headers = { Authorization: `Bearer ${opsToken}` };
  const metrics = await (await fetch(`${origin}/metrics`, { headers })).text();
  if (!metrics.includes('gt_host_rooms')) throw new Error('the host does not count its rooms');
  return { pilots: sumOf('gt_host_pilots', metrics), rooms: sumOf('gt_host_rooms', metrics) };
}

/** Waits until nothing is taken any more, or for as long as something may be by rights; says what is left then. */
export async function countLeaks(cluster: Cluster, hosts: number): Promise<Leaks> {
  const begun = performance.now();
  for (;;) {
    const leaks = { pilots: 0, rooms: 0, afterMs: 0 };
    for (let number = 1; number <= hosts; number++) {
      const taken = await takenOn(cluster.host(number).origin, cluster.opsToken);
      leaks.pilots += taken.pilots;
      leaks.rooms += taken.rooms;
    }
    leaks.afterMs = Math.round(performance.now() - begun);
    if (leaks.rooms === 0 || leaks.afterMs > PATIENCE_MS) return leaks;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
