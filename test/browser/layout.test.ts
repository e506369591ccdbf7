import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES, type Language } from '../../client/ui/strings.ts';
import { lacksChromium, launchChromium } from '../helpers/chromium.ts';
import { type HarnessPage, serveHarness } from '../helpers/harness-page.ts';
import { layoutFaults } from '../helpers/layout-faults.ts';

const PHONES = [
  [320, 568],
  [390, 844],
] as const;
const SIZES = [...PHONES, [844, 390], [1280, 720], [1920, 1080]] as const;
const TEXT_SCALES = [1, 1.5];

type Screen = {
  name: string;
  /** Beside the language. */
  address: string;
  /** What to wait for, and to look at. */
  part: string;
  open?(page: Page): Promise<void>;
};

const press = (testId: string) => (page: Page) => page.getByTestId(testId).click();

const SCREENS: readonly Screen[] = [
  { name: 'menu', address: '', part: '.menu' },
  { name: 'menu without a server', address: 'rooms=fail', part: '.menu' },
  { name: 'menu of an invitation', address: 'room=a', part: '.menu' },
  { name: 'menu that waits', address: 'play=1&join=90000&wait=busy', part: '.menu' },
  { name: 'menu of a party’s link', address: 'party=ABCDEFGH', part: '.menu' },
  { name: 'friends', address: 'code=AB10', part: 'dialog.friends' },
  { name: 'ranked', address: '', part: 'dialog.ranked', open: press('ranked-button') },
  {
    name: 'search of a party',
    address: 'party=ABCDEFGH',
    part: 'dialog.ranked',
    async open(page) {
      await press('play')(page);
      await page.locator('.party-member').first().waitFor();
      await press('queue-hold')(page);
      await page.getByTestId('queue-stop').waitFor();
    },
  },
  {
    name: 'menu while opponents are looked for',
    address: '',
    part: '.menu',
    async open(page) {
      await press('ranked-button')(page);
      await press('queue-hold')(page);
      await page.keyboard.press('Escape');
      await page.getByTestId('search-stop').waitFor();
    },
  },
  {
    name: 'menu after somebody stopped the search',
    address: 'stopper=Wilhelmina%20Wide',
    part: '.menu',
    async open(page) {
      await press('ranked-button')(page);
      await press('queue-hold')(page);
      await page.keyboard.press('Escape');
      await page.getByTestId('search-read').waitFor();
    },
  },
  { name: 'settings', address: '', part: 'dialog.settings', open: press('settings-button') },
  { name: 'help', address: '', part: 'dialog.help', open: press('help-button') },
  {
    name: 'keys',
    address: '',
    part: 'dialog.bindings',
    async open(page) {
      await press('settings-button')(page);
      await press('keys-button')(page);
    },
  },
  {
    name: 'pause',
    address: 'play=1&locked=ABC234',
    part: 'dialog.pause',
    async open(page) {
      await page.locator('.in-match').waitFor();
      await page.keyboard.press('Escape');
    },
  },
  ...['skirmish', 'hold', 'duel'].map((mode) => ({
    name: `results of ${mode}`,
    address: `play=1&mode=${mode}&phase=results&ranked=1`,
    part: '.results',
  })),
  {
    name: 'results of a match that is watched',
    address: 'play=1&watch=1&mode=hold&phase=results',
    part: '.overlay',
    open: (page) => page.locator('.results').waitFor(),
  },
  ...['skirmish', 'hold'].map((mode) => ({
    name: `scoreboard of ${mode}`,
    address: `play=1&mode=${mode}&ships=12`,
    part: '.board',
    async open(page: Page) {
      await page.locator('.in-match').waitFor();
      await page.keyboard.down('Tab');
    },
  })),
  ...['server_gone', 'seat_gone', 'busy', 'unknown_code', 'over'].map((ending) => ({
    name: `error ${ending}`,
    address: `play=1&ending=${ending}`,
    part: '.ending',
  })),
  { name: 'end of a duel that was left', address: 'play=1&mode=duel&rival=left&over=2', part: '.ending' },
];

let harness: HarnessPage;
let browser: Browser;

beforeAll(async () => {
  if (lacksChromium) return;
  harness = await serveHarness();
  browser = await launchChromium();
}, 120_000);

afterAll(async () => {
  if (lacksChromium) return;
  await browser.close();
  await harness.close();
});

type Size = readonly [width: number, height: number];

async function faultsAt(page: Page, part: string, sizes: readonly Size[]): Promise<string[]> {
  const faults: string[] = [];
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    for (const scale of TEXT_SCALES) {
      await page.evaluate(
        (textScale) => document.documentElement.style.setProperty('--text-scale', textScale),
        String(scale),
      );
      const found = await page.evaluate(layoutFaults, part);
      faults.push(...found.map((fault) => `${width}x${height}, text ${scale}: ${fault}`));
    }
  }
  return faults;
}

/** Of the languages, the one with the longest words is looked at everywhere, and each where space is short. */
const LONGEST: Language = 'de';

const LOOKS = Object.keys(LANGUAGES).flatMap((language) =>
  SCREENS.map((screen) => ({ ...screen, language, sizes: language === LONGEST ? SIZES : PHONES })),
);

describe.skipIf(lacksChromium)('nothing is cut off, out of reach, broken or under other text', () => {
  test.each(LOOKS)(
    '$name, $language',
    async ({ address, part, open, language, sizes }) => {
      const page = await browser.newPage();
      try {
        await page.goto(`${harness.origin}/?bare=1&lang=${language}&${address}`);
        await page.getByTestId('play').waitFor({ state: 'attached' });
        await open?.(page);
        await page.locator(part).waitFor();
        expect(await faultsAt(page, part, sizes)).toEqual([]);
      } finally {
        await page.close();
      }
    },
    60_000,
  );
});
