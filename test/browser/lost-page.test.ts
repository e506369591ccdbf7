import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildClientIfNeeded } from '../../server/build-client.ts';
import { serveMaps, servePage } from '../../server/page.ts';
import { lacksChromium, launchChromium } from '../helpers/chromium.ts';
import { layoutFaults } from '../helpers/layout-faults.ts';
import { startTestApp, type TestApp } from '../helpers/running-app.ts';

let app: TestApp;
let browser: Browser;

beforeAll(async () => {
  if (lacksChromium) return;
  await buildClientIfNeeded();
  app = await startTestApp({}, serveMaps(servePage()));
  browser = await launchChromium();
}, 120_000);

afterAll(async () => {
  if (lacksChromium) return;
  await browser.close();
  await app.close();
});

test.skipIf(lacksChromium)(
  'an address that leads nowhere is a page of the game, in the language of the browser, that leads back',
  async () => {
    const page = await browser.newPage({ locale: 'de-DE', viewport: { width: 320, height: 568 } });
    const faults: string[] = [];
    page.on('pageerror', ({ message }) => faults.push(message));
    page.on('console', (said) => {
      if (said.type() === 'error' && !said.text().includes('404')) faults.push(said.text());
    });
    for (const path of ['/nowhere', '/a/deep/one', '/not-found.html', '/not-found']) {
      const answer = await page.goto(app.origin + path);
      expect(answer?.status(), path).toBe(404);
      await page.getByText('Zurück zum Spiel').waitFor();
      expect(await page.evaluate(layoutFaults, '.lost')).toEqual([]);
    }
    // It opens no world, which is most of what there is to load.
    expect(await page.locator('link[href*=open-stage]').count()).toBe(0);
    await page.getByText('Zurück zum Spiel').click();
    await page.getByTestId('play').waitFor();
    expect(await page.locator('link[href*=open-stage]').count()).toBe(1);
    expect(faults).toEqual([]);
  },
  60_000,
);

test.skipIf(lacksChromium)(
  'who asks for no page gets JSON, and the icon that browsers ask for is there',
  async () => {
    const lost = await fetch(`${app.origin}/nowhere`);
    expect([lost.status, (await lost.json()).error.code]).toEqual([404, 'not_found']);
    const map = await fetch(`${app.origin}/maps/nowhere.tmj`);
    expect([map.status, (await map.json()).error.code]).toEqual([404, 'not_found']);
    const icon = await fetch(`${app.origin}/favicon.ico`);
    expect([icon.status, icon.headers.get('content-type')]).toEqual([200, 'image/x-icon']);
  },
);
