/**
 * `npm run queue -- --tickets 1000 --per-second 10 --seed 1`: a crowd comes to play for rank, and three replicas race
 * for it over a real Redis, in virtual time. Prints a table of how it went.
 */
import { parseArgs } from 'node:util';
import { openRedis } from '../helpers/shared-stores.ts';
import { makeCrowd } from './crowd.ts';
import { figuresOf, type ModeFigures } from './figures.ts';
import { simulate } from './simulate.ts';

const REPLICAS = 3;

function print(rows: readonly ModeFigures[]): void {
  const [first] = rows;
  if (first === undefined) return;
  for (const key of ['mode', ...Object.keys(first).filter((key) => key !== 'mode')]) {
    const cells = rows.map((row) => String(Object.entries(row).find(([name]) => name === key)?.[1] ?? ''));
    console.log(key.padEnd(20), ...cells.map((cell) => cell.padStart(9)));
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      tickets: { type: 'string', default: '1000' },
      'per-second': { type: 'string', default: '10' },
      seed: { type: 'string', default: '1' },
    },
  });
  const seed = Number(values.seed);
  const crowd = makeCrowd(Number(values.tickets), Number(values['per-second']), seed);
  const clock = { ms: Date.UTC(2030, 0, 1) };
  const store = await openRedis(REPLICAS, () => clock.ms);
  try {
    const begun = performance.now();
    const outcome = await simulate(crowd, store.replicas, clock, seed);
    const seconds = (performance.now() - begun) / 1000;
    print((['duel', 'hold'] as const).map((mode) => figuresOf(mode, crowd, outcome, seed)));
    console.log(
      `${outcome.waited.length} tickets, seed ${seed}, ${REPLICAS} replicas over Redis: ` +
        `${Math.round(outcome.virtualMs / 1000)} s of play in ${seconds.toFixed(1)} s`,
    );
  } finally {
    await store.close();
  }
}

await main();
