import { expect, test } from 'vitest';
import { aimOf } from '../../client/input/aim-angle.ts';
import { type Bindings, DEFAULT_BINDINGS, withKey } from '../../client/input/bindings.ts';
import { HeldKeys } from '../../client/input/held-keys.ts';
import { BUTTON } from '../../sim/intent.ts';
import { readArena } from '../../sim/read-arena.ts';
import { createShip } from '../../sim/ship.ts';
import { stepMotion, thrustAngle } from '../../sim/ship-motion.ts';
import { TURN } from '../../sim/units.ts';

const heldKeys = () => new HeldKeys(() => DEFAULT_BINDINGS);

function moveWith(...codes: string[]): number {
  const keys = heldKeys();
  for (const code of codes) keys.press(code);
  return keys.readIntent(0).move;
}

test.each([
  [['KeyD'], 0],
  [['KeyD', 'KeyS'], 1],
  [['ArrowDown'], 2],
  [['KeyA', 'ArrowDown'], 3],
  [['KeyA'], 4],
  [['ArrowLeft', 'KeyW'], 5],
  [['KeyW'], 6],
  [['KeyW', 'KeyD'], 7],
])('keys %s thrust %i eighths of a turn clockwise from east', (codes, eighths) => {
  const move = moveWith(...codes);
  expect(thrustAngle({ move, aim: 0, buttons: 0 })).toBe((eighths * TURN) / 8);
});

test('keys that pull against each other thrust nowhere', () => {
  expect(moveWith()).toBe(0);
  expect(moveWith('KeyA', 'KeyD')).toBe(0);
  expect(moveWith('KeyW', 'ArrowDown')).toBe(0);
  expect(moveWith('KeyA', 'KeyD', 'KeyW')).toBe(moveWith('KeyW'));
});

test('a ship flies up the screen when W is held', () => {
  const map = {
    width: 10,
    height: 10,
    tilewidth: 32,
    tileheight: 32,
    layers: [{ name: 'spawns', objects: [{ x: 160, y: 160 }] }],
  };
  const ship = createShip(1, 'p', 'n', false);
  ship.x = 2560;
  ship.y = 2560;
  stepMotion(ship, { move: moveWith('KeyW'), aim: 0, buttons: 0 }, readArena('box', map));
  expect(ship.vy).toBeLessThan(0);
  expect(ship.vx).toBe(0);
});

test('buttons are held until released, by any of their keys', () => {
  const keys = heldKeys();
  keys.press('Mouse0');
  keys.press('Space');
  keys.press('ShiftLeft');
  expect(keys.readIntent(7)).toEqual({ move: 0, aim: 7, buttons: BUTTON.bolt | BUTTON.dash });
  keys.release('Space');
  expect(keys.readIntent(0).buttons).toBe(BUTTON.bolt | BUTTON.dash);
  keys.release('ShiftLeft');
  keys.release('Mouse0');
  expect(keys.readIntent(0).buttons).toBe(0);
});

test('a tap shorter than a tick counts for one tick and no longer', () => {
  const keys = heldKeys();
  keys.press('Space');
  keys.release('Space');
  expect(keys.readIntent(0).buttons).toBe(BUTTON.dash);
  expect(keys.readIntent(0).buttons).toBe(0);
});

test('the repeat of a held key is no new tap', () => {
  const keys = heldKeys();
  keys.press('Space');
  keys.readIntent(0);
  keys.press('Space');
  keys.release('Space');
  expect(keys.readIntent(0).buttons).toBe(0);
});

test('all keys are let go when the page loses the focus', () => {
  const keys = heldKeys();
  for (const code of ['KeyW', 'Mouse0', 'Mouse2']) keys.press(code);
  keys.releaseAll();
  expect(keys.readIntent(0)).toEqual({ move: 0, aim: 0, buttons: 0 });
});

test('keys that mean nothing are left to the page', () => {
  const keys = heldKeys();
  expect(keys.press('KeyQ')).toBeUndefined();
  expect(keys.press('KeyW')).toBe('up');
});

test('a key that is given away while it is held stays what it was until it is let go', () => {
  let bindings: Bindings = DEFAULT_BINDINGS;
  const keys = new HeldKeys(() => bindings);
  keys.press('KeyW');
  keys.readIntent(0);
  bindings = withKey(bindings, 'dash', 0, 'KeyW');
  expect(keys.isHeld('up')).toBe(true);
  expect(keys.isHeld('dash')).toBe(false);
  keys.release('KeyW');
  expect(keys.isHeld('up')).toBe(false);
  keys.press('KeyW');
  expect(keys.isHeld('dash')).toBe(true);
});

test.each([
  [1, 0, 0],
  [0, 1, TURN / 4],
  [-1, 0, TURN / 2],
  [0, -1, (TURN * 3) / 4],
  [5, 5, TURN / 8],
  [1, -1e-9, 0],
  [0, 0, 0],
])('aim toward (%f, %f) is %i', (dx, dy, aim) => {
  expect(aimOf(dx, dy)).toBe(aim);
});
