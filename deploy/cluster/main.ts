/** `npm run cluster`: starts a cluster on this machine, shows what its processes say, and stops all of them. */
import { once } from 'node:events';
import { readOrExit } from '../../client/bots/read-flags.ts';
import { buildClientIfNeeded } from '../../server/build-client.ts';
import { startCluster } from './cluster.ts';
import { CLUSTER_HELP, type CommandOptions, readClusterOptions } from './cluster-options.ts';
import { markedLines } from './marked-lines.ts';
import type { Member } from './member.ts';
import { missingPrograms } from './missing-programs.ts';

const RESTART_AFTER_MS = 500;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const tell = markedLines((text) => process.stdout.write(text), process.stdout.isTTY);

async function run({ restart, ...options }: CommandOptions): Promise<number> {
  const missing = missingPrograms();
  for (const sentence of missing) process.stderr.write(`${sentence}\n`);
  if (missing.length > 0) return 1;
  await buildClientIfNeeded();

  let isUp = false;
  const stop = new AbortController();
  for (const signal of SIGNALS)
    process.on(signal, () => {
      // Asked twice, it ends at once: the warden ends the others.
      if (stop.signal.aborted) process.exit(1);
      stop.abort();
    });

  async function startAgain(member: Member): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, RESTART_AFTER_MS));
    if (!isUp) return;
    await member.start().catch((error: Error) => tell(member.name, error.message));
  }

  const cluster = await startCluster({
    ...options,
    onLine: tell,
    onDeath(member, cause) {
      const again = restart && isUp;
      tell(member.name, `ended by itself (${cause})${again ? ', starts again' : ''}`);
      if (again) void startAgain(member);
    },
  });
  isUp = true;
  tell('cluster', `Ground Truth is ready: open http://${options.hostname}:${options.port}`);
  if (!stop.signal.aborted) await once(stop.signal, 'abort');
  isUp = false;
  tell('cluster', 'stopping');
  await cluster.close();
  return 0;
}

const options = readOrExit(CLUSTER_HELP, () => readClusterOptions(process.argv.slice(2)));
if (options === undefined) process.stdout.write(CLUSTER_HELP);
else {
  const code = await run(options).catch((error: Error) => {
    tell('cluster', error.message);
    return 1;
  });
  process.exit(code);
}
