/** The two that are compared, each as processes of its own, over a Redis of its own. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { startCluster } from '../../../deploy/cluster/cluster.ts';
import { freePorts } from '../../../deploy/cluster/free-ports.ts';
import { Member } from '../../../deploy/cluster/member.ts';
import { redisPlan } from '../../../deploy/cluster/member-plans.ts';
import { startWarden } from '../../../deploy/cluster/warden.ts';
import { SeatAnswer } from '../../../server/matchmaker/schemas.ts';
import { cpuSecondsOf } from './process-cpu.ts';
import type { Seat } from './take-flight.ts';

const STOCK = fileURLToPath(new URL('stock-process.ts', import.meta.url));
const PILOTS = 512;

const seatSchema = SeatAnswer.shape.seat;

export type Cpu = { matchmakers: number; hosts: number; store: number };

export type Backend = {
  name: string;
  matchmakers: number;
  /** @throws when there is none */
  askSeat(client: number): Promise<Seat>;
  /** Seconds that its processes have used so far. */
  cpu(): Cpu;
  close(): Promise<void>;
};

const events = { onLine() {}, onDeath() {} };
const sum = (members: readonly Member[]) => members.reduce((all, { pid }) => all + cpuSecondsOf(pid), 0);

async function post(url: string, body: object, token?: string): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`${response.status} ${JSON.stringify(answer)}`);
  return answer;
}

/** Ours, asked at each replica in turn and not through NGINX, whose time is not counted. */
export async function startOwn(replicas: number): Promise<Backend> {
  const limits = { RATE_BURST: '1000000', RATE_PER_SECOND: '1000000' };
  const env = { ...limits, LOG_LEVEL: 'error' };
  const cluster = await startCluster({ matchmakers: replicas, arenas: 1, env, ...events });
  const members = Array.from({ length: replicas }, (_, i) => cluster.replica(i + 1));
  const originOf = (client: number) => members[client % replicas]?.origin ?? '';
  const tokens = await Promise.all(
    Array.from({ length: PILOTS }, async (_, i) => {
      const answer = await post(`${originOf(i)}/v1/pilots`, { name: `Joins ${i}` });
      return z.object({ token: z.string() }).parse(answer).token;
    }),
  );
  return {
    name: 'ground-truth',
    matchmakers: replicas,
    async askSeat(client) {
      const answer = await post(`${originOf(client)}/v1/seats`, {}, tokens[client % PILOTS]);
      return z.object({ seat: seatSchema }).parse(answer).seat;
    },
    cpu: () => ({
      matchmakers: sum(members),
      hosts: sum([cluster.host(1)]),
      store: sum([cluster.redis]),
    }),
    close: () => cluster.close(),
  };
}

/** The framework's own, with one process of each kind. */
export async function startStock(): Promise<Backend> {
  const folder = await mkdtemp(join(tmpdir(), 'ground-truth-stock-'));
  await mkdir(join(folder, 'redis'));
  const warden = startWarden(folder);
  const [redisPort = 0, hostPort = 0, port = 0] = await freePorts(3);
  const url = `redis://127.0.0.1:${redisPort}`;
  const redis = new Member(redisPlan(redisPort, join(folder, 'redis')), events, warden);
  const stock = (role: string, at: number) => {
    const origin = `http://127.0.0.1:${at}`;
    const isReady = async () => (await fetch(`${origin}/__healthcheck`)).status > 0;
    const args = [STOCK, role, `${at}`, url];
    return new Member(
      { name: `stock-${role}`, program: process.execPath, args, origin, isReady },
      events,
      warden,
    );
  };
  const host = stock('host', hostPort);
  const matchmaker = stock('matchmaker', port);
  for (const member of [redis, host, matchmaker]) await member.start();
  return {
    name: 'stock',
    matchmakers: 1,
    async askSeat() {
      return seatSchema.parse(await post(`${matchmaker.origin}/matchmake/joinOrCreate/arena`, {}));
    },
    cpu: () => ({ matchmakers: sum([matchmaker]), hosts: sum([host]), store: sum([redis]) }),
    async close() {
      for (const member of [matchmaker, host, redis]) await member.stop();
      await warden.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
