import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type BareHud, openBareHud } from '../helpers/bare-hud.ts';
import { lacksChromium } from '../helpers/chromium.ts';

/** Over a fake session, without the game world: where things stand while thumbs fly. */
let hud: BareHud;
let phone: Page;
const complaints: string[] = [];

beforeAll(async () => {
  if (lacksChromium) return;
  hud = await openBareHud();
  phone = await hud.browser.newPage({ hasTouch: true, isMobile: true, reducedMotion: 'reduce' });
  phone.on('pageerror', (error) => complaints.push(String(error)));
}, 60_000);

afterAll(async () => {
  if (!lacksChromium) await hud.close();
});

afterEach(() => expect(complaints).toEqual([]));

const UPRIGHT = { width: 390, height: 844 };
const ON_ITS_SIDE = { width: 844, height: 390 };

async function open(size: { width: number; height: number }, query: string): Promise<void> {
  await phone.setViewportSize(size);
  await phone.goto(`${hud.address}&${query}`);
  await phone.getByTestId('hud').waitFor();
  // What flies by touch marks the page so.
  await phone.evaluate(() => document.documentElement.classList.add('touch'));
}

const scaleTo = (scale: string) =>
  phone.evaluate((size) => document.documentElement.style.setProperty('--text-scale', size), scale);

const boxOf = (part: string) =>
  phone.locator(part).evaluate((root) => {
    const { left, right, top, bottom } = root.getBoundingClientRect();
    return { left, right, top, bottom };
  });

test.skipIf(lacksChromium)(
  'upright, the kills and the map stand below the beacons, not over them',
  async () => {
    await open(UPRIGHT, 'mode=hold&rich=1');
    // The score has its place when the beacons are in it.
    await phone.locator('.touch .hud.has-beacons').waitFor();
    const end = (await boxOf('.beacon-row')).bottom;
    expect(end).toBeGreaterThan(80);
    expect((await boxOf('.kill-feed')).top).toBeGreaterThan(end);
    expect((await boxOf('.minimap')).top).toBeGreaterThan(end);
  },
  60_000,
);

/** Runs in the page: which words lie over the own ship at this height, or over what else is read or touched. */
function covered(shipY: number): string[] {
  const boxes = (parts: string) =>
    Array.from(document.querySelectorAll(parts))
      .map((part) => ({ name: part.className, box: part.getBoundingClientRect() }))
      .filter(({ box }) => box.height > 0);
  const words = boxes('.announcement, .rival-notice, .first-steps, .over, .warm-up p');
  const ship = { name: 'ship', box: new DOMRect(195 - 28, shipY - 28, 56, 56) };
  const kept = '.minimap, .kill-feed, .score-clock, .touch-stick, .touch-press, .touch-bar, .gauges';
  const others = [ship, ...boxes(kept)];
  const meets = (a: DOMRect, b: DOMRect) =>
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  return words.flatMap(({ name, box }) =>
    others.filter((other) => meets(box, other.box)).map((other) => `${name} over ${other.name}`),
  );
}

test.skipIf(lacksChromium)(
  'upright, no word lies over the own ship, nor over what else is read or touched',
  async () => {
    // In the middle of what the thumbs leave free; at the lower border of the arena.
    for (const shipY of [312, 420]) {
      await open(UPRIGHT, `mode=hold&rich=1&ship=${shipY}`);
      await phone.locator('.announcement').last().waitFor();
      expect(await phone.evaluate(covered, shipY)).toEqual([]);
      for (const fate of ['lost', 'left']) {
        await open(UPRIGHT, `mode=duel&rival=${fate}&ship=${shipY}`);
        await phone.getByTestId('rival').waitFor();
        expect(await phone.evaluate(covered, shipY), fate).toEqual([]);
      }
      // What was said of the round is not true any more.
      expect(await phone.locator('.announcement').count()).toBe(0);
    }
  },
  60_000,
);

test.skipIf(lacksChromium)(
  'on its side, the vote has its heading, and no keys that nobody has',
  async () => {
    await open(ON_ITS_SIDE, 'mode=hold&phase=results');
    const heading = phone.locator('.ballot h3');
    await heading.waitFor();
    expect(await phone.locator('.vote kbd').first().isVisible()).toBe(false);
    expect((await boxOf('.ballot h3')).bottom).toBeLessThanOrEqual((await boxOf('.votes')).top);
    await phone.evaluate(() => document.documentElement.classList.remove('touch'));
    expect(await phone.locator('.vote kbd').first().isVisible()).toBe(true);
  },
  60_000,
);

test.skipIf(lacksChromium).each([
  ['upright', UPRIGHT],
  ['on its side', ON_ITS_SIDE],
] as const)(
  '%s, the button of the scoreboard is in sight, and closes what it opened',
  async (_, size) => {
    await open(size, 'mode=hold&ships=12');
    await scaleTo('1.5');
    const boardButton = phone.getByTestId('touch-board');
    // What is drawn uppermost, though it may let fingers through.
    await phone.addStyleTag({ content: '.hud > :is(.minimap, .board) { pointer-events: auto; }' });
    const isUppermost = () =>
      boardButton.evaluate((root) => {
        const { x, y, width, height } = root.getBoundingClientRect();
        const corners = [0.1, 0.9].flatMap((part) => [
          document.elementFromPoint(x + part * width, y + 0.5 * height),
          document.elementFromPoint(x + 0.5 * width, y + part * height),
        ]);
        return corners.every((found) => found === root);
      });
    expect(await isUppermost()).toBe(true);
    await boardButton.tap();
    await phone.getByTestId('scoreboard').waitFor();
    expect(await isUppermost()).toBe(true);
    await boardButton.tap();
    await phone.getByTestId('scoreboard').waitFor({ state: 'hidden' });
  },
  60_000,
);

test.skipIf(lacksChromium)(
  'on its side, as many kills are told as have room over the rail’s button, the newest always',
  async () => {
    await open(ON_ITS_SIDE, 'mode=skirmish&ships=16');
    await phone.getByTestId('touch-rail').waitFor();
    await phone.evaluate(`(async () => {
      const { killFeed } = await import('/client/ui/kill-feed.ts');
      const feed = killFeed();
      const died = (ship) => ({ type: 'died', ship, by: 1, weapon: 'bolt' });
      feed.show({ me: 1, pilots: new Map() }, [2, 3, 4, 5, 6].map(died), 0);
      feed.root.firstElementChild.id = 'newest';
      feed.root.lastElementChild.id = 'oldest';
      document.querySelector('.kill-feed').replaceWith(feed.root);
    })()`);
    for (const scale of ['1', '1.5']) {
      await scaleTo(scale);
      const feed = await boxOf('.kill-feed');
      const newest = await boxOf('#newest');
      expect(feed.bottom).toBeLessThan((await boxOf('.touch-rail')).top);
      expect(newest.top).toBeGreaterThanOrEqual(feed.top);
      expect(newest.bottom).toBeLessThanOrEqual(feed.bottom + 0.5);
      expect((await boxOf('#oldest')).right).toBeLessThan(feed.left + 1);
    }
  },
  60_000,
);

test.skipIf(lacksChromium)(
  'on its side, no word about the opponent lies over the own ship',
  async () => {
    await open(ON_ITS_SIDE, 'mode=duel&rival=lost&ship=195');
    await phone.getByTestId('rival').waitFor();
    expect((await boxOf('.rival-notice')).bottom).toBeLessThan(195 - 28);
    expect((await boxOf('.announcements')).bottom).toBeLessThan(195 - 28);
  },
  60_000,
);
