/** The crew that keeps people company: fills their rooms with bots, and takes them out as more people come. */
import { CREW_HELP, type CrewOptions, readCrewOptions } from './crew-options.ts';
import { createCrew } from './keep-company.ts';
import { readOrExit } from './read-flags.ts';
import { whenParentGoes } from './when-parent-goes.ts';

async function run(options: CrewOptions): Promise<void> {
  const crew = createCrew(options);
  const stopped = new Promise<string>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(signal));
    whenParentGoes(() => resolve('the parent is gone'));
  });
  const reason = await stopped;
  process.stderr.write(`crew: stops (${reason})\n`);
  await crew.stop();
}

const options = readOrExit(CREW_HELP, () => readCrewOptions(process.argv.slice(2)));
if (options === undefined) process.stdout.write(CREW_HELP);
else {
  await run(options);
  process.exit(0);
}
