/** One process does all, is killed, and is started again: what somebody sees who keeps the page open. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePorts } from '../../deploy/cluster/free-ports.ts';
import { buildClientIfNeeded } from '../../server/build-client.ts';
import { lacksChromium, launchChromium } from '../helpers/chromium.ts';
import { until } from '../helpers/until.ts';

const SERVER = fileURLToPath(new URL('../../bin/server.js', import.meta.url));
/** Ticks. */
const MOST_LOST = 3;

let folder: string;
let port = 0;
let server: ChildProcess | undefined;
let browser: Browser;
let page: Page;

function startServer(): ChildProcess {
  return spawn(process.execPath, [SERVER], {
    cwd: folder,
    env: { ...process.env, PORT: `${port}`, HOST: '127.0.0.1', BOTS_FILL: '2', LOG_LEVEL: 'silent' },
    stdio: 'ignore',
  });
}

async function kill(): Promise<void> {
  if (server === undefined) return;
  const gone = once(server, 'exit');
  server.kill('SIGKILL');
  await gone;
  server = undefined;
}

beforeAll(async () => {
  if (lacksChromium) return;
  await buildClientIfNeeded();
  folder = await mkdtemp(join(tmpdir(), 'ground-truth-'));
  [port = 0] = await freePorts(1);
  browser = await launchChromium();
  page = await browser.newPage({ viewport: { width: 640, height: 400 } });
}, 120_000);

afterAll(async () => {
  if (lacksChromium) return;
  await kill();
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

/** What the page believes of its own ship, read through the handle that it offers to tests. */
const seen = () =>
  page.evaluate(() => {
    const session = window.groundTruth?.session();
    if (session === undefined) return undefined;
    const { status, room, me, network } = session;
    const { score = 0, deaths = 0 } = session.pilots.get(me) ?? {};
    return { status, room: room.id, me, tick: network.toldTick, score, deaths };
  });

/** A tick that is told and comes after another. */
async function toldAfter(tick: number): Promise<number> {
  let told = tick;
  await until(async () => {
    told = (await seen())?.tick ?? tick;
    return told > tick;
  }, 'more ticks to be told');
  return told;
}

test.skipIf(lacksChromium)(
  'R11 the only process is killed and started again, twice, and the open page is back in its match by itself',
  async () => {
    const origin = `http://127.0.0.1:${port}`;
    server = startServer();
    await until(
      async () => (await fetch(`${origin}/readyz`).catch(() => undefined))?.ok === true,
      'the server',
      20_000,
    );
    await page.goto(`${origin}/?renderer=canvas`);
    await page.getByTestId('name').fill('Ada');
    await page.getByTestId('play').click();
    await until(async () => (await seen())?.status === 'playing', 'the page to play', 20_000);

    for (let turn = 0; turn < 2; turn++) {
      const before = await seen();
      // The scores are those of the newest patch, its tick is told with the next frame; then they are kept for certain.
      await toldAfter((await toldAfter(before?.tick ?? 0)) + MOST_LOST);
      await kill();
      await until(async () => (await seen())?.status === 'resuming', 'the page to notice', 5000);
      const told = (await seen())?.tick ?? 0;
      server = startServer();
      await until(async () => (await seen())?.status === 'playing', 'the page to be back', 30_000);
      const after = await seen();
      expect(after).toMatchObject({ room: before?.room, me: before?.me });
      // Its bot goes on hunting who stands there: more may have come, nothing may be gone.
      expect(after?.score).toBeGreaterThanOrEqual(before?.score ?? 0);
      expect(after?.deaths).toBeGreaterThanOrEqual(before?.deaths ?? 0);
      expect(after?.tick).toBeGreaterThanOrEqual(told - MOST_LOST);
    }
  },
  120_000,
);
