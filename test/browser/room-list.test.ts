import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildClientIfNeeded } from '../../server/build-client.ts';
import { serveMaps, servePage } from '../../server/page.ts';
import { lacksChromium, launchChromium } from '../helpers/chromium.ts';
import { Squadron } from '../helpers/flying-session.ts';
import { startTestApp, type TestApp } from '../helpers/running-app.ts';

let app: TestApp;
let browser: Browser;

beforeAll(async () => {
  if (lacksChromium) return;
  await buildClientIfNeeded();
  app = await startTestApp({}, serveMaps(servePage()), ['foundry']);
  browser = await launchChromium();
}, 120_000);

afterAll(async () => {
  if (lacksChromium) return;
  await browser.close();
  await app.close();
});

const BUSY_MS = 400;

test.skipIf(lacksChromium)(
  'the list tells the time that the server takes, not that of the page, and no room that everybody has left',
  async () => {
    const squadron = new Squadron(app.origin);
    await squadron.fly({ name: 'Alone' });
    const page = await browser.newPage();
    await page.addInitScript((busyMs) => {
      const { fetch } = window;
      window.fetch = async (...asked) => {
        const answer = await fetch(...asked);
        const until = performance.now() + busyMs;
        while (performance.now() < until);
        return answer;
      };
    }, BUSY_MS);
    await page.goto(`${app.origin}/?renderer=canvas`);
    await page.locator('.room-ping').filter({ hasText: 'ms' }).waitFor();
    const ping = (await page.locator('.room-ping').textContent()) ?? '';
    expect(ping).toMatch(/^\d+\sms$/);
    expect(Number.parseInt(ping, 10)).toBeLessThan(BUSY_MS);

    await squadron.disband();
    await page.getByTestId('room').waitFor({ state: 'detached' });
    const { rooms } = await (await fetch(`${app.origin}/v1/rooms`)).json();
    expect(rooms).toMatchObject([{ pilots: 0 }]);
  },
  60_000,
);
