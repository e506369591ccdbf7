import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildClientIfNeeded } from '../../server/build-client.ts';
import { serveMaps, servePage } from '../../server/page.ts';
import { lacksChromium, launchChromium } from '../helpers/chromium.ts';
import { startTestApp, type TestApp } from '../helpers/running-app.ts';
import { until } from '../helpers/until.ts';

declare global {
  interface Window {
    /** Every audio context that the page made. */
    contexts: AudioContext[];
    /** The loudest sample of the last moment, of all that goes out. */
    loudest(): number;
  }
}

let app: TestApp;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  if (lacksChromium) return;
  await buildClientIfNeeded();
  app = await startTestApp({}, serveMaps(servePage()));
  browser = await launchChromium();
  page = await browser.newPage({ viewport: { width: 960, height: 600 } });
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.addInitScript(overhear);
}, 120_000);

afterAll(async () => {
  if (lacksChromium) return;
  await browser.close();
  await app.close();
});

/** Runs in the page, before it: hears what it plays. */
function overhear(): void {
  const contexts: AudioContext[] = [];
  const analysers: AnalyserNode[] = [];
  window.contexts = contexts;
  window.AudioContext = class extends AudioContext {
    constructor() {
      super();
      contexts.push(this);
    }
  };
  const connect = AudioNode.prototype.connect;
  const listening = function (this: AudioNode, ...given: unknown[]): unknown {
    if (given[0] instanceof AudioDestinationNode) {
      const analyser = new AnalyserNode(this.context, { fftSize: 8192 });
      Reflect.apply(connect, this, [analyser]);
      analysers.push(analyser);
    }
    return Reflect.apply(connect, this, given);
  };
  Object.assign(AudioNode.prototype, { connect: listening });
  window.loudest = () => {
    const samples = new Float32Array(8192);
    let loudest = 0;
    for (const analyser of analysers) {
      analyser.getFloatTimeDomainData(samples);
      for (const sample of samples) loudest = Math.max(loudest, Math.abs(sample));
    }
    return loudest;
  };
}

const contexts = () => page.evaluate(() => window.contexts.map(({ state }) => state));
const loudest = () => page.evaluate(() => window.loudest());

/** As when another tab comes to the front, or this one again. */
const showTab = (shown: boolean) =>
  page.evaluate((visible) => {
    Object.defineProperty(document, 'hidden', { configurable: true, value: !visible });
    document.dispatchEvent(new Event('visibilitychange'));
  }, shown);

test.skipIf(lacksChromium)(
  'sound begins with the first gesture, is muted by a key, and is silent while the tab is hidden',
  async () => {
    await page.goto(`${app.origin}/?renderer=canvas`);
    await page.getByTestId('play').waitFor();
    await page.mouse.move(300, 300);
    expect(await contexts()).toEqual([]);

    await page.getByTestId('play').click();
    await until(async () => (await contexts()).join() === 'running', 'the audio context to run');
    await until(() => page.evaluate(() => window.groundTruth?.session()?.status === 'playing'), 'to play');

    await page.mouse.move(700, 200);
    await page.mouse.down();
    await until(async () => (await loudest()) > 0.03, 'shots to be heard');
    await page.keyboard.press('m');
    await until(async () => (await loudest()) < 1e-4, 'silence when muted');
    await page.keyboard.press('m');
    await until(async () => (await loudest()) > 0.03, 'shots to be heard again');

    await showTab(false);
    await until(async () => (await contexts()).join() === 'suspended', 'silence while hidden');
    await showTab(true);
    await until(async () => (await contexts()).join() === 'running', 'sound after the return');
    await page.mouse.up();
    expect(complaints).toEqual([]);
  },
  60_000,
);
