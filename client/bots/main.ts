/** `npm run bots`: lets bots play for a while and prints what came of it as one JSON line. */
import { type Bot, createBot } from './bot.ts';
import { freeName } from './bot-names.ts';
import { figuresOf } from './figures.ts';
import { startFrameLoop } from './frame-loop.ts';
import { mix } from './geometry.ts';
import { readOrExit } from './read-flags.ts';
import { BOTS_HELP, type RunOptions, readRunOptions } from './run-options.ts';

const JOIN_EVERY_MS = 40;
const PROGRESS_EVERY_MS = 5000;
/** Sessions that do not close by then are left to the end of the process. */
const GOODBYE_MS = 3000;

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

function botOf(options: RunOptions, index: number, taken: Set<string>): Bot {
  const { origin, simulate, roomId, skill, count, seed, names } = options;
  const name = names[index] ?? freeName(taken, index);
  taken.add(name);
  const share = count === 1 ? 0.5 : index / (count - 1);
  return createBot({
    origin,
    name,
    simulate,
    skill: mix(skill.from, skill.to, share),
    seed: seed * 1000 + index,
    ...(roomId === undefined ? {} : { roomId }),
  });
}

async function run(options: RunOptions, signal: AbortSignal): Promise<number> {
  const loop = startFrameLoop();
  const bots: Bot[] = [];
  const taken = new Set(options.names);
  const ends = performance.now() + options.seconds * 1000;
  const progress = setInterval(() => {
    const playing = bots.filter((bot) => bot.session.status === 'playing').length;
    const left = Math.max(0, Math.round((ends - performance.now()) / 1000));
    process.stderr.write(`${playing} of ${options.count} bots play, ${left} s left\n`);
  }, PROGRESS_EVERY_MS);
  for (let i = 0; i < options.count && !signal.aborted && performance.now() < ends; i++) {
    const bot = botOf(options, i, taken);
    bots.push(bot);
    loop.add(bot);
    await pause(JOIN_EVERY_MS, signal);
  }
  await pause(ends - performance.now(), signal);
  const figures = figuresOf(bots.map((bot) => bot.record()));
  const refused = bots.find((bot) => bot.session.ending !== undefined)?.session;
  if (refused !== undefined) process.stderr.write(`${refused.ending}: ${refused.endingMessage}\n`);
  clearInterval(progress);
  loop.stop();
  await Promise.race([Promise.allSettled(bots.map((bot) => bot.leave())), pause(GOODBYE_MS, signal)]);
  process.stdout.write(`${JSON.stringify(figures)}\n`);
  return figures.joined > 0 ? 0 : 1;
}

const options = readOrExit(BOTS_HELP, () => readRunOptions(process.argv.slice(2)));
if (options === undefined) process.stdout.write(BOTS_HELP);
else {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const code = await run(options, stop.signal);
  // A session that hangs must not keep the process: its figures are out.
  process.stdout.write('', () => process.exit(code));
}
