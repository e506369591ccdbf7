/** What a frame costs in a real match against fifteen bots, and what the way there takes. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { buildClientIfNeeded } from '../../server/build-client.ts';
import { serveMaps, servePage } from '../../server/page.ts';
import { launchChromium } from '../helpers/chromium.ts';
import { startTestApp } from '../helpers/running-app.ts';
import { until } from '../helpers/until.ts';
import { downloaded, totalOf } from './download.ts';
import { type FrameFigures, installFrameLog, measureFrames } from './frame-meter.ts';
import { SCREEN } from './staged-part.ts';

const BOTS = 15;
const BOTS_PROGRAM = fileURLToPath(new URL('../../client/bots/main.ts', import.meta.url));
const JOIN_MS = 6000;
const WEIGHED_MS = 4000;

export type LiveFigures = FrameFigures & {
  ships: number;
  /** Of all files that were fetched until the own ship flew, gzipped; of maps too. */
  downloadKB: number;
  /** Milliseconds from the first contentful paint to the own ship in the air. */
  paintToFlyingMs: number;
};

const paintToFlying = (page: Page) =>
  page.evaluate(() => {
    const paint = performance.getEntriesByName('first-contentful-paint')[0];
    return performance.now() - (paint?.startTime ?? 0);
  });

/** Steers about and shoots, as otherwise the own ship's part would not be measured. */
async function takePart(page: Page): Promise<void> {
  await page.mouse.move(SCREEN.width * 0.7, SCREEN.height * 0.4);
  await page.mouse.down();
  for (const key of ['d', 's']) await page.keyboard.down(key);
}

export async function measureLive(seconds: number): Promise<LiveFigures> {
  await buildClientIfNeeded();
  const app = await startTestApp({}, serveMaps(servePage()));
  const browser = await launchChromium('canvas');
  try {
    const context = await browser.newContext({ viewport: SCREEN });
    await installFrameLog(context);
    const page = await context.newPage();
    await page.goto(`${app.origin}/?renderer=canvas&play=1&name=Ada`);
    await page.waitForFunction(
      () => {
        const session = window.groundTruth?.session();
        return session?.ships.get(session.me)?.flying === true;
      },
      undefined,
      { polling: 'raf' },
    );
    const paintToFlyingMs = Math.round(await paintToFlying(page));
    const downloadKB = Math.round(totalOf(await downloaded(page)) / 1000);
    const room = (await page.evaluate(() => window.groundTruth.session()?.room.id)) ?? '';
    const flags = [
      '--url',
      app.origin,
      '--room',
      room,
      '--count',
      String(BOTS),
      '--skill',
      '0.6',
      '--seconds',
      '3600',
    ];
    // In a process of their own: here they would wait for the server, and it for them.
    const bots = spawn(process.execPath, [BOTS_PROGRAM, ...flags], { stdio: 'ignore' });
    try {
      await until(() => app.room(room).truth.ships.length > BOTS, 'bots to join', 30_000);
      await takePart(page);
      await page.waitForTimeout(JOIN_MS);
      const ships = app.room(room).truth.ships.length;
      const figures = await measureFrames(page, seconds, () => page.waitForTimeout(WEIGHED_MS));
      return { ...figures, ships, downloadKB, paintToFlyingMs };
    } finally {
      bots.kill();
    }
  } finally {
    await browser.close();
    await app.close();
  }
}
