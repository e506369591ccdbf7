/**
 * Kills real processes while pilots join or fly, and prints what comes of it as JSON. Ends with 1 when somebody did not
 * get to fly, was in two rooms at once, or left something taken behind; the controls are meant to.
 */
import { readOrExit } from '../../client/bots/read-flags.ts';
import { missingPrograms } from '../../deploy/cluster/missing-programs.ts';
import { buildClientIfNeeded } from '../../server/build-client.ts';
import { CHAOS_HELP, type ChaosOptions, readChaosOptions } from './chaos-options.ts';
import { HOSTS_HELP, readHostOptions } from './hosts/host-options.ts';
import { runHostsCommand } from './hosts/main.ts';

async function runMatchmakers(options: ChaosOptions): Promise<number> {
  const { runChaos } = await import('./chaos.ts');
  await buildClientIfNeeded();
  const report = await runChaos(options, (name, line) => process.stderr.write(`${name}: ${line}\n`));
  console.log(JSON.stringify(report));
  const { share, doubled, leaks } = report;
  return share === 1 && doubled.length === 0 && leaks.pilots === 0 && leaks.rooms === 0 ? 0 : 1;
}

type Run = () => Promise<number>;

/** Undefined when help is asked for. @throws FlagError, or TypeError of parseArgs for a flag that does not exist. */
function readRun(args: readonly string[]): Run | undefined {
  if (args.includes('--hosts') && !args.includes('--matchmakers')) {
    const options = readHostOptions(args);
    return options && (() => runHostsCommand(options));
  }
  const options = readChaosOptions(args);
  return options && (() => runMatchmakers(options));
}

async function runOrSay(run: Run): Promise<number> {
  const missing = missingPrograms();
  for (const sentence of missing) process.stderr.write(`${sentence}\n`);
  if (missing.length > 0) return 2;
  return run().catch((error: Error) => {
    process.stderr.write(`${error.stack}\n`);
    return 2;
  });
}

const help = `${CHAOS_HELP}\n${HOSTS_HELP}`;
const run = readOrExit(help, () => readRun(process.argv.slice(2)));
if (run === undefined) process.stdout.write(help);
else process.exit(await runOrSay(run));
