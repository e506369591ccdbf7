import { createServer, type Server } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RequestHandler } from '../../server/app.ts';
import { buildClientIfNeeded } from '../../server/build-client.ts';
import { serveMaps, servePage } from '../../server/page.ts';
import { lacksChromium, launchChromium } from '../helpers/chromium.ts';
import { until } from '../helpers/until.ts';

/** The page's files and an empty listing: no rooms are needed to open a page. */
let files: RequestHandler;
let server: Server;
let origin: string;
/** Put before the page's files. */
let instead: RequestHandler | undefined;

const listing = JSON.stringify({ rooms: [] });

async function listen(port: number): Promise<number> {
  server = createServer((request, response) => {
    if (instead !== undefined && request.url === '/service-worker.js') instead(request, response);
    else if (request.url === '/v1/rooms') response.setHeader('Content-Type', 'application/json').end(listing);
    else files(request, response);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

async function stop(): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

beforeAll(async () => {
  await buildClientIfNeeded();
  files = serveMaps(servePage());
  origin = `http://127.0.0.1:${await listen(0)}`;
}, 120_000);

afterAll(stop);

const headersOf = async (path: string, encoding = 'identity') =>
  (await fetch(origin + path, { headers: { 'Accept-Encoding': encoding } })).headers;

describe('the page is installable', () => {
  test('its manifest names icons that are there, and is never kept without asking', async () => {
    const answer = await fetch(`${origin}/manifest.webmanifest`);
    expect(answer.headers.get('content-type')).toBe('application/manifest+json');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    const { name, icons, start_url } = JSON.parse(await answer.text());
    expect([name, start_url]).toEqual(['Ground Truth', '/']);
    for (const { src, type } of icons) expect((await headersOf(src)).get('content-type')).toBe(type);
    expect(icons).toContainEqual(expect.objectContaining({ sizes: '192x192' }));
    expect(icons).toContainEqual(expect.objectContaining({ sizes: '512x512', purpose: 'maskable' }));
  });

  test('its worker is a script that is asked for anew each time', async () => {
    const headers = await headersOf('/service-worker.js');
    expect(headers.get('content-type')).toBe('text/javascript');
    expect(headers.get('cache-control')).toBe('no-cache');
  });

  test('what carries a hash in its name may be kept for ever, and comes compressed', async () => {
    const page = await (await fetch(origin)).text();
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(page)?.[1] ?? '';
    for (const encoding of ['br', 'gzip']) {
      const headers = await headersOf(script, encoding);
      expect(headers.get('content-encoding')).toBe(encoding);
      expect(headers.get('cache-control')).toContain('immutable');
      expect(headers.get('content-type')).toBe('text/javascript');
    }
  });
});

describe.skipIf(lacksChromium)('in a browser', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchChromium();
    const context = await browser.newContext({ viewport: { width: 960, height: 600 } });
    page = await context.newPage();
  });
  afterAll(async () => void (await browser?.close()));

  const caches = () =>
    page.evaluate(async () => (await window.caches.keys()).filter((name) => name !== 'maps'));
  const words = () => page.getByTestId('rooms').innerText();
  const open = () => page.goto(`${origin}/?renderer=canvas`);

  test('after a first visit the page opens without a server, says so, and goes on when there is one again', async () => {
    await open();
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    const port = Number(new URL(origin).port);
    await stop();
    await open();
    await page.getByTestId('play').waitFor();
    await until(async () => /does not answer/.test(await words()), 'the menu to say that nobody answers');
    await page.locator('.world canvas').waitFor();
    expect(await page.evaluate(async () => (await fetch('/v1/rooms').catch(() => undefined))?.ok)).toBe(
      undefined,
    );
    await listen(port);
    await until(async () => /No room is open/.test(await words()), 'the menu to find the server', 15_000);
  }, 60_000);

  test('a worker of another build drops what was kept of this one, once no page of this one is open', async () => {
    const before = await caches();
    expect(before).toHaveLength(1);
    const worker = await (await fetch(`${origin}/service-worker.js`)).text();
    instead = (_request, response) =>
      response
        .setHeader('Content-Type', 'text/javascript')
        .end(worker.replace(/"build":"\w+"/, '"build":"another"'));
    // The browser asks by itself after each visit, when it has time.
    await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
    await until(async () => (await caches()).includes('build-another'), 'the new build to be kept');
    expect(await caches()).toContain(before[0]);
    const context = page.context();
    await page.close();
    await until(async () => {
      page = await context.newPage();
      await page.goto(`${origin}/manifest.webmanifest`);
      const kept = await caches();
      await page.close();
      return kept.join() === 'build-another';
    }, 'the old build to be dropped');
  }, 60_000);
});
