import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCrew } from '../../client/bots/keep-company.ts';
import { type CuttableLine, cuttableLine } from '../helpers/cuttable-line.ts';
import { Squadron } from '../helpers/flying-session.ts';
import { startTestApp, type TestApp } from '../helpers/running-app.ts';
import { until } from '../helpers/until.ts';

let app: TestApp;
let crewLine: CuttableLine;
let line: CuttableLine;
beforeAll(async () => {
  app = await startTestApp();
  crewLine = await cuttableLine(app.port);
  line = await cuttableLine(app.port);
});
afterAll(async () => {
  await crewLine.end();
  await line.end();
  await app.close();
});

test('R11 a crew whose room moved neither leaves nor sends more while its people are on their way back', async () => {
  const squadron = new Squadron(line.origin);
  const one = await squadron.fly({ name: 'Person' });
  const skill = { from: 0.5, to: 0.5 };
  const crew = createCrew({ origins: [crewLine.origin], fill: 4, most: 8, skill });
  const room = app.room(one.session.room.id);
  const crewNow = () =>
    room.truth.ships
      .filter(({ bot }) => bot)
      .map(({ id, name }) => `${id} ${name}`)
      .join();
  await until(() => room.truth.ships.length === 4, 'the crew');
  const before = crewNow();
  const play = async (ticks: number) => {
    const { tick } = room.truth;
    await until(() => room.truth.tick >= tick + ticks, 'the match to go on');
  };
  line.close(true);
  line.cut();
  crewLine.cut();
  await play(60);
  expect(crewNow()).toBe(before);
  line.close(false);
  await until(() => one.session.status === 'playing', 'the person to be back');
  await play(30);
  expect(crewNow()).toBe(before);
  await crew.stop();
  await squadron.disband();
}, 30_000);
