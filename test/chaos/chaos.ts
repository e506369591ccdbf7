/** One experiment: a cluster of real processes, pilots who join it, and what is killed meanwhile. */
import { fileURLToPath } from 'node:url';
import { startCluster } from '../../deploy/cluster/cluster.ts';
import { percentile } from '../bench/distribution.ts';
import { countLeaks, type Leaks } from './accounts.ts';
import type { ChaosOptions } from './chaos-options.ts';
import { killInTurn } from './killing.ts';
import { type Join, runStorm } from './storm.ts';

const STATEFUL = fileURLToPath(new URL('./stateful-matchmaker.ts', import.meta.url));
const KILL_EVERY_MS = 1000;
const HOST_BACK_MS = 5000;

type Times = { p50: number; p90: number; p99: number; max: number };

export type ChaosReport = {
  options: ChaosOptions;
  kills: number;
  joins: number;
  flew: number;
  /** Of those that joined, who got a seat and flew. */
  share: number;
  failures: Record<string, number>;
  skipped: number;
  seatMs: Times;
  flyingMs: Times;
  doubled: string[];
  leaks: Leaks;
  /** Flights that ended with their host, and what joins took that began within a second after. */
  hostKill?: { lost: number; joinsWithin1s: number; flewMs: Times };
};

function timesOf(values: readonly number[]): Times {
  const at = (share: number) => Math.round(percentile(values, share));
  return { p50: at(0.5), p90: at(0.9), p99: at(0.99), max: at(1) };
}

/** @param onLine Told of what members write, and of what is killed. */
export async function runChaos(
  options: ChaosOptions,
  onLine: (name: string, line: string) => void,
): Promise<ChaosReport> {
  const cluster = await startCluster({
    matchmakers: options.replicas,
    arenas: options.hosts,
    env: { LOG_LEVEL: 'error', RATE_BURST: '1000000', RATE_PER_SECOND: '1000000' },
    ...(options.control ? { matchmakerProgram: STATEFUL } : {}),
    onLine,
    onDeath: ({ name }, cause) => onLine(name, `ended by itself: ${cause}`),
  });
  try {
    const members = Array.from({ length: options.replicas }, (_, i) => cluster.replica(i + 1));
    const killing = options.calm ? undefined : killInTurn(members, KILL_EVERY_MS);
    const killedAt = (options.seconds * 1000) / 2;
    const origin = cluster.proxyOrigin;
    const hostKill = options.killsHost ? killHost(cluster.host(1), killedAt) : undefined;
    const storm = await runStorm({ origin, ...options });
    await killing?.stop();
    await hostKill;
    const failed = Object.values(storm.failures).reduce((sum, count) => sum + count, 0);
    const joins = storm.joins.length + failed;
    return {
      options,
      kills: killing?.kills ?? 0,
      joins,
      flew: storm.joins.length,
      share: storm.joins.length / Math.max(1, joins),
      failures: storm.failures,
      skipped: storm.skipped,
      seatMs: timesOf(storm.joins.map(({ seatMs }) => seatMs)),
      flyingMs: timesOf(storm.joins.map(({ flyingMs }) => flyingMs)),
      doubled: storm.doubled,
      leaks: await countLeaks(cluster, options.hosts),
      ...(options.killsHost ? { hostKill: afterKill(storm.lost, storm.joins, killedAt) } : {}),
    };
  } finally {
    await cluster.close();
  }
}

async function killHost(host: { kill(): Promise<void>; start(): Promise<void> }, afterMs: number) {
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  await host.kill();
  await new Promise((resolve) => setTimeout(resolve, HOST_BACK_MS));
  await host.start();
}

function afterKill(lost: number, joins: readonly Join[], killedAt: number) {
  const soon = joins.filter(({ at }) => at >= killedAt && at < killedAt + 1000);
  return { lost, joinsWithin1s: soon.length, flewMs: timesOf(soon.map(({ flyingMs }) => flyingMs)) };
}
