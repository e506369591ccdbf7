/** A cluster on this machine, of real programs: Redis, matchmakers, arena hosts, NGINX before them, and bots. */
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CLIENT_FOLDER } from '../../server/page.ts';
import { MAPS_FOLDER } from '../../server/rooms/arena-files.ts';
import { freePorts } from './free-ports.ts';
import { writeFrontFolder } from './front-folder.ts';
import { Member, type MemberEvents, type MemberPlan } from './member.ts';
import {
  arenaPlan,
  crewPlan,
  type Environment,
  matchmakerPlan,
  proxyPlan,
  redisPlan,
} from './member-plans.ts';
import { findNginx } from './missing-programs.ts';
import { startWarden } from './warden.ts';

export type ClusterOptions = {
  matchmakers: number;
  arenas: number;
  /** Where NGINX listens; any free port unless told. */
  port?: number;
  /** By which clients reach it when that is not `localhost`, without the port. */
  hostname?: string;
  /** Bots that keep people company, and how many ships they fill a room to; undefined: no bots. */
  crew?: { fill: number | undefined };
  /** Another program in the place of the matchmakers', for an experiment. */
  matchmakerProgram?: string;
  /** For matchmakers and hosts, beside what makes them a cluster. */
  env?: Environment;
  /** By which address this host reaches the store, for an experiment; the store's own unless told. */
  storeOf?: (host: number, redisUrl: string) => Promise<string>;
} & MemberEvents;

export type Cluster = {
  /** Scheme, host and port of NGINX: all that a client needs to know. */
  proxyOrigin: string;
  proxy: Member;
  redis: Member;
  /** Where the store is reached. */
  redisUrl: string;
  /** What the processes ask of whoever reads their metrics, at their own origins. */
  opsToken: string;
  /** Matchmaker 1, 2 and so on; likewise the arena host. @throws RangeError */
  replica(number: number): Member;
  host(number: number): Member;
  /** Ends every program, each with the time it needs, and removes their folder. */
  close(): Promise<void>;
};

function numbered(kind: string, members: readonly Member[]) {
  return (number: number): Member => {
    const member = members[number - 1];
    if (member === undefined) throw new RangeError(`there is no ${kind} ${number} of ${members.length}`);
    return member;
  };
}

const newSecret = () => randomBytes(48).toString('base64url');

/** Ends them side by side; one that cannot be ended does not keep the others. */
async function endAll(members: readonly Member[]): Promise<void> {
  await Promise.allSettled(members.map((member) => member.stop()));
}

/** @throws Error when a program does not start; none runs then. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const nginx = findNginx();
  if (nginx === undefined) throw new Error('nginx is not installed');
  const { matchmakers: replicaCount, arenas: hostCount, hostname = 'localhost', crew } = options;
  const [redisPort = 0, freePort = 0, ...ports] = await freePorts(2 + replicaCount + hostCount);
  const port = options.port ?? freePort;
  const replicaPorts = ports.slice(0, replicaCount);
  const hostPorts = ports.slice(replicaCount);
  const folder = await mkdtemp(join(tmpdir(), 'ground-truth-cluster-'));
  const warden = startWarden(folder);
  const create = (plan: MemberPlan) => new Member(plan, options, warden);

  const proxyOrigin = `http://localhost:${port}`;
  const address = `${hostname}:${port}`;
  const opsToken = newSecret();
  const redisUrl = `redis://127.0.0.1:${redisPort}`;
  const env = {
    ...options.env,
    REDIS_URL: redisUrl,
    TOKEN_SECRET: newSecret(),
    OPS_TOKEN: opsToken,
  };
  const redis = create(redisPlan(redisPort, join(folder, 'redis')));
  const replicas = replicaPorts.map((one, index) =>
    create(matchmakerPlan(index + 1, one, env, options.matchmakerProgram)),
  );
  const storeOf = options.storeOf ?? (() => Promise.resolve(redisUrl));
  const stores = await Promise.all(hostPorts.map((_, index) => storeOf(index + 1, redisUrl)));
  const hosts = hostPorts.map((one, index) =>
    create(arenaPlan(index + 1, one, address, { ...env, REDIS_URL: stores[index] ?? redisUrl })),
  );
  const proxy = create(proxyPlan(nginx, port, join(folder, 'front')));
  const bots = crew === undefined ? [] : [create(crewPlan(proxyOrigin, crew.fill))];

  async function close(): Promise<void> {
    await endAll(bots);
    // Hosts while they can still tell pilots through the proxy that they go.
    await endAll(hosts);
    await endAll([...replicas, proxy]);
    await endAll([redis]);
    await warden.close();
    await rm(folder, { recursive: true, force: true });
  }

  try {
    await mkdir(join(folder, 'redis'));
    await mkdir(join(folder, 'front'));
    const page = fileURLToPath(CLIENT_FOLDER);
    const maps = fileURLToPath(MAPS_FOLDER);
    const shape = { port, matchmakers: replicaPorts, arenas: hostPorts, page, maps };
    await writeFrontFolder(join(folder, 'front'), shape);
    await redis.start();
    await Promise.all([...hosts, ...replicas, proxy].map((member) => member.start()));
    for (const member of bots) await member.start();
  } catch (error) {
    await close();
    throw error;
  }
  return {
    proxyOrigin,
    proxy,
    redis,
    redisUrl,
    opsToken,
    replica: numbered('matchmaker', replicas),
    host: numbered('arena host', hosts),
    close,
  };
}
