import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { freePorts } from '../../deploy/cluster/free-ports.ts';
import { lacksPrograms } from '../helpers/cluster-programs.ts';
import { until } from '../helpers/until.ts';

const COMMAND = fileURLToPath(new URL('../../deploy/cluster/main.ts', import.meta.url));
/** The first one builds the page. */
const PATIENCE_MS = 60_000;

type Run = { child: ChildProcessWithoutNullStreams; said: () => string; ended: Promise<unknown[]> };

function run(args: readonly string[], env: Record<string, string> = {}): Run {
  const child = spawn(process.execPath, [COMMAND, ...args], { env: { ...process.env, ...env } });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (text += bytes));
  return { child, said: () => text, ended: once(child, 'exit') };
}

type Row = { pid: number; parent: number; name: string | undefined };

/** Every process of this machine, with the parent of each. */
function processes(): Row[] {
  const columns = 'pid=,ppid=,stat=,comm=';
  const rows = execFileSync('ps', ['-A', '-o', columns], { encoding: 'utf8' }).split('\n');
  return rows
    .map((row) => row.trim().split(/\s+/))
    .filter(([, , state]) => state !== undefined && !state.startsWith('Z'))
    .map(([pid, parent, , name]) => ({ pid: Number(pid), parent: Number(parent), name }));
}

function descendants(root: number, all = processes()): number[] {
  const children = all.filter(({ parent }) => parent === root).map(({ pid }) => pid);
  return children.flatMap((pid) => [pid, ...descendants(pid, all)]);
}

const living = (pids: readonly number[]) => processes().filter(({ pid }) => pids.includes(pid));

async function startedCluster(
  matchmakers: number,
  ...flags: string[]
): Promise<Run & { pids: number[]; origin: string }> {
  const [port = 0] = await freePorts(1);
  const one = run(['--matchmakers', `${matchmakers}`, '--arenas', '1', '--port', `${port}`, ...flags]);
  await until(
    () => one.said().includes('is ready: open') || one.child.exitCode !== null,
    'the cluster',
    45_000,
  );
  const pids = descendants(one.child.pid ?? -1);
  // Redis, a host, NGINX with a worker or more, the warden; most have a crew too.
  expect(pids.length, one.said()).toBeGreaterThanOrEqual(5 + matchmakers);
  return { ...one, pids, origin: `http://localhost:${port}` };
}

test.skipIf(lacksPrograms)(
  'the command says where to play, marks who says what, and Ctrl-C ends all of it',
  async () => {
    const { child, said, ended, pids, origin } = await startedCluster(2);
    expect(said()).toContain(`open ${origin}`);
    expect(said()).toMatch(/^matchmaker-2 \| .*listens on port/m);
    expect((await fetch(origin)).headers.get('content-type')).toContain('text/html');
    child.kill('SIGINT');
    expect(await ended).toEqual([0, null]);
    expect(living(pids)).toEqual([]);
  },
  PATIENCE_MS,
);

test.skipIf(lacksPrograms)(
  'what ends by itself is told of, and started again when that was asked for',
  async () => {
    const { child, said, ended, pids } = await startedCluster(1, '--restart', '--no-bots');
    const redis = living(pids).find(({ name }) => name === 'redis-server');
    if (redis === undefined) throw new Error('no store');
    process.kill(redis.pid, 'SIGKILL');
    await until(() => said().includes('ended by itself (SIGKILL), starts again'), 'word of the end');
    const isBack = ({ name }: Row) => name === 'redis-server';
    const all = () => descendants(child.pid ?? -1);
    await until(() => living(all()).some(isBack), 'the store to be back');
    const now = all();
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(living([...pids, ...now])).toEqual([]);
  },
  PATIENCE_MS,
);

test.skipIf(lacksPrograms)(
  'a command that is killed without a word leaves nothing running',
  async () => {
    const { child, ended, pids } = await startedCluster(1);
    child.kill('SIGKILL');
    await ended;
    await until(() => living(pids).length === 0, 'the warden to end them');
  },
  PATIENCE_MS,
);

test('a program that is missing is named with its package, and nothing is started', async () => {
  const { child, said, ended } = run([], { PATH: '/nowhere' });
  expect(await ended).toEqual([1, null]);
  expect(said()).toContain('redis-server is missing: on Debian, apt install redis-server');
  expect(descendants(child.pid ?? -1)).toEqual([]);
});

test('a flag that is wrong is refused in words, with the help', async () => {
  const { said, ended } = run(['--arenas', '0']);
  expect(await ended).toEqual([2, null]);
  expect(said()).toMatch(/--arenas must be a number from 1 to 16[\s\S]*npm run cluster/);
});
