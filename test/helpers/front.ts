/** NGINX as a cluster runs it, before replicas and hosts that a test plays itself. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../../deploy/cluster/free-ports.ts';
import { writeFrontFolder } from '../../deploy/cluster/front-folder.ts';
import { Member } from '../../deploy/cluster/member.ts';
import { proxyPlan } from '../../deploy/cluster/member-plans.ts';
import { findNginx } from '../../deploy/cluster/missing-programs.ts';
import { startWarden } from '../../deploy/cluster/warden.ts';

export type Asked = { method: string; url: string; headers: IncomingMessage['headers']; body: string };

/** A server of which a test says what it answers, and whether it is there. */
export class PlayedServer {
  readonly asked: Asked[] = [];
  answer: (request: IncomingMessage, response: ServerResponse) => void;
  readonly port: number;
  private server: Server | undefined;

  constructor(port: number) {
    this.port = port;
    this.answer = (_request, response) => void response.end(`${port}`);
  }

  async open(): Promise<void> {
    const server = createServer((request, response) => void this.take(request, response));
    server.on('upgrade', (request, socket) => {
      this.note(request, '');
      socket.end(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n`);
    });
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.server = server;
  }

  /** As a process that is killed: its connections break, and new ones are refused. */
  async die(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (server === undefined) return;
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  }

  private note({ method = '', url = '', headers }: IncomingMessage, body: string): void {
    this.asked.push({ method, url, headers, body });
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request) body += chunk;
    this.note(request, body);
    this.answer(request, response);
  }
}

export type Front = {
  origin: string;
  port: number;
  replicas: readonly PlayedServer[];
  hosts: readonly PlayedServer[];
  close(): Promise<void>;
};

/** @param files The built page, by path. No host is open yet. */
export async function startFront(files: Record<string, string>): Promise<Front> {
  const nginx = findNginx();
  if (nginx === undefined) throw new Error('nginx is not installed');
  const [port = 0, ...ports] = await freePorts(5);
  const replicas = ports.slice(0, 2).map((one) => new PlayedServer(one));
  const hosts = ports.slice(2).map((one) => new PlayedServer(one));
  const folder = await mkdtemp(join(tmpdir(), 'ground-truth-front-'));
  const [front, page, maps] = ['front', 'page', 'maps'].map((name) => join(folder, name));
  if (front === undefined || page === undefined || maps === undefined) throw new Error('no folders');
  for (const one of [front, join(page, 'assets'), maps]) await mkdir(one, { recursive: true });
  for (const [path, text] of Object.entries(files)) await writeFile(join(page, path), text);
  await writeFile(join(maps, 'foundry.tmj'), '{}');
  await writeFrontFolder(front, {
    port,
    matchmakers: replicas.map((one) => one.port),
    arenas: hosts.map((one) => one.port),
    page,
    maps,
  });
  const warden = startWarden(folder);
  const words: string[] = [];
  const events = { onLine: (_: string, line: string) => void words.push(line), onDeath: () => {} };
  const proxy = new Member(proxyPlan(nginx, port, front), events, warden);
  await proxy.start().catch((error) => {
    throw new Error(words.join('\n'), { cause: error });
  });
  for (const replica of replicas) await replica.open();
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    replicas,
    hosts,
    async close() {
      await proxy.stop();
      for (const server of [...replicas, ...hosts]) await server.die();
      await warden.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
