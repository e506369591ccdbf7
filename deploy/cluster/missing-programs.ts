/** Which programs that a cluster is made of are not installed, and how to get them. */
import { spawnSync } from 'node:child_process';

type Needed = { program: string; version: string[]; package: string };

/** NGINX lies where a person's path often does not lead. */
export const NGINX_PROGRAMS = ['nginx', '/usr/sbin/nginx', '/usr/local/sbin/nginx'];

const REDIS: Needed = { program: 'redis-server', version: ['--version'], package: 'redis-server' };
const NGINX: Needed = { program: 'nginx', version: ['-v'], package: 'nginx-light' };

const answers = (program: string, args: string[]) => spawnSync(program, args).status === 0;

/** Where NGINX is, or undefined. */
export function findNginx(): string | undefined {
  return NGINX_PROGRAMS.find((program) => answers(program, NGINX.version));
}

/** One sentence for each program that is missing; empty when all are there. */
export function missingPrograms(): string[] {
  const missing = [
    ...(answers(REDIS.program, REDIS.version) ? [] : [REDIS]),
    ...(findNginx() === undefined ? [NGINX] : []),
  ];
  return missing.map((one) => `${one.program} is missing: on Debian, apt install ${one.package}`);
}
