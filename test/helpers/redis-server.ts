/** A real Redis for tests, empty, on a free port of this machine; or why there is none. In CI that is a failure. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../../deploy/cluster/free-ports.ts';

export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

/** True when tests with Redis are to be skipped: there is none, and nothing forbids skipping. */
export const lacksRedis = !hasRedis && process.env.NO_SKIPPED_TESTS === undefined;
if (lacksRedis)
  console.warn(
    'Skipped: tests with a shared store need the program "redis-server" (Debian package redis-server).',
  );

export type TestRedis = {
  url: string;
  /** Ends the process at once, with all that it holds. */
  kill(): Promise<void>;
  /** Starts it again on the same port, empty. */
  start(): Promise<void>;
  /** Stops and continues the process: a store that hangs. */
  freeze(): void;
  thaw(): void;
  /** Ends the process and removes its folder. */
  close(): Promise<void>;
};

async function launch(port: number, folder: string): Promise<ChildProcess> {
  const child = spawn(
    'redis-server',
    ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`redis-server ended with ${code}`)));
    child.stdout?.on('data', (text: Buffer) => {
      if (text.includes('Ready to accept connections')) resolve();
    });
  });
  child.removeAllListeners('exit');
  return child;
}

async function end(child: ChildProcess | undefined): Promise<void> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

export async function startRedis(): Promise<TestRedis> {
  const folder = await mkdtemp(join(tmpdir(), 'ground-truth-redis-'));
  const [port = 0] = await freePorts(1);
  let child: ChildProcess | undefined = await launch(port, folder);
  return {
    url: `redis://127.0.0.1:${port}`,
    async kill() {
      await end(child);
      child = undefined;
    },
    async start() {
      child = await launch(port, folder);
    },
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    async close() {
      await end(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
