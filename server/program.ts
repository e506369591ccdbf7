/**
 * The program: reads the configuration and starts its role, stops cleanly. Where one process does all it makes the page
 * ready too, and starts the crew of bots.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import pino from 'pino';
import { startApp } from './app.ts';
import { loadEnvironmentFile, readConfig } from './config.ts';
import { createHttpServer } from './http-server.ts';

const CREW = fileURLToPath(new URL('../client/bots/crew.ts', import.meta.url));
/**
 * Lines are written while the work goes on: a reader that is slow must not hold up pilots. When more than so many bytes
 * wait for it, lines are lost instead (R14).
 */
const LOG_LINES = { fd: 2, sync: false, maxLength: 1024 * 1024 };
/** A stop that takes longer is a fault, and ends anyway. Longer than a match that nobody can take over is played on. */
const STOP_MS = 25_000;

/** Where a process that is alone keeps what outlives it, from the folder it is started in. */
const DATA_FILE = '.ground-truth/matches.sqlite';

/** Bots are clients in a process of their own, so that they see and cost what clients do. */
function startCrew(port: number, fill: number | undefined): ChildProcess {
  const wish = fill === undefined ? [] : ['--fill', String(fill)];
  return fork(CREW, ['--url', `http://127.0.0.1:${port}`, ...wish], { stdio: 'inherit' });
}

/** @throws Error that says what kept it from starting */
export async function runProgram(): Promise<void> {
  const { values } = parseArgs({ options: { dev: { type: 'boolean', default: false } } });
  loadEnvironmentFile();
  const read = readConfig();
  // Here, as tests of an app are to leave no files.
  const config = {
    ...read,
    dataFile: read.dataFile ?? (read.redisUrl === undefined ? DATA_FILE : undefined),
  };
  const log = pino({ level: config.logLevel, base: undefined }, pino.destination(LOG_LINES));
  const server = createHttpServer();
  const isAll = config.role === 'all';
  // Loaded by who serves it only: a matchmaker or host is back sooner without.
  const page = isAll
    ? await (await import('./open-page.ts')).openPage(server, values.dev, config.pageHosts)
    : undefined;
  const app = await startApp(config, log, server, page);
  const crew = isAll && config.botsFill !== 0 ? startCrew(app.port, config.botsFill) : undefined;
  console.log(
    isAll
      ? `Ground Truth is ready: open http://localhost:${app.port}`
      : `Ground Truth ${config.role} listens on port ${app.port}`,
  );

  let stopping = false;
  async function stop(signal: string): Promise<void> {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), STOP_MS).unref();
    crew?.kill('SIGTERM');
    await app.close();
    process.exit(0);
  }
  void app.asked.then(() => stop('drain'));
  process.on('SIGINT', () => void stop('SIGINT'));
  process.on('SIGTERM', () => void stop('SIGTERM'));
}
