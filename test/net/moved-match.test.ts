import { createServer } from 'node:http';
import { matchMaker } from '@colyseus/core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { admit } from '../../server/rooms/entrance.ts';
import { MatchRoom } from '../../server/rooms/match-room.ts';
import { bytesToMatch } from '../../server/rooms/match-snapshot.ts';
import { CLOSE } from '../../sim/protocol.ts';
import { type CuttableLine, cuttableLine } from '../helpers/cuttable-line.ts';
import { type FlyingSession, Squadron } from '../helpers/flying-session.ts';
import { type MatchmakerInFront, matchmakerInFront } from '../helpers/matchmaker-in-front.ts';
import { startTestApp, type TestApp } from '../helpers/running-app.ts';
import { until } from '../helpers/until.ts';

const RESUMES = 'POST /v1/seats/resume';

let app: TestApp;
/** The host's line at first, and where its match may move to. */
let here: CuttableLine;
let there: CuttableLine;
let front: MatchmakerInFront;
let squadron: Squadron;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  here = await cuttableLine(app.port);
  there = await cuttableLine(app.port);
  front = await matchmakerInFront(app.origin, `127.0.0.1:${here.port}`);
  squadron = new Squadron(front.origin);
});
afterEach(async () => {
  await squadron.disband();
  await here.end();
  await there.end();
  await front.end();
});
afterAll(() => app.close());

/** From now on the match is said to be elsewhere. */
function move(): void {
  front.host = 'another';
  front.address = `127.0.0.1:${there.port}`;
}

/** Its line was lost once, and its place is won back. Between two frames both may have happened. */
const isBack = ({ session }: FlyingSession) => session.network.resumes === 1 && session.status === 'playing';

/** For how long its line was silent at most, from now on. */
function noteSilence(one: FlyingSession): () => number {
  let longestMs = 0;
  one.onFrame = () => {
    longestMs = Math.max(longestMs, one.session.network.silenceMs);
  };
  return () => longestMs;
}

test('R11 a match that moved to another address is followed there at once, to the same ship', async () => {
  const one = await squadron.fly({ name: 'Follows' });
  const { me } = one.session;
  await until(() => one.session.network.reconciles > 20, 'flight');
  move();
  const asked = front.asked.length;
  const room = matchMaker.getLocalRoomById(one.session.room.id);
  // Without frames no silence is noticed, only what is heard.
  one.freeze();
  for (const client of room?.clients ?? []) client.leave(CLOSE.moved, 'the match goes on elsewhere');
  here.close(true);
  await until(() => one.session.status === 'resuming', 'the word to be heard');
  one.thaw();
  await until(() => isBack(one), 'the match to go on');
  expect(front.asked.slice(asked)).toEqual([RESUMES]);
  expect(one.session.me).toBe(me);
  const { reconciles, corrections } = one.session.network;
  await until(() => one.session.network.reconciles > reconciles + 40, 'flight over the other line');
  expect(one.session.network.corrections).toBe(corrections);
});

test('R11 whoever was told where the match goes on is there without asking anybody', async () => {
  const one = await squadron.fly({ name: 'Told' });
  const other = await squadron.fly({ name: 'Elsewhere', newRoom: true });
  const from = matchMaker.getLocalRoomById(one.session.room.id);
  const to = matchMaker.getLocalRoomById(other.session.room.id);
  if (!(from instanceof MatchRoom && to instanceof MatchRoom)) throw new Error('no matches');
  await until(() => one.session.network.reconciles > 20, 'flight');
  const pilot = bytesToMatch(from.snapshot()).seats[0]?.pilot;
  if (pilot === undefined) throw new Error('nobody has a seat');
  const place = await admit(to, pilot);
  if ('refused' in place) throw new Error(place.refused);
  const seat = { ...place.seat, publicAddress: `127.0.0.1:${there.port}` };
  const asked = front.asked.length;
  from.depose(CLOSE.moved, [{ pilotId: pilot.id, place: { ...place, seat } }]);
  await until(() => one.session.room.id === to.roomId && one.session.status === 'playing', 'the other match');
  expect(front.asked.slice(asked)).toEqual([]);
});

test('R11 a line that breaks leads to the host that was named, and where that has nothing to a matchmaker', async () => {
  const one = await squadron.fly({ name: 'Named' });
  const { me } = one.session;
  await until(() => one.session.network.reconciles > 20, 'flight');
  const room = matchMaker.getLocalRoomById(one.session.room.id);
  if (!(room instanceof MatchRoom)) throw new Error('no match');
  const upgrades: string[] = [];
  const named = createServer().on('upgrade', ({ url = '' }, socket) => {
    upgrades.push(url);
    socket.end('HTTP/1.1 409 Conflict\r\n\r\n');
  });
  onTestFinished(() => void named.close());
  await new Promise<void>((resolve) => named.listen(0, '127.0.0.1', resolve));
  const address = named.address();
  const publicAddress = `127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  room.standsBy({ processId: 'named', publicAddress });
  const { reconciles } = one.session.network;
  await until(() => one.session.network.reconciles > reconciles + 5, 'it to be told');
  move();
  const asked = front.asked.length;
  here.close(true);
  here.cut();
  await until(() => isBack(one), 'the match to go on');
  expect(upgrades).toEqual([expect.stringMatching(`^/named/${one.session.room.id}\\?sessionId=[\\w-]+\\.`)]);
  expect(front.asked.slice(asked)).toEqual([RESUMES]);
  expect(one.session.me).toBe(me);
  // Whose room says a word is sent away on purpose: it is not looked for where it was.
  room.standsBy({ processId: 'again', publicAddress });
  for (const client of room.clients) client.leave(CLOSE.moved, 'the match goes on elsewhere');
  await until(() => one.session.network.resumes === 2 && one.session.status === 'playing', 'it again');
  expect(front.asked.slice(asked)).toEqual([RESUMES, RESUMES]);
  expect(upgrades).toHaveLength(1);
});

test('R11 a host that falls silent is asked about after half a second, and its match followed to another', async () => {
  const one = await squadron.fly({ name: 'Frozen' });
  const { me } = one.session;
  await until(() => one.session.network.reconciles > 20, 'flight');
  move();
  const asked = front.asked.length;
  const silence = noteSilence(one);
  here.freeze(true);
  await until(() => isBack(one), 'the match to go on');
  expect(silence()).toBeGreaterThanOrEqual(500);
  expect(silence()).toBeLessThan(2500);
  // It is followed for the first answer: until the line is given up by itself, more questions are asked.
  expect(front.asked.slice(asked)).toEqual([RESUMES]);
  expect(one.session.me).toBe(me);
  here.freeze(false);
  const { reconciles } = one.session.network;
  await until(() => one.session.network.reconciles > reconciles + 20, 'flight');
  expect(one.session.network.resumes).toBe(1);
});

test('a living host that is silent for a moment keeps its line: nothing is resumed', async () => {
  // Of frames that pass in no time but their own: a moment is not longer because the machine is busy.
  let frames = 0;
  squadron = new Squadron(front.origin, () => (++frames * 1000) / 60);
  const one = await squadron.fly({ name: 'Stalls' });
  await until(() => one.session.network.reconciles > 20, 'flight');
  for (const moment of [36, 54, 42]) {
    const end = frames + moment;
    here.freeze(true);
    await until(() => frames >= end, 'the moment to pass');
    here.freeze(false);
    const { reconciles } = one.session.network;
    await until(() => one.session.network.reconciles > reconciles + 10, 'flight');
  }
  expect(one.session.status).toBe('playing');
  expect(front.asked.filter((what) => what === RESUMES).length).toBeGreaterThan(0);
  expect(one.session.network.resumes).toBe(0);
});

test('R10 a line that died alone, while its host lives, is won back before seconds of silence', async () => {
  const one = await squadron.fly({ name: 'Half open' });
  const { me } = one.session;
  await until(() => one.session.network.reconciles > 20, 'flight');
  const asked = front.asked.length;
  const silence = noteSilence(one);
  here.strand();
  await until(() => isBack(one), 'the line to be won back');
  expect(silence()).toBeLessThan(2900);
  // Once its host is known to live nobody is asked again, though the line is waited for a moment longer.
  expect(front.asked.slice(asked)).toEqual([RESUMES]);
  expect(one.session.me).toBe(me);
});

test('while nobody hosts the match it stands still: ships, bolts and the clock; the own ship turns', async () => {
  const one = await squadron.fly({ name: 'Waits' });
  const other = await squadron.fly({ name: 'Flies', roomId: one.session.room.id });
  one.intent.move = 3;
  other.intent.move = 7;
  other.intent.buttons = 1;
  await until(() => one.session.network.reconciles > 40, 'flight');
  front.refusal = { status: 503, body: { error: { code: 'no_host', message: 'no' } } };
  here.close(true);
  here.cut();
  await until(() => one.session.status === 'resuming', 'the line to be missed');
  const picture = () =>
    JSON.stringify({
      ships: [...one.session.ships.values()].map(({ id, x, y, hull }) => ({ id, x, y, hull })),
      bolts: one.session.bolts.map(({ x, y }) => ({ x, y })),
      clock: one.session.round.msLeft,
      gauges: one.session.gauges,
    });
  const stood = picture();
  for (const aim of [16_384, 32_768, 49_152]) {
    one.intent.aim = aim;
    const radians = (aim / 65_536) * Math.PI * 2;
    await until(
      () => Math.abs((one.session.ships.get(one.session.me)?.aim ?? 0) - radians) < 0.01,
      'the ship to turn',
    );
    expect(picture()).toBe(stood);
  }
  await until(() => (one.session.waiting?.tries ?? 0) > 3, 'several questions');
  expect(picture()).toBe(stood);
  front.refusal = undefined;
  here.close(false);
  await until(() => one.session.status === 'playing', 'the match to go on');
  await until(() => picture() !== stood, 'the world to move');
});

test('who watches follows the match as well, and whom it followed', async () => {
  const pilots = [
    await squadron.fly({ name: 'One' }),
    await squadron.fly({ name: 'Two' }),
    await squadron.fly({ name: 'Three' }),
  ];
  const roomId = pilots[0]?.session.room.id ?? '';
  const watcher = squadron.watch(roomId);
  await until(() => watcher.session.pilots.size === 3, 'the picture', 12_000);
  const last = pilots[2]?.session.me ?? 0;
  watcher.session.follow(last);
  await until(() => watcher.session.me === last, 'the ship to be followed');
  move();
  here.freeze(true);
  await until(() => watcher.session.network.resumes === 1, 'the silence to be noticed');
  await until(() => watcher.session.status === 'playing' && watcher.session.me === last, 'the same picture');
});

test('a page that is loaded again a minute after it was heard of last comes back to its ship', async () => {
  const before = await squadron.fly({ name: 'Late' });
  const { me, room } = before.session;
  before.freeze();
  here.strand();
  before.storage.set('seat.alive', String(Date.now() - 60_000));
  const after = await squadron.fly({ name: 'Late', storage: before.storage });
  expect(after.session.me).toBe(me);
  expect(after.session.room.id).toBe(room.id);
  await before.session.leave();
});

test('a page that is loaded again while nobody hosts its match waits for it, and comes back to its ship', async () => {
  const before = await squadron.fly({ name: 'Patient' });
  const { me } = before.session;
  front.refusal = { status: 503, body: { error: { code: 'no_host', message: 'no' } } };
  before.freeze();
  here.strand();
  const after = squadron.launch({ name: 'Patient', storage: before.storage });
  await until(() => (after.session.waiting?.tries ?? 0) > 2, 'several questions');
  expect(after.session.status).toBe('joining');
  front.refusal = undefined;
  await until(() => after.session.status === 'playing', 'the ship');
  expect(after.session.me).toBe(me);
  await before.session.leave();
});

test('R11 who comes back to a match that is over is told so, with its result', async () => {
  const one = await squadron.fly({ name: 'Too late' });
  const scores = [
    { name: 'Ada', team: 0, score: 7 },
    { name: 'Too late', team: 0, score: 3 },
  ];
  const result = { mode: 'skirmish', map: 'foundry', round: 4, scores };
  front.refusal = { status: 410, body: { error: { code: 'room_ended', message: 'over', result } } };
  here.close(true);
  here.cut();
  await until(() => one.session.status === 'ended', 'the end');
  expect(one.session.ending).toBe('over');
  expect(one.session.result).toEqual(result);
  expect(one.storage.get('seat.ticket')).toBeUndefined();
});
