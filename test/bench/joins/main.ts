/**
 * `npm run joins`: how many joins one core carries, from the request for a seat to the first state over its connection,
 * against the framework's own joinOrCreate in the same run. Prints JSON.
 */
import { parseArgs } from 'node:util';
import { readCount, readOrExit } from '../../../client/bots/read-flags.ts';
import { buildClientIfNeeded } from '../../../server/build-client.ts';
import { spreadOf } from '../distribution.ts';
import { readEnvironment } from '../environment.ts';
import { type Backend, startOwn, startStock } from './backends.ts';
import { type JoinFigures, measureJoins } from './measure-joins.ts';

const HELP = `npm run joins -- [flags]: what a join costs, against the framework's own joinOrCreate.

  --seconds 8        of each round
  --rounds 3         of each, one after the other in turn
  --at-once 32       clients that join at the same time
  --replicas 1,2,4   how many matchmakers, one run each; only the first is compared
`;

type Options = { seconds: number; rounds: number; atOnce: number; replicas: number[] };

function readOptions(args: readonly string[]): Options | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', default: false },
      seconds: { type: 'string', default: '8' },
      rounds: { type: 'string', default: '3' },
      'at-once': { type: 'string', default: '32' },
      replicas: { type: 'string', default: '1,2,4' },
    },
  });
  if (values.help) return undefined;
  return {
    seconds: readCount('seconds', values.seconds, 1, 600),
    rounds: readCount('rounds', values.rounds, 1, 100),
    atOnce: readCount('at-once', values['at-once'], 1, 400),
    replicas: values.replicas.split(',').map((text) => readCount('replicas', text, 1, 16)),
  };
}

async function withBackend<T>(
  start: () => Promise<Backend>,
  use: (backend: Backend) => Promise<T>,
): Promise<T> {
  const backend = await start();
  try {
    return await use(backend);
  } finally {
    await backend.close();
  }
}

async function run({ seconds, rounds, atOnce, replicas }: Options): Promise<void> {
  await buildClientIfNeeded();
  const environment = readEnvironment();
  const [first = 1, ...more] = replicas;
  const measure = (backend: Backend) => measureJoins(backend, atOnce, seconds);
  const own: JoinFigures[] = [];
  const stock: JoinFigures[] = [];
  await withBackend(startStock, (theirs) =>
    withBackend(
      () => startOwn(first),
      async (ours) => {
        // The first joins of a process find its code cold.
        for (const backend of [ours, theirs]) await measure(backend);
        for (let round = 0; round < rounds; round++) {
          own.push(await measure(ours));
          stock.push(await measure(theirs));
        }
      },
    ),
  );
  const ratio = (part: 'matchmakers' | 'all') =>
    spreadOf(
      own.map(
        (figures, round) =>
          figures.joinsPerCoreSecond[part] / (stock[round]?.joinsPerCoreSecond[part] ?? Number.NaN),
      ),
    );
  const replicated: Record<number, JoinFigures> = {};
  for (const count of more)
    replicated[count] = await withBackend(
      () => startOwn(count),
      async (ours) => {
        await measure(ours);
        return measure(ours);
      },
    );
  const report = {
    environment,
    options: { seconds, rounds, atOnce, replicas },
    /** How many times the joins of the framework's own one core carries. */
    ratio: { matchmakers: ratio('matchmakers'), all: ratio('all') },
    own,
    stock,
    replicated,
  };
  console.log(
    JSON.stringify(report, (_, value) => (typeof value === 'number' ? Number(value.toFixed(3)) : value), 2),
  );
}

const options = readOrExit(HELP, () => readOptions(process.argv.slice(2)));
if (options === undefined) process.stdout.write(HELP);
else {
  await run(options);
  process.exit(0);
}
