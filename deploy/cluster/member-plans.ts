/** The programs of a cluster: what each is called, how it is started, and when it is ready. */
import { fileURLToPath } from 'node:url';
import { nginxArgs } from './front-folder.ts';
import { answersOk, answersPing } from './is-ready.ts';
import type { MemberPlan } from './member.ts';

const SERVER = fileURLToPath(new URL('../../bin/server.js', import.meta.url));
const CREW = fileURLToPath(new URL('../../client/bots/crew.ts', import.meta.url));

export type Environment = Record<string, string>;

export function redisPlan(port: number, folder: string): MemberPlan {
  const nothingKept = ['--save', '', '--appendonly', 'no', '--dir', folder];
  const args = ['--port', `${port}`, '--bind', '127.0.0.1', ...nothingKept, '--loglevel', 'warning'];
  return { name: 'redis', program: 'redis-server', args, isReady: () => answersPing(port) };
}

function serverPlan(name: string, port: number, env: Environment, program = SERVER): MemberPlan {
  const origin = `http://127.0.0.1:${port}`;
  return {
    name,
    program: process.execPath,
    args: [program],
    env: { ...env, PORT: `${port}`, HOST: '127.0.0.1' },
    origin,
    isReady: () => answersOk(`${origin}/readyz`),
  };
}

export function matchmakerPlan(number: number, port: number, env: Environment, program?: string): MemberPlan {
  const role = { ROLE: 'matchmaker', TRUST_PROXY: 'true' };
  return serverPlan(`matchmaker-${number}`, port, { ...env, ...role }, program);
}

/** @param address host:port of the proxy, as clients reach it. */
export function arenaPlan(number: number, port: number, address: string, env: Environment): MemberPlan {
  const name = `arena-${number}`;
  return serverPlan(name, port, { ...env, ROLE: 'arena', PUBLIC_ADDRESS: `${address}/${name}` });
}

export function proxyPlan(program: string, port: number, folder: string): MemberPlan {
  const origin = `http://127.0.0.1:${port}`;
  const isReady = () => answersOk(`${origin}/healthz`);
  return { name: 'nginx', program, args: nginxArgs(folder), origin, isReady };
}

/** @param fill Ships that a room with people is kept at; undefined: as its mode likes it. */
export function crewPlan(origin: string, fill: number | undefined): MemberPlan {
  const wish = fill === undefined ? [] : ['--fill', `${fill}`];
  const args = [CREW, '--url', origin, ...wish];
  return { name: 'bots', program: process.execPath, args, isReady: () => Promise.resolve(true) };
}
