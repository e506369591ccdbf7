/** `npm run bots`: lets bots play to a result, or for a while, and prints what came of it as one JSON line. */
import { MODES } from '../../sim/modes/modes.ts';
import { TICK_RATE } from '../../sim/units.ts';
import { Servers } from '../net/servers.ts';
import type { BotOptions } from './bot.ts';
import { freeName } from './bot-names.ts';
import { figuresOf } from './figures.ts';
import { type FrameLoop, startFrameLoop } from './frame-loop.ts';
import { createGroup, type Group } from './group.ts';
import { pause } from './pause.ts';
import { readOrExit } from './read-flags.ts';
import { countWins } from './round-result.ts';
import { BOTS_HELP, type RunOptions, readRunOptions } from './run-options.ts';

const LOOK_EVERY_MS = 200;
const PROGRESS_EVERY_MS = 5000;
/** Beyond the longest that its rounds can take, a match is waited for no longer than this. */
const GRACE_MS = 60_000;
/** Sessions that do not close by then are left to the end of the process. */
const GOODBYE_MS = 3000;

function groupsOf(options: RunOptions, loop: FrameLoop): Group[] {
  const { origins, simulate, mode, roomId, skills, seconds, seed, names } = options;
  const servers = new Servers(origins);
  const taken = new Set(names);
  const together = seconds === undefined;
  let next = 0;
  return Array.from({ length: options.matches }, () => {
    const wishes = skills.map((skill): BotOptions => {
      const index = next++;
      const name = names[index] ?? freeName(taken, index);
      taken.add(name);
      const room = roomId === undefined ? { newRoom: together } : { roomId };
      return { servers, name, simulate, mode, skill, seed: seed * 1000 + index, ...room };
    });
    return createGroup(wishes, together, loop);
  });
}

/** How long it may take at most, milliseconds. */
function patienceOf({ seconds, mode, rounds }: RunOptions): number {
  if (seconds !== undefined) return seconds * 1000;
  const { warmupTicks, roundTicks, resultsTicks } = MODES[mode];
  return ((warmupTicks + roundTicks + resultsTicks) / TICK_RATE) * 1000 * rounds + GRACE_MS;
}

function tellProgress(groups: readonly Group[], options: RunOptions, ends: number): void {
  const bots = groups.flatMap((group) => group.bots);
  const playing = bots.filter((bot) => bot.session.status === 'playing').length;
  const all = options.count * options.matches;
  const left = Math.max(0, Math.round((ends - performance.now()) / 1000));
  const rounds = groups.reduce((sum, group) => sum + group.results.length, 0);
  const wanted = options.rounds * options.matches;
  const rest = options.seconds === undefined ? `${rounds} of ${wanted} rounds are over` : `${left} s left`;
  process.stderr.write(`${playing} of ${all} bots play, ${rest}\n`);
}

async function run(options: RunOptions, signal: AbortSignal): Promise<number> {
  const loop = startFrameLoop();
  const groups = groupsOf(options, loop);
  const isDone = (group: Group) =>
    group.isOver || (options.seconds === undefined && group.results.length >= options.rounds);
  const ends = performance.now() + patienceOf(options);
  const progress = setInterval(() => tellProgress(groups, options, ends), PROGRESS_EVERY_MS);
  // One room after the other: who asks for new ones at once shares one.
  for (const group of groups) if (performance.now() < ends) await group.join(signal);
  while (!signal.aborted && performance.now() < ends && !groups.every(isDone))
    await pause(LOOK_EVERY_MS, signal);
  const bots = groups.flatMap((group) => group.bots);
  const matches = groups.map(({ bots: [first], results }) => {
    return { room: first?.session.room.id ?? '', rounds: results.slice(0, options.rounds) };
  });
  const wins = countWins(matches.flatMap(({ rounds }) => rounds));
  const figures = figuresOf(bots.map((bot) => bot.record()));
  const refused = bots.find((bot) => bot.session.ending !== undefined)?.session;
  if (refused !== undefined) process.stderr.write(`${refused.ending}: ${refused.endingMessage}\n`);
  clearInterval(progress);
  loop.stop();
  await Promise.race([Promise.allSettled(bots.map((bot) => bot.leave())), pause(GOODBYE_MS, signal)]);
  const told = options.seconds === undefined ? { mode: options.mode, wins, matches } : {};
  process.stdout.write(`${JSON.stringify({ ...figures, ...told })}\n`);
  const isComplete =
    options.seconds !== undefined || groups.every(({ results }) => results.length >= options.rounds);
  return figures.joined > 0 && isComplete ? 0 : 1;
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
