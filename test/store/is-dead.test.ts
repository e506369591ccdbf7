import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { answerSoFar } from '../../server/matchmaker/answer-in-time.ts';
import { isDead, PATIENCE_MS } from '../../server/store/is-dead.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

async function listen(host: string, onSocket?: (socket: Socket) => void): Promise<Server> {
  const server = createServer(onSocket);
  server.listen(0, host);
  await once(server, 'listening');
  return server;
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  return typeof address === 'object' && address !== null ? address.port : expect.unreachable();
}

async function close(server: Server): Promise<void> {
  server.close();
  await once(server, 'close');
}

/** A process that listens, and the port. */
async function startListener() {
  const code = `const s = require('node:net').createServer(); s.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => console.log(s.address().port))`;
  const child = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  ends.push(() => child.kill('SIGKILL'));
  const [line] = await once(child.stdout, 'data');
  return { child, address: `127.0.0.1:${Number(String(line))}` };
}

/** A test that stands still for as long as an answer is waited for has none, and asks again; any other answer counts. */
async function proof(address: string): Promise<boolean> {
  for (;;) {
    const begun = performance.now();
    const isProven = await isDead(address);
    if (isProven || performance.now() - begun < PATIENCE_MS) return isProven;
  }
}

describe('R12 a process is proven dead', () => {
  test('by the refusal of its port, and no earlier than it closed it', async () => {
    const server = await listen('127.0.0.1');
    ends.push(() => server.listening && close(server));
    const address = `127.0.0.1:${portOf(server)}`;
    expect(await isDead(address)).toBe(false);
    await close(server);
    expect(await proof(address)).toBe(true);
  });

  test('once it was killed, and not while it is frozen: the kernel accepts for it', async () => {
    const { child, address } = await startListener();
    child.kill('SIGSTOP');
    expect(await isDead(address)).toBe(false);
    child.kill('SIGCONT');
    expect(await isDead(address)).toBe(false);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await proof(address)).toBe(true);
  });

  test('over IPv6 too', async () => {
    const server = await listen('::1');
    ends.push(() => server.listening && close(server));
    const address = `[::1]:${portOf(server)}`;
    expect(await isDead(address)).toBe(false);
    await close(server);
    expect(await proof(address)).toBe(true);
  });
});

describe('R12 nothing is proven', () => {
  test('by a listener so busy that nobody gets a line, and that takes less than half a second', async () => {
    const { child, address } = await startListener();
    child.kill('SIGSTOP');
    const [host, port] = address.split(':');
    // More than wait at its door: the kernel leaves the others without an answer.
    const waiting = Array.from({ length: 8 }, () => connect(Number(port), host).on('error', () => {}));
    ends.push(() => waiting.map((socket) => socket.destroy()));
    await Promise.all(waiting.slice(0, 2).map((socket) => once(socket, 'connect')));
    const begun = performance.now();
    expect(await answerSoFar(isDead(address), 500)).toBe(false);
    expect(performance.now() - begun).toBeGreaterThan(100);
  });

  test('by a name that nobody has', async () => {
    expect(await isDead('nobody.invalid:80')).toBe(false);
  });

  test.each([
    '',
    '127.0.0.1',
    '127.0.0.1:',
    ':80',
    '127.0.0.1:0',
    '127.0.0.1:65536',
    '::1:80',
    '[127.0.0.1]:80',
    '[]:80',
    'http://127.0.0.1:80',
    'a b:80',
    '127.0.0.1:80\n',
  ])('by what is no address: %j', async (address) => {
    expect(await isDead(address)).toBe(false);
  });

  test('and the line that asked is closed', async () => {
    const closed = Promise.withResolvers<void>();
    const server = await listen('127.0.0.1', (socket) => {
      socket.on('error', () => {}).on('close', closed.resolve);
      socket.resume();
    });
    ends.push(() => close(server));
    await isDead(`127.0.0.1:${portOf(server)}`);
    await closed.promise;
  });
});
