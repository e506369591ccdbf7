import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bot, createBot } from '../../client/bots/bot.ts';
import { type FrameLoop, startFrameLoop } from '../../client/bots/frame-loop.ts';
import { GOOD_NETWORK } from '../../client/net/network-simulator.ts';
import { Servers } from '../../client/net/servers.ts';
import { buildClientIfNeeded } from '../../server/build-client.ts';
import { serveMaps, servePage } from '../../server/page.ts';
import { lacksChromium, launchChromium } from '../helpers/chromium.ts';
import { type CuttableLine, cuttableLine } from '../helpers/cuttable-line.ts';
import { startTestApp, type TestApp } from '../helpers/running-app.ts';
import { until } from '../helpers/until.ts';

const BOTS = 4;

let app: TestApp;
let line: CuttableLine;
let browser: Browser;
let page: Page;
let loop: FrameLoop;
const bots: Bot[] = [];
const complaints: string[] = [];

beforeAll(async () => {
  if (lacksChromium) return;
  await buildClientIfNeeded();
  app = await startTestApp({}, serveMaps(servePage()));
  line = await cuttableLine(app.port);
  loop = startFrameLoop();
  browser = await launchChromium();
  page = await browser.newPage({ viewport: { width: 960, height: 600 } });
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
}, 120_000);

afterAll(async () => {
  if (lacksChromium) return;
  loop.stop();
  await Promise.all(bots.map((bot) => bot.leave()));
  await browser.close();
  await line.end();
  await app.close();
});

/** What the page believes, read through the handle that it offers to tests. */
const status = () => page.evaluate(() => window.groundTruth?.session()?.status);
const own = () =>
  page.evaluate(() => {
    const session = window.groundTruth?.session();
    const ship = session?.ships.get(session.me);
    return ship === undefined ? undefined : { x: ship.x, y: ship.y, flying: ship.flying, hull: ship.hull };
  });
const shotsOf = (name: string, roomId: string) => app.room(roomId).shipOfPilot(name).shots;

test.skipIf(lacksChromium)(
  'a person presses Play, flies, fights, dies, respawns and survives a cut line, without a word of complaint',
  async () => {
    await page.goto(`${line.origin}/?renderer=canvas`);
    await page.getByTestId('name').fill('Ada');
    await page.getByTestId('play').click();
    await until(async () => (await status()) === 'playing', 'the page to play', 20_000);
    const roomId = (await page.evaluate(() => window.groundTruth?.session()?.room.id)) ?? '';

    const begin = await own();
    if (begin === undefined) throw new Error('no ship');
    await page.keyboard.down('d');
    await page.keyboard.down('s');
    await until(async () => {
      const now = await own();
      return now !== undefined && Math.abs(now.x - begin.x) + Math.abs(now.y - begin.y) > 40;
    }, 'the ship to fly');
    await page.keyboard.up('d');
    await page.keyboard.up('s');

    const shots = shotsOf('Ada', roomId);
    await page.mouse.move(700, 200);
    await page.mouse.down();
    await until(() => shotsOf('Ada', roomId) !== shots, 'a shot that the server knows');
    await page.mouse.up();

    for (let seed = 0; seed < BOTS; seed++) {
      const bot = createBot({
        servers: new Servers([app.origin]),
        name: `Bot ${seed}`,
        roomId,
        simulate: GOOD_NETWORK,
        skill: 0.9,
        seed,
      });
      bots.push(bot);
      loop.add(bot);
    }
    await until(() => app.room(roomId).shipOfPilot('Ada').deaths > 0, 'bots to win', 60_000);
    await until(async () => (await own())?.flying === false, 'the page to show it');
    await until(async () => (await own())?.flying === true, 'the ship to come back');

    await page.setViewportSize({ width: 1200, height: 700 });
    await until(async () => {
      const box = await page.locator('canvas').first().boundingBox();
      return box?.width === 1200 && box.height === 700;
    }, 'the picture to fill the window again');

    line.cut();
    // Between two looks at the page its line may be lost and won back.
    const resumes = () => page.evaluate(() => window.groundTruth?.session()?.network.resumes);
    await until(
      async () => (await resumes()) === 1 && (await status()) === 'playing',
      'the line to be missed and to come back',
      20_000,
    );
    expect(complaints.filter((text) => !/WebSocket connection|ERR_CONNECTION/.test(text))).toEqual([]);
  },
  150_000,
);
