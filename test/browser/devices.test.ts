import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildClientIfNeeded } from '../../server/build-client.ts';
import { serveMaps, servePage } from '../../server/page.ts';
import type { Ship } from '../../sim/ship.ts';
import { RAIL_CHARGE_TICKS } from '../../sim/tuning.ts';
import { TURN } from '../../sim/units.ts';
import { lacksChromium, launchChromium } from '../helpers/chromium.ts';
import { startTestApp, type TestApp } from '../helpers/running-app.ts';
import { until } from '../helpers/until.ts';

declare global {
  interface Window {
    /** A gamepad that only this page believes in. */
    fakePad: { axes: readonly number[]; buttons: { pressed: boolean; value: number }[] };
  }
}

const PATIENCE_MS = 45_000;
/** Position steps that no push explains. */
const FAR = 600;
const REST = [0, 0, 0, 0];

let app: TestApp;
let browser: Browser;
let page: Page;
let line: CDPSession;
let roomId: string;
let begin: { x: number; y: number };
const complaints: string[] = [];

/** What the server knows of the pilot's ship. */
const ship = (): Ship => app.room(roomId).shipOfPilot('Ada');
const soon = (condition: () => boolean | Promise<boolean>, what: string) =>
  until(condition, what, PATIENCE_MS);

beforeAll(async () => {
  if (lacksChromium) return;
  await buildClientIfNeeded();
  app = await startTestApp({}, serveMaps(servePage()));
  browser = await launchChromium();
  page = await browser.newPage({ viewport: { width: 844, height: 390 }, hasTouch: true, isMobile: true });
  line = await page.context().newCDPSession(page);
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.addInitScript(() => {
    const pad = {
      mapping: 'standard',
      connected: true,
      timestamp: 1,
      axes: [0, 0, 0, 0],
      buttons: Array.from({ length: 17 }, () => ({ pressed: false, value: 0 })),
    };
    window.fakePad = pad;
    Object.defineProperty(navigator, 'getGamepads', { value: () => [null, pad] });
  });
  await page.goto(`${app.origin}/?renderer=canvas&play=1&name=Ada`);
  await page.waitForFunction(() => window.groundTruth?.session()?.status === 'playing', undefined, {
    timeout: 90_000,
  });
  roomId = (await page.evaluate(() => window.groundTruth?.session()?.room.id)) ?? '';
  begin = { x: ship().x, y: ship().y };
}, 240_000);

afterAll(async () => {
  if (lacksChromium) return;
  await browser.close();
  await app.close();
});

/** From where it began: elsewhere a wall may be in the way. */
async function flies(how: string): Promise<void> {
  const { x, y } = begin;
  Object.assign(ship(), { x, y, vx: 0, vy: 0 });
  await soon(() => Math.abs(ship().x - x) + Math.abs(ship().y - y) > FAR, `the ship to fly by ${how}`);
}

test.skipIf(lacksChromium)(
  'two thumbs on a phone thrust, aim, fire, charge a rail and dash, and the server knows',
  async () => {
    type Finger = { id: number; x: number; y: number };
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...fingers: Finger[]) =>
      line.send('Input.dispatchTouchEvent', { type, touchPoints: fingers });
    const press = async (name: string) => {
      const box = await page.getByTestId(name).boundingBox();
      if (box === null) throw new Error(`${name} is not shown`);
      await touch('touchStart', { id: 3, x: box.x + box.width / 2, y: box.y + box.height / 2 });
    };

    const { shots, rails } = ship();
    await touch('touchStart', { id: 1, x: 120, y: 280 });
    await touch('touchStart', { id: 1, x: 120, y: 280 }, { id: 2, x: 650, y: 300 });
    await touch('touchMove', { id: 1, x: 180, y: 280 }, { id: 2, x: 650, y: 360 });
    await flies('touch');
    await soon(() => ship().shots !== shots, 'a bolt');
    expect(ship().aim).toBe(TURN / 4);
    await touch('touchEnd');

    await press('touch-rail');
    await soon(() => ship().railCharge === RAIL_CHARGE_TICKS, 'the rail to charge');
    await touch('touchEnd');
    await soon(() => ship().rails !== rails, 'the rail');
    await press('touch-dash');
    await soon(() => ship().dashCooldown > 0, 'the dash');
    await touch('touchEnd');

    const moved = await page.evaluate(() => [window.scrollX, window.scrollY, window.visualViewport?.scale]);
    expect(moved).toEqual([0, 0, 1]);
    await page.getByTestId('touch-board').tap();
    await soon(() => page.locator('.board').isVisible(), 'the scoreboard');
  },
  180_000,
);

test.skipIf(lacksChromium)(
  'a key that was chosen by pressing flies at once, and its old action has lost it',
  async () => {
    await page.getByTestId('menu-button').tap();
    await page.locator('dialog.pause').getByRole('button', { name: 'Settings' }).tap();
    await page.getByTestId('keys-button').tap();
    await page.getByTestId('binding-right-1').tap();
    await page.keyboard.press('KeyM');
    expect(await page.getByTestId('binding-mute-1').getAttribute('aria-label')).toContain('No key');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.down('m');
    await flies('a key of its own');
    await page.keyboard.up('m');
    expect(await page.evaluate(() => document.documentElement.classList.contains('touch'))).toBe(false);
  },
  180_000,
);

test.skipIf(lacksChromium)(
  'a gamepad that is plugged in during play flies, walks the menu, and lets go when it is pulled out',
  async () => {
    const hold = (axes: readonly number[], ...pressed: readonly number[]) =>
      page.evaluate(
        ([state, places]) => {
          window.fakePad.axes = state;
          for (const [place, button] of window.fakePad.buttons.entries()) {
            button.pressed = places.includes(place);
            button.value = button.pressed ? 1 : 0;
          }
        },
        [axes, pressed] as const,
      );
    const isOpen = () => page.locator('dialog.pause').isVisible();
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');

    await page.evaluate(() =>
      window.dispatchEvent(Object.assign(new Event('gamepadconnected'), { gamepad: window.fakePad })),
    );
    expect(await page.getByTestId('toast').textContent()).not.toBe('');
    const { shots } = ship();
    await hold([-1, 0, 0, 1], 7);
    await flies('gamepad');
    await soon(() => ship().shots !== shots, 'a bolt');
    expect(ship().aim).toBe(TURN / 4);

    await hold(REST, 9);
    await soon(isOpen, 'the menu');
    const first = await focused();
    await hold(REST, 12);
    await soon(async () => (await focused()) !== first, 'the focus to move');
    await soon(() => ship().dashCooldown === 0, 'the dash to be ready');
    await hold(REST, 1);
    await soon(async () => !(await isOpen()), 'the menu to close');
    // The button that closed it is still held, and would be a dash.
    await hold([-1, 0, 0, 0], 1);
    await flies('gamepad once more');
    expect(ship().dashCooldown).toBe(0);

    await page.evaluate(() => {
      Object.assign(window.fakePad, { connected: false });
      window.dispatchEvent(Object.assign(new Event('gamepaddisconnected'), { gamepad: window.fakePad }));
    });
    await soon(() => Math.abs(ship().vx) < 20, 'the ship to stop when the gamepad is pulled out');
    expect(complaints).toEqual([]);
  },
  180_000,
);
