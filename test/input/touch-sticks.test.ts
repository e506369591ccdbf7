import { expect, test } from 'vitest';
import { aimOf } from '../../client/input/aim-angle.ts';
import { REST_TICKS } from '../../client/input/stick-aim.ts';
import { stickAt } from '../../client/input/touch-pad.ts';
import { STICK_RADIUS, TouchSticks } from '../../client/input/touch-sticks.ts';
import { BUTTON } from '../../sim/intent.ts';
import { thrustAngle } from '../../sim/ship-motion.ts';
import { TURN } from '../../sim/units.ts';
import { outlookOn, seenShip } from './two-stick-pilot.ts';

const FAR = STICK_RADIUS;
const NEAR = STICK_RADIUS / 2;
const alone = outlookOn();

const pilot = (assists = false) =>
  new TouchSticks(
    () => 1,
    () => assists,
  );
const read = (sticks: TouchSticks) => sticks.readIntent(alone);

/** A finger on a stick at (500, 400), pushed by so much. */
function push(sticks: TouchSticks, part: 'thrust' | 'aim' | 'rail', finger: number, dx: number, dy: number) {
  sticks.press(part, finger, 500, 400);
  sticks.move(finger, 500 + dx, 400 + dy);
}

test('the one half of the screen thrusts and the other aims, mirrored for the left hand', () => {
  expect(stickAt(100, 390, false)).toBe('thrust');
  expect(stickAt(300, 390, false)).toBe('aim');
  expect(stickAt(100, 390, true)).toBe('aim');
  expect(stickAt(300, 390, true)).toBe('thrust');
});

test.each([
  [1, 0, 0],
  [0, 1, TURN / 4],
  [-1, 0, TURN / 2],
  [0, -1, (TURN * 3) / 4],
  [1, -1e-6, 0],
])('a push toward (%f, %f) thrusts there', (dx, dy, angle) => {
  const sticks = pilot();
  push(sticks, 'thrust', 1, dx * FAR, dy * FAR);
  expect(thrustAngle(read(sticks))).toBe(angle);
});

test('a thumb that only rests on a stick does nothing', () => {
  const sticks = pilot();
  push(sticks, 'thrust', 1, 4, 3);
  push(sticks, 'aim', 2, -4, 3);
  expect(read(sticks)).toEqual({ move: 0, aim: 0, buttons: 0 });
});

test('the aiming stick aims when pushed, and fires bolts when pushed far', () => {
  const sticks = pilot();
  push(sticks, 'aim', 1, 0, NEAR);
  expect(read(sticks)).toEqual({ move: 0, aim: TURN / 4, buttons: 0 });
  sticks.move(1, 500, 400 + FAR);
  expect(read(sticks).buttons).toBe(BUTTON.bolt);
  sticks.release(1);
  expect(read(sticks)).toEqual({ move: 0, aim: TURN / 4, buttons: 0 });
});

test('a thumb on the border between aiming and firing does not stutter', () => {
  const sticks = pilot();
  push(sticks, 'aim', 1, FAR * 0.72, 0);
  expect(read(sticks).buttons).toBe(BUTTON.bolt);
  sticks.move(1, 500 + FAR * 0.65, 400);
  expect(read(sticks).buttons).toBe(BUTTON.bolt);
  sticks.move(1, 500 + FAR * 0.4, 400);
  expect(read(sticks).buttons).toBe(0);
  sticks.move(1, 500 + FAR * 0.65, 400);
  expect(read(sticks).buttons).toBe(0);
});

test('a flick or a tap shorter than a tick counts for one tick and no longer', () => {
  const sticks = pilot();
  push(sticks, 'aim', 1, FAR, 0);
  sticks.release(1);
  sticks.press('dash', 2, 0, 0);
  sticks.release(2);
  expect(read(sticks).buttons).toBe(BUTTON.bolt | BUTTON.dash);
  expect(read(sticks).buttons).toBe(0);
});

test('the rail charges while its button is held, aims where it is dragged, and keeps the aim when it fires', () => {
  const sticks = pilot();
  push(sticks, 'aim', 1, NEAR, 0);
  sticks.release(1);
  sticks.press('rail', 2, 500, 400);
  for (let tick = 0; tick < 2 * REST_TICKS; tick += 1) {
    expect(read(sticks)).toEqual({ move: 0, aim: 0, buttons: BUTTON.rail });
  }
  sticks.move(2, 500, 400 - FAR);
  expect(read(sticks)).toEqual({ move: 0, aim: (TURN * 3) / 4, buttons: BUTTON.rail });
  sticks.release(2);
  expect(read(sticks)).toEqual({ move: 0, aim: (TURN * 3) / 4, buttons: 0 });
});

test('a rail is helped to where the enemy is in the tick that it leaves in, too', () => {
  const sticks = pilot(true);
  const outlook = outlookOn(seenShip({ x: 300, vy: 60 }));
  push(sticks, 'rail', 1, FAR, FAR / 50);
  const charging = sticks.readIntent(outlook).aim;
  sticks.release(1);
  expect(sticks.readIntent(outlook).aim).toBe(charging);
  expect(sticks.readIntent(outlook).aim).not.toBe(charging);
});

test('two fingers on one stick: the second is nothing to it, before and after the first goes up', () => {
  const sticks = pilot();
  push(sticks, 'thrust', 1, FAR, 0);
  push(sticks, 'thrust', 2, 0, FAR);
  expect(thrustAngle(read(sticks))).toBe(0);
  sticks.release(1);
  sticks.move(2, 0, 0);
  expect(read(sticks).move).toBe(0);
});

test('each finger has its own stick, whichever goes up first', () => {
  const sticks = pilot();
  push(sticks, 'thrust', 1, FAR, 0);
  push(sticks, 'aim', 2, 0, FAR);
  sticks.press('dash', 3, 0, 0);
  expect(read(sticks)).toEqual({ move: 1, aim: TURN / 4, buttons: BUTTON.bolt | BUTTON.dash });
  sticks.release(2);
  expect(read(sticks)).toEqual({ move: 1, aim: TURN / 4, buttons: BUTTON.dash });
  sticks.release(3);
  sticks.release(1);
  expect(read(sticks).move).toBe(0);
});

test('a finger that goes far takes the stick along, so that the way back is short', () => {
  const sticks = pilot();
  push(sticks, 'thrust', 1, 5 * FAR, 0);
  expect(thrustAngle(read(sticks))).toBe(0);
  sticks.move(1, 500 + 5 * FAR - 2 * FAR, 400);
  expect(thrustAngle(read(sticks))).toBe(TURN / 2);
});

test('a larger stick is pushed farther for the same', () => {
  const sticks = new TouchSticks(
    () => 1.3,
    () => false,
  );
  push(sticks, 'aim', 1, FAR * 0.75, 0);
  expect(read(sticks).buttons).toBe(0);
  sticks.move(1, 500 + FAR * 0.75 * 1.3, 400);
  expect(read(sticks).buttons).toBe(BUTTON.bolt);
});

test('everything is let go when the page loses the focus', () => {
  const sticks = pilot();
  push(sticks, 'thrust', 1, FAR, 0);
  push(sticks, 'aim', 2, FAR, 0);
  push(sticks, 'rail', 3, FAR, 0);
  sticks.press('dash', 4, 0, 0);
  sticks.releaseAll();
  expect(read(sticks)).toEqual({ move: 0, aim: 0, buttons: 0 });
  sticks.move(1, 0, 0);
  expect(read(sticks).move).toBe(0);
});

test('the nose follows the flight once the aiming stick has rested, not before', () => {
  const sticks = pilot();
  push(sticks, 'aim', 1, NEAR, 0);
  sticks.release(1);
  push(sticks, 'thrust', 2, 0, FAR);
  for (let tick = 0; tick < REST_TICKS; tick += 1) expect(read(sticks).aim).toBe(0);
  expect(read(sticks).aim).toBe(TURN / 4);
});

test('the aim is assisted for who aims, and left alone for who switched it off or only flies', () => {
  const outlook = outlookOn(seenShip({ x: 300 }));
  const beside = (sticks: TouchSticks) => {
    push(sticks, 'aim', 1, NEAR, NEAR / 20);
    return sticks.readIntent(outlook).aim;
  };
  expect(beside(pilot(false))).toBe(aimOf(20, 1));
  expect(beside(pilot(true))).toBeLessThan(aimOf(20, 1));
  const flies = pilot(true);
  push(flies, 'thrust', 1, FAR, FAR / 20);
  expect(flies.readIntent(outlook).aim).toBe(aimOf(20, 1));
});
