import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type CuttableLine, cuttableLine } from '../helpers/cuttable-line.ts';
import { Squadron } from '../helpers/flying-session.ts';
import { startTestApp, type TestApp } from '../helpers/running-app.ts';
import { until } from '../helpers/until.ts';

let app: TestApp;
let line: CuttableLine;
let squadron: Squadron;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  line = await cuttableLine(app.port);
  squadron = new Squadron(line.origin);
});
afterEach(async () => {
  await squadron.disband();
  await line.end();
});
afterAll(() => app.close());

test('R10 a cut line comes back by itself, to the same ship, and flies on without corrections', async () => {
  const one = await squadron.fly({ name: 'Cut' });
  one.intent.move = 9;
  const { me } = one.session;
  const { score } = app.room(one.session.room.id).shipOfPilot('Cut');
  line.cut();
  const isBack = () => one.session.network.resumes === 1 && one.session.status === 'playing';
  await until(isBack, 'the line to be missed and to come back');
  expect(one.session.me).toBe(me);
  expect(app.room(one.session.room.id).shipOfPilot('Cut').score).toBe(score);
  const { reconciles, corrections } = one.session.network;
  await until(() => one.session.network.reconciles > reconciles + 40, 'flight');
  expect(one.session.network.corrections).toBe(corrections);
});

test('a line that falls silent without closing is missed by the client itself', async () => {
  const one = await squadron.fly({ name: 'Silent' });
  const { me } = one.session;
  line.freeze(true);
  await until(() => one.session.status === 'resuming', 'the silence to be noticed');
  line.freeze(false);
  await until(() => one.session.status === 'playing', 'the line to come back', 15_000);
  expect(one.session.me).toBe(me);
});

test('a page that is loaded again gets the ship that it had', async () => {
  const before = await squadron.fly({ name: 'Reload' });
  const { me, room } = before.session;
  before.freeze();
  line.cut();
  const after = await squadron.fly({ name: 'Reload', storage: before.storage });
  expect(after.session.me).toBe(me);
  expect(after.session.room.id).toBe(room.id);
});

test('who comes from elsewhere as the same pilot takes over, and the first is told', async () => {
  const before = await squadron.fly({ name: 'Moves' });
  const after = await squadron.fly({
    name: 'Moves',
    storage: before.storage,
    roomId: before.session.room.id,
  });
  await until(() => before.session.status === 'ended', 'the first to end');
  expect(before.session.ending).toBe('taken_over');
  expect(after.session.status).toBe('playing');
});

test('a room that is not there ends with its name, not with another room', async () => {
  const one = squadron.launch({ name: 'Stray', roomId: 'nowhere' });
  await until(() => one.session.status === 'ended', 'the end');
  expect(one.session.ending).toBe('unknown_room');
});

test('nobody home: the session says that the server is gone', async () => {
  line.close(true);
  const one = squadron.launch({ name: 'Alone' });
  await until(() => one.session.status === 'ended', 'the end', 15_000);
  expect(one.session.ending).toBe('server_gone');
});
