import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bot, createBot } from '../../client/bots/bot.ts';
import { type FrameLoop, startFrameLoop } from '../../client/bots/frame-loop.ts';
import { GOOD_NETWORK } from '../../client/net/network-simulator.ts';
import { Servers } from '../../client/net/servers.ts';
import { createJournal, rerunJournal } from '../../sim/journal.ts';
import { bytesToJournal, journalToBytes } from '../../sim/journal-codec.ts';
import { readArena } from '../../sim/read-arena.ts';
import { TICK_RATE } from '../../sim/units.ts';
import { lacksChromium, launchChromium } from '../helpers/chromium.ts';
import { startTestApp, type TestApp } from '../helpers/running-app.ts';
import { serveSources } from '../helpers/serve-sources.ts';
import { until } from '../helpers/until.ts';

const BOTS = 8;
const SECONDS = 20;
const MAP: unknown = JSON.parse(readFileSync(new URL('../../sim/maps/foundry.tmj', import.meta.url), 'utf8'));

const SCRIPT = `
  import { rerunJournal } from '/sim/journal.ts';
  import { bytesToJournal } from '/sim/journal-codec.ts';
  import { readArena } from '/sim/read-arena.ts';
  globalThis.hashesOf = (bytes, map) =>
    rerunJournal(bytesToJournal(Uint8Array.from(bytes)), () => readArena('foundry', map)).hashes;
`;

let app: TestApp;
let loop: FrameLoop;
const bots: Bot[] = [];
let recorded: Uint8Array;

/** A match of bots in a real room, over real sockets, is written down. */
beforeAll(async () => {
  app = await startTestApp();
  loop = startFrameLoop();
  for (let seed = 0; seed < BOTS; seed++) {
    const bot = createBot({
      servers: new Servers([app.origin]),
      name: `Bot ${seed}`,
      simulate: GOOD_NETWORK,
      skill: 0.8,
      seed,
    });
    bots.push(bot);
    loop.add(bot);
    await until(() => bot.session.status === 'playing', 'a bot to fly');
  }
  const room = app.room(bots[0]?.session.room.id ?? '');
  const journal = createJournal(room.truth);
  room.journal = journal;
  await until(() => journal.ticks.length >= SECONDS * TICK_RATE, 'the match', (SECONDS + 15) * 1000);
  room.journal = undefined;
  recorded = journalToBytes(journal);
}, 60_000);

afterAll(async () => {
  loop.stop();
  await Promise.all(bots.map((bot) => bot.leave()));
  await app.close();
});

test('R6 a recorded match of bots runs again to the same hashes in Node', () => {
  const journal = bytesToJournal(recorded);
  const rerun = rerunJournal(journal, () => readArena('foundry', MAP));
  expect(rerun.divergedAt).toBeUndefined();
  expect(rerun.hashes.length).toBeGreaterThanOrEqual(SECONDS - 1);
  const fought = rerun.world.ships.reduce((sum, ship) => sum + ship.shots, 0);
  expect(fought).toBeGreaterThan(BOTS);
});

test('a journal that was tampered with is found out', () => {
  const journal = bytesToJournal(recorded);
  // A second of one ship: a single input may push against a wall, and change nothing.
  const third = Math.floor(journal.ticks.length / 3);
  const second = journal.ticks.slice(third, third + TICK_RATE);
  const intents = second.flatMap((tick) => tick.intents).filter(({ move }) => move > 0);
  const ship = intents[0]?.ship;
  if (ship === undefined) throw new Error('nobody moved');
  for (const intent of intents) if (intent.ship === ship) intent.move = ((intent.move + 31) % 64) + 1;
  expect(rerunJournal(journal, () => readArena('foundry', MAP)).divergedAt).toBeGreaterThan(0);
});

test.skipIf(lacksChromium)(
  'R6 the same match runs again to the same hashes in Chromium',
  async () => {
    const sources = await serveSources(SCRIPT);
    const browser = await launchChromium();
    try {
      const page = await browser.newPage();
      await page.goto(sources.origin);
      await page.waitForFunction('globalThis.hashesOf !== undefined');
      const hashes = await page.evaluate(`hashesOf([${recorded}], ${JSON.stringify(MAP)})`);
      const journal = bytesToJournal(recorded);
      expect(hashes).toEqual(journal.ticks.flatMap(({ hash }) => hash ?? []));
    } finally {
      await browser.close();
      await sources.end();
    }
  },
  60_000,
);
