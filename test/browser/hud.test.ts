import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BareHud, openBareHud } from '../helpers/bare-hud.ts';
import { lacksChromium } from '../helpers/chromium.ts';
import { until } from '../helpers/until.ts';

/** What arrives may be larger for a moment. */
const PATIENCE = { timeout: 5000 };

/** Over a fake session, without the game world: what stands around the fight. */
let hud: BareHud;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  if (lacksChromium) return;
  hud = await openBareHud();
  page = await hud.browser.newPage({ reducedMotion: 'reduce' });
  page.on('pageerror', (error) => complaints.push(String(error)));
}, 60_000);

afterAll(async () => {
  if (!lacksChromium) await hud.close();
});

const isShown = (testId: string) => page.getByTestId(testId).isVisible();

async function open(query: string, shown: string): Promise<void> {
  await page.goto(`${hud.address}&${query}`);
  await until(() => isShown(shown), `${shown} of ${query}`, 30_000);
}

/** What reaches over the window's edge to the left or right; the pointer's cross may. */
const outside = () =>
  page.evaluate(() =>
    Array.from(document.querySelectorAll('.hud :not(.crosshair, .crosshair *)'))
      .filter((part) => {
        const { left, right, width, height } = part.getBoundingClientRect();
        return width > 0 && height > 0 && (left < -1 || right > window.innerWidth + 1);
      })
      .map((part) => `${part.className} ${part.textContent}`),
  );

test.skipIf(lacksChromium)(
  'in each mode nothing leaves the smallest window, though words are longer',
  async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    for (const mode of ['skirmish', 'hold', 'duel']) {
      await open(`mode=${mode}&phase=results&wide=1.4`, 'ballot');
      await expect.poll(outside, PATIENCE).toEqual([]);
    }
    await open('mode=hold&rich=1&wide=1.4', 'beacons');
    await expect.poll(outside, PATIENCE).toEqual([]);
    await open('mode=duel&phase=warmup&ships=1&fresh=1&wide=1.4', 'warm-up');
    await expect.poll(outside, PATIENCE).toEqual([]);
    expect(complaints).toEqual([]);
  },
  120_000,
);

test.skipIf(lacksChromium)(
  'how many beacons each took stands in the table when it is known, at the end of the round',
  async () => {
    const heads = (part: string) => page.locator(`${part} th`).allInnerTexts();
    await open('mode=hold&phase=results', 'ballot');
    await expect.poll(async () => (await heads('.results')).length, PATIENCE).toBe(2 * 5);
    await open('mode=hold', 'beacons');
    await page.keyboard.down('Tab');
    await expect.poll(async () => (await heads('.board')).length, PATIENCE).toBe(2 * 4);
    await page.keyboard.up('Tab');
    expect(complaints).toEqual([]);
  },
  60_000,
);

test.skipIf(lacksChromium)(
  'a pilot votes by key or button, sees the own vote at once, and may change it',
  async () => {
    await page.setViewportSize({ width: 844, height: 390 });
    await open('mode=hold&phase=results', 'ballot');
    const isMine = async (place: number) =>
      (await page.getByTestId(`vote-${place}`).getAttribute('aria-pressed')) === 'true';
    await page.keyboard.press('2');
    expect([await isMine(1), await isMine(2)]).toEqual([false, true]);
    await page.getByTestId('vote-3').click();
    expect([await isMine(2), await isMine(3)]).toEqual([false, true]);
    expect(complaints).toEqual([]);
  },
  60_000,
);

test.skipIf(lacksChromium)(
  'who shot one down stands in the notice until the ship is back, and is forgotten then',
  async () => {
    await open('mode=duel', 'clock');
    // As text: vitest would make an import of its own of this one.
    const said = await page.evaluate<boolean[]>(`(async () => {
      const { deathNotice } = await import('/client/ui/death-notice.ts');
      const notice = deathNotice();
      const own = { flying: false };
      const session = {
        me: 1,
        watching: false,
        ships: new Map([[1, own]]),
        pilots: new Map([[2, { id: 2, own: false, name: 'Vega', mate: false, team: 0 }]]),
        round: { phase: 'play' },
        gauges: { respawnMs: 900 },
      };
      const names = (flying) => {
        own.flying = flying;
        notice.show(session);
        return notice.root.textContent.includes('Vega');
      };
      notice.learn(session, [{ type: 'died', ship: 1, by: 2, weapon: 'bolt', angle: 0, seen: true }]);
      return [names(false), names(false), names(true), names(false)];
    })()`);
    expect(said).toEqual([true, true, false, false]);
    expect(complaints).toEqual([]);
  },
  60_000,
);

test.skipIf(lacksChromium)(
  'who was away is promised no more than a look, and hears that the match ended behind',
  async () => {
    await open('away=1&over=2', 'was-away');
    expect(await page.getByTestId('was-away').textContent()).toContain('while the match goes on');
    await until(() => isShown('ending'), 'the match to be over', 10_000);
    expect(await page.getByTestId('ending').getAttribute('data-ending')).toBe('away');
    await page.getByTestId('ending-next').click();
    await until(() => isShown('clock'), 'a new match', 10_000);
    expect(complaints).toEqual([]);
  },
  60_000,
);

test.skipIf(lacksChromium)(
  'in a duel it is said at once that the other has gone, and at the end how it stood',
  async () => {
    await open('mode=duel&rival=lost', 'rival');
    expect(await page.getByTestId('rival').innerText()).toMatch(/Amber Wren.*line is lost[\s\S]*\d+ s/);
    await open('mode=duel&ranked=1&rival=left', 'rival');
    expect(await page.getByTestId('rival').innerText()).toContain('the match ends in a moment');
    await open('mode=duel&rival=left&over=4', 'rival');
    const left = await page.getByTestId('rival').innerText();
    expect(left).toContain('6 : 4');
    expect(left).not.toContain('the match ends in a moment');
    await until(() => isShown('ending'), 'the match to be over', 10_000);
    const said = await page.getByTestId('ending').innerText();
    expect(said).toContain('Amber Wren⁩ has left');
    expect(await page.getByTestId('ending-scores').locator('td').allInnerTexts()).toEqual([
      ...['You', '6'],
      ...['Amber Wren', '4'],
    ]);
    expect(complaints).toEqual([]);
  },
  60_000,
);

test.skipIf(lacksChromium)(
  'names and sides are read in full wherever there is room, also in large letters',
  async () => {
    const cut = (parts: string) =>
      page.locator(parts).evaluateAll((words) =>
        words
          .filter((word) => word.clientWidth > 0 && word.scrollWidth > word.clientWidth)
          // A name of wide letters alone is longer than any room.
          .map((word) => word.textContent)
          .filter((text) => !text?.startsWith('WWW')),
      );
    const scaleTo = (scale: string) =>
      page.evaluate((size) => document.documentElement.style.setProperty('--text-scale', size), scale);
    for (const [width, height] of [
      [768, 1024],
      [390, 844],
      [844, 390],
    ] as const) {
      await page.setViewportSize({ width, height });
      await open('mode=hold&ships=12', 'beacons');
      await scaleTo('1.5');
      await page.keyboard.down('Tab');
      await page.locator('.board .pilot-name').first().waitFor();
      expect(await cut('.board .pilot-name'), `${width}`).toEqual([]);
      expect(await cut('.score-label small'), `${width}`).toEqual([]);
      await page.keyboard.up('Tab');
    }
    await page.setViewportSize({ width: 320, height: 640 });
    await open('mode=hold', 'beacons');
    expect(await cut('.score-label small')).toEqual([]);
    await open('mode=hold&phase=results', 'ballot');
    expect(await cut('.results .standings .pilot-name')).toEqual([]);
    expect(complaints).toEqual([]);
  },
  60_000,
);

test.skipIf(lacksChromium)(
  'who looked elsewhere while the other left is told of it all the same',
  async () => {
    await page.goto(`${hud.address}&mode=duel&rival=left&over=4`);
    await page.getByTestId('clock').waitFor();
    // As in a tab that is hidden: nothing is drawn any more, and the session goes on.
    await page.evaluate(() => {
      window.requestAnimationFrame = () => 0;
    });
    await until(() => isShown('ending'), 'the match to be over', 10_000);
    expect(await page.getByTestId('ending').innerText()).toContain('Amber Wren⁩ has left');
    expect(complaints).toEqual([]);
  },
  60_000,
);
