import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lacksChromium, launchChromium } from '../helpers/chromium.ts';
import { type HarnessPage, serveHarness } from '../helpers/harness-page.ts';
import { until } from '../helpers/until.ts';

let harness: HarnessPage;
let browser: Browser;
let page: Page;
let cdp: CDPSession;

beforeAll(async () => {
  if (lacksChromium) return;
  harness = await serveHarness();
  browser = await launchChromium();
  page = await browser.newPage({ viewport: { width: 960, height: 600 } });
  cdp = await page.context().newCDPSession(page);
}, 120_000);

afterAll(async () => {
  if (lacksChromium) return;
  await browser.close();
  await harness.close();
});

const INTERACTIVE = new Set([
  'button',
  'link',
  'textbox',
  'checkbox',
  'switch',
  'radio',
  'slider',
  'combobox',
  'dialog',
]);

/** Roles of what can be used now but has no name, by the tree that screen readers get. */
async function nameless(): Promise<string[]> {
  const { nodes } = await cdp.send('Accessibility.getFullAXTree');
  return nodes
    .filter(({ ignored, role }) => !ignored && INTERACTIVE.has(String(role?.value)))
    .filter(({ name }) => String(name?.value ?? '').trim() === '')
    .map(({ role }) => String(role?.value));
}

const focused = () =>
  page.evaluate(() => {
    const at = document.activeElement;
    if (at === null || at === document.body) return 'nothing';
    const name = at instanceof HTMLElement ? at.dataset.testid : undefined;
    return name ?? `${at.closest('dialog') === null ? '' : 'dialog '}${at.tagName.toLowerCase()}`;
  });

/** Presses Tab until the focus is there. */
async function tabTo(testId: string): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    if ((await focused()) === testId) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never comes to ${testId}`);
}

const isOpen = (kind: string) => page.locator(`dialog.${kind}[open]`).count();

/** Opens a dialog from where the focus is, walks it once around, closes it. */
async function visit(kind: string): Promise<void> {
  const from = await focused();
  await page.keyboard.press('Enter');
  await until(async () => (await isOpen(kind)) === 1, `${kind} to open`);
  expect(await nameless()).toEqual([]);
  const outside: string[] = [];
  for (let presses = 0; presses < 24; presses++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const active = document.activeElement;
      return active === document.body || active?.closest('dialog') !== null
        ? ''
        : active?.outerHTML.slice(0, 80);
    });
    if (at) outside.push(at);
  }
  expect(outside, `${kind} keeps the focus`).toEqual([]);
  await page.keyboard.press('Escape');
  await until(async () => (await isOpen(kind)) === 0, `${kind} to close`);
  expect(await focused(), 'the focus is back').toBe(from);
}

test.skipIf(lacksChromium)(
  'a keyboard alone leads from the menu through every dialog into a match, its menu and its results',
  async () => {
    await page.goto(`${harness.origin}/?bare=1&round=6000`);
    await until(async () => (await focused()) === 'play', 'Play to have the focus');
    await page.getByTestId('room').first().waitFor();
    expect(await nameless()).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');

    await tabTo('friends-button');
    await visit('friends');
    await tabTo('ranked-button');
    await visit('ranked');
    await tabTo('settings-button');
    await visit('settings');
    await tabTo('help-button');
    await visit('help');

    await tabTo('name');
    await page.keyboard.press('Enter');
    await page.locator('.in-match').waitFor();
    expect(await nameless()).toEqual([]);
    await page.keyboard.press('Escape');
    await until(async () => (await isOpen('pause')) === 1, 'the menu of the match');
    expect(await nameless()).toEqual([]);
    await page.keyboard.press('Enter');
    await until(async () => (await isOpen('pause')) === 0, 'the fight to go on');

    await page.getByTestId('results').waitFor({ timeout: 15_000 });
    expect(await nameless()).toEqual([]);
    await tabTo('vote-1');
    await page.keyboard.press('Escape');
    await until(async () => (await isOpen('pause')) === 1, 'the menu over the results');
  },
  60_000,
);

test.skipIf(lacksChromium)(
  'headings go down one step at a time, and each screen has a first one',
  async () => {
    for (const address of ['', 'play=1&phase=results', 'play=1&ending=server_gone']) {
      await page.goto(`${harness.origin}/?bare=1&${address}`);
      const part = address === '' ? '.menu' : address.includes('ending') ? '.ending' : '.results';
      await page.locator(part).waitFor();
      // A panel that opens is there before what is in it can be seen.
      await page.locator('h1, h2, h3, h4').filter({ visible: true }).first().waitFor();
      const levels = await page.evaluate(() =>
        [...document.querySelectorAll('h1, h2, h3, h4')]
          .filter((heading) => heading.checkVisibility())
          .map((heading) => Number(heading.tagName.slice(1))),
      );
      expect(levels[0], part).toBe(1);
      for (const [index, level] of levels.entries())
        expect(level, part).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
    }
  },
);
