import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type FlyingSession, Squadron } from '../helpers/flying-session.ts';
import { startTestApp, type TestApp } from '../helpers/running-app.ts';
import { until } from '../helpers/until.ts';

const LINE = { roundTripMs: 150, jitterMs: 0, stall: 0 };
const JITTERY = { roundTripMs: 150, jitterMs: 20, stall: 0 };

let app: TestApp;
let squadron: Squadron;

beforeAll(async () => {
  app = await startTestApp();
  squadron = new Squadron(app.origin);
});
afterEach(() => squadron.disband());
afterAll(() => app.close());

/** Steers without plan, but the same each time. */
function wander(one: FlyingSession): void {
  let frame = 0;
  one.onFrame = () => {
    frame += 1;
    if (frame % 20 !== 0) return;
    const turn = frame / 20;
    one.intent.move = 1 + ((turn * 23) % 64);
    one.intent.aim = (turn * 7919) & 0xffff;
    one.intent.buttons = turn % 5 === 0 ? 4 : turn % 3 === 0 ? 1 : turn % 7 === 0 ? 2 : 0;
  };
}

test.each([
  ['150 ms', LINE],
  ['150 ms and 20 ms of jitter', JITTERY],
])('R3 at %s a guess is never corrected while the server agrees', async (_name, simulate) => {
  const one = await squadron.fly({ name: 'Alone', simulate });
  wander(one);
  await until(() => one.session.network.reconciles > 300, '300 reconciles', 15_000);
  expect(one.session.network.corrections).toBe(0);
});

test('R3 a shove by the server is corrected exactly once', async () => {
  const one = await squadron.fly({ name: 'Shoved', simulate: LINE });
  wander(one);
  await until(() => one.session.network.reconciles > 60, 'a steady flight', 15_000);
  expect(one.session.network.corrections).toBe(0);
  const ship = app.room(one.session.room.id).shipOfPilot('Shoved');
  ship.vx += 600;
  const before = one.session.network.reconciles;
  await until(() => one.session.network.reconciles > before + 60, '60 reconciles more', 15_000);
  expect(one.session.network.corrections).toBe(1);
  expect(one.session.network.lastCorrection).toBeGreaterThan(0);
});

test('R1 what a client believes of its place is nothing to the server', async () => {
  const one = await squadron.fly({ name: 'Liar' });
  const ship = app.room(one.session.room.id).shipOfPilot('Liar');
  const { x, y } = ship;
  const drawn = one.session.ships.get(one.session.me);
  if (drawn === undefined) throw new Error('no own ship');
  drawn.x += 500;
  const before = one.session.network.reconciles;
  await until(() => one.session.network.reconciles > before + 10, '10 reconciles');
  expect({ x: ship.x, y: ship.y }).toEqual({ x, y });
});
