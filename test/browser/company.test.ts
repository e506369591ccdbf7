import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { buildClientIfNeeded } from '../../server/build-client.ts';
import { serveMaps, servePage } from '../../server/page.ts';
import { CLOSE } from '../../sim/protocol.ts';
import { lacksChromium, launchChromium } from '../helpers/chromium.ts';
import { startTestApp, type TestApp } from '../helpers/running-app.ts';
import { until } from '../helpers/until.ts';

let app: TestApp;
let browser: Browser;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  if (lacksChromium) return;
  await buildClientIfNeeded();
  app = await startTestApp({}, serveMaps(servePage()), ['foundry', 'quarry', 'gatehouse']);
  browser = await launchChromium();
}, 120_000);

afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});

afterAll(async () => {
  if (lacksChromium) return;
  await browser.close();
  await app.close();
});

/** The page as somebody else opens it. */
async function visit(name: string, query = ''): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 640, height: 480 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  contexts.push(context);
  const page = await context.newPage();
  await page.goto(`${app.origin}/?renderer=canvas&${query}`);
  await page.getByTestId('name').fill(name);
  return page;
}

/** The code in the link that leads into it. */
async function makeParty(leader: Page): Promise<string> {
  await leader.getByTestId('ranked-button').click();
  await leader.getByTestId('party-make').click();
  await leader.locator('.party-member').waitFor();
  await leader.locator('.ranked').getByTestId('invite').click();
  const link = await leader.evaluate(() => navigator.clipboard.readText());
  return new URL(link).searchParams.get('party') ?? '';
}

const roomOf = async (page: Page) => {
  const read = () =>
    page.evaluate(() => {
      const session = window.groundTruth?.session();
      return session?.status === 'playing' ? session.room : undefined;
    });
  await until(async () => (await read()) !== undefined, 'the page to play', 30_000);
  return read();
};

test.skipIf(lacksChromium)(
  'a private room is opened, its code is shown, and its link leads a friend to the name and then into it',
  async () => {
    const host = await visit('Host');
    await host.getByTestId('friends-button').click();
    await host.getByTestId('room-map').selectOption('quarry');
    await host.getByTestId('room-open').click();
    const room = await roomOf(host);
    expect(room).toMatchObject({
      map: 'quarry',
      mode: 'skirmish',
      code: expect.stringMatching(/^[A-Z2-9]{6}$/),
    });
    const code = room?.code ?? '';
    await host.locator('.in-match').waitFor();
    await host.keyboard.press('Escape');
    expect(await host.getByTestId('room-code').textContent()).toContain(
      `${code.slice(0, 3)} ${code.slice(3)}`,
    );

    const friend = await visit('Friend', `code=${code.toLowerCase()}`);
    await friend.getByTestId('play').click();
    expect(await roomOf(friend)).toMatchObject({ id: room?.id, code });
  },
  120_000,
);

test.skipIf(lacksChromium)('a name is kept as it is typed, before anything is played', async () => {
  const page = await visit('Typed');
  await page.reload();
  expect(await page.getByTestId('name').inputValue()).toBe('Typed');
});

test.skipIf(lacksChromium)(
  'a code that is wrong is said to be, and one that leads nowhere offers to type another',
  async () => {
    const page = await visit('Lost');
    await page.getByTestId('friends-button').click();
    await page.getByTestId('code').fill('abc1');
    await page.keyboard.press('Enter');
    expect(await page.getByTestId('code-fault').textContent()).toContain('“1”');
    await page.getByTestId('code').fill(' zz-zz zz ');
    await page.keyboard.press('Enter');
    await page.locator('[data-ending=unknown_code]').waitFor();
    await page.getByTestId('ending-next').click();
    expect(await page.getByTestId('code').inputValue()).toBe('ZZZ ZZZ');
    await page.keyboard.type('h');
    expect(await page.getByTestId('code').inputValue()).toBe('h');
  },
  120_000,
);

test.skipIf(lacksChromium)(
  'two who look for a ranked duel come into one by themselves, and after it look for the next one',
  async () => {
    const pages = [await visit('Ada'), await visit('Bob')];
    for (const page of pages) {
      await page.getByTestId('ranked-button').click();
      await page.getByTestId('queue-duel').click();
      // What was begun goes on behind a dialog that is closed.
      if (page === pages[0]) await page.keyboard.press('Escape');
    }
    const [one, two] = await Promise.all(pages.map(roomOf));
    expect(one).toMatchObject({ mode: 'duel', id: two?.id });
    for (const page of pages) {
      await page.getByTestId('ranked').waitFor();
      expect(await page.title()).toContain('Duel (ranked) on');
    }
    void app.room(one?.id ?? '').disconnect(CLOSE.over);
    for (const page of pages) {
      await page.locator('[data-ending=over]').waitFor();
      await page.getByTestId('ending-next').click();
      expect(await page.getByTestId('queue-duel').isVisible()).toBe(true);
      expect(await page.getByTestId('queue-state').textContent()).toBe('');
    }
  },
  120_000,
);

test.skipIf(lacksChromium)(
  'a party is made, its link leads a friend into it, and both see who is ready',
  async () => {
    const host = await visit('Host');
    const code = await makeParty(host);

    const friend = await visit('Friend', `party=${code}`);
    await friend.getByTestId('play').click();
    await friend.getByTestId('party-ready').click();
    await until(
      async () => (await host.getByTestId('party').textContent())?.includes('Friendready') === true,
      'Friend ready',
    );
    expect(await friend.getByTestId('queue-duel').isDisabled()).toBe(true);
    await host.getByTestId('queue-hold').click();
    await friend.getByTestId('queue-stop').waitFor();
    for (const page of [host, friend]) {
      await page.getByTestId('party-ready').waitFor({ state: 'hidden' });
      await until(
        async () => (await page.getByTestId('party').textContent())?.includes('not ready') === false,
        'nobody is asked to be ready while opponents are looked for',
      );
    }
    await host.keyboard.press('Escape');
    await friend.getByTestId('queue-detail').filter({ hasText: 'so far' }).waitFor();
    expect(await host.getByTestId('search-state').textContent()).toContain('Looking for opponents');
    expect(await host.getByTestId('play').isVisible()).toBe(false);
    await host.getByTestId('search-stop').click();
    await friend
      .getByTestId('queue-state')
      .filter({ hasText: '\u2068Host\u2069 stopped the search.' })
      .waitFor();
    expect(await host.getByTestId('play').isEnabled()).toBe(true);
    expect(await host.getByTestId('search-state').textContent()).toBe('You are in a party of 2.');
    await host.getByTestId('search-show').click();
    await friend.getByTestId('party-ready').waitFor();
    await friend.getByTestId('party-leave').click();
    await until(async () => (await host.locator('.party-member').count()) === 1, 'Friend gone');
  },
  120_000,
);

test.skipIf(lacksChromium)(
  'a party and a search outlive a reload, and a party that is gone is said to be',
  async () => {
    const host = await visit('Host');
    const code = await makeParty(host);

    const friend = await visit('Friend', `party=${code}`);
    await friend.getByTestId('play').click();
    await friend.getByTestId('party-ready').click();
    await friend.locator('.party-member.set').nth(1).waitFor();
    await friend.reload();
    const noteOf = (page: Page, text: string) =>
      page.getByTestId('search-state').filter({ hasText: text }).waitFor();
    await noteOf(friend, 'You are in a party of 2.');
    expect(await friend.getByTestId('invitation').count()).toBe(0);
    expect(await friend.getByTestId('name').getAttribute('readonly')).toBe('');

    await host.locator('.party-member.set').nth(1).waitFor();
    await host.getByTestId('queue-hold').click();
    await friend.getByTestId('queue-stop').waitFor();
    for (const page of [friend, host]) {
      await page.reload();
      await noteOf(page, 'Looking for opponents');
    }
    await friend.getByTestId('search-stop').click();
    await noteOf(host, '\u2068Friend\u2069 stopped the search.');

    const token = await friend.evaluate(() => sessionStorage.getItem('ground-truth.pilot.token'));
    await friend.goto('about:blank');
    const path = `${app.origin}/v1/parties/${code}/leave`;
    await fetch(path, { method: 'POST', headers: { Authorization: `Bearer ${token}` } });
    await friend.goto(`${app.origin}/?renderer=canvas`);
    await noteOf(friend, 'You are not in the party any more.');
    await friend.getByTestId('search-read').click();
    expect(await friend.getByTestId('search-state').isVisible()).toBe(false);
    expect(await friend.getByTestId('name').getAttribute('readonly')).toBe(null);
  },
  120_000,
);
