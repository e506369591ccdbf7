/**
 * Kills real processes while pilots join, and prints one line of JSON. Ends with 1 when somebody did not get to fly, was
 * in two rooms at once, or left something taken behind; the control is meant to.
 */
import { readOrExit } from '../../client/bots/read-flags.ts';
import { missingPrograms } from '../../deploy/cluster/missing-programs.ts';
import { buildClientIfNeeded } from '../../server/build-client.ts';
import { runChaos } from './chaos.ts';
import { CHAOS_HELP, type ChaosOptions, readChaosOptions } from './chaos-options.ts';

async function run(options: ChaosOptions): Promise<number> {
  const missing = missingPrograms();
  for (const sentence of missing) process.stderr.write(`${sentence}\n`);
  if (missing.length > 0) return 2;
  await buildClientIfNeeded();
  const report = await runChaos(options, (name, line) => process.stderr.write(`${name}: ${line}\n`));
  console.log(JSON.stringify(report));
  const { share, doubled, leaks } = report;
  return share === 1 && doubled.length === 0 && leaks.pilots === 0 && leaks.rooms === 0 ? 0 : 1;
}

const options = readOrExit(CHAOS_HELP, () => readChaosOptions(process.argv.slice(2)));
if (options === undefined) process.stdout.write(CHAOS_HELP);
else
  process.exit(
    await run(options).catch((error: Error) => {
      process.stderr.write(`${error.message}\n`);
      return 2;
    }),
  );
