import { expect, test } from 'vitest';
import { GamepadPilot, PAD, type PadState } from '../../client/input/gamepad-pilot.ts';
import { type PadStep, PadSteps } from '../../client/input/pad-steps.ts';
import { pushOf } from '../../client/input/stick.ts';
import { BUTTON } from '../../sim/intent.ts';
import { TURN } from '../../sim/units.ts';
import { outlookOn } from './two-stick-pilot.ts';

const DEAD_ZONE = 0.15;
const alone = outlookOn();

function padState(part: { axes?: number[]; pressed?: number[] }): PadState {
  const buttons = Array.from({ length: 17 }, (_, place) => {
    const pressed = part.pressed?.includes(place) === true;
    return { pressed, value: pressed ? 1 : 0 };
  });
  return { axes: part.axes ?? [0, 0, 0, 0], buttons };
}

const pilot = () =>
  new GamepadPilot(
    () => DEAD_ZONE,
    () => false,
  );
const read = (pad: GamepadPilot) => pad.readIntent(alone);

test('a push begins at nothing on the edge of the dead zone and is whole at the rim, whatever its direction', () => {
  expect(pushOf(0.1, 0.1, DEAD_ZONE)).toBe(0);
  expect(pushOf(0.15, 0, DEAD_ZONE)).toBe(0);
  expect(pushOf(0.151, 0, DEAD_ZONE)).toBeCloseTo(0.001, 2);
  expect(pushOf(0, -0.575, DEAD_ZONE)).toBeCloseTo(0.5);
  expect(pushOf(0.8, 0.6, DEAD_ZONE)).toBeCloseTo(1);
  expect(pushOf(1, 1, DEAD_ZONE)).toBe(1);
});

test('the left stick thrusts, the right one aims', () => {
  const pad = pilot();
  pad.read(padState({ axes: [0, 1, -1, 0] }), true);
  expect(read(pad)).toEqual({ move: 17, aim: TURN / 2, buttons: 0 });
});

test('sticks that do not quite rest do nothing, and are no use of the gamepad', () => {
  const pad = pilot();
  expect(pad.read(padState({ axes: [0.1, -0.05, 0.08, 0.1] }), true)).toBe(false);
  expect(read(pad)).toEqual({ move: 0, aim: 0, buttons: 0 });
  expect(pad.read(padState({ pressed: [3] }), true)).toBe(true);
});

test.each([
  ['bolt', [PAD.r2, PAD.r1]],
  ['rail', [PAD.l2, PAD.l1]],
  ['dash', [PAD.a, PAD.b]],
] as const)('%s has two buttons', (action, places) => {
  for (const place of places) {
    const pad = pilot();
    pad.read(padState({ pressed: [place] }), true);
    expect(read(pad).buttons).toBe(BUTTON[action]);
    pad.read(padState({}), true);
    expect(read(pad).buttons).toBe(0);
  }
});

test('a trigger counts from a part of its way on', () => {
  const pad = pilot();
  const buttons = padState({}).buttons.map((button, place) => ({
    ...button,
    value: place === PAD.r2 ? 0.5 : place === PAD.l2 ? 0.1 : 0,
  }));
  pad.read({ axes: [0, 0, 0, 0], buttons }, true);
  expect(read(pad).buttons).toBe(BUTTON.bolt);
});

test('a press shorter than a tick counts for one tick', () => {
  const pad = pilot();
  pad.read(padState({ pressed: [PAD.a] }), true);
  pad.read(padState({}), true);
  expect(read(pad).buttons).toBe(BUTTON.dash);
  expect(read(pad).buttons).toBe(0);
});

test('a button that closed a menu means nothing to the ship until it is pressed anew', () => {
  const pad = pilot();
  pad.read(padState({ pressed: [PAD.b] }), false);
  pad.read(padState({ pressed: [PAD.b] }), true);
  expect(read(pad).buttons).toBe(0);
  pad.read(padState({}), true);
  pad.read(padState({ pressed: [PAD.b] }), true);
  expect(read(pad).buttons).toBe(BUTTON.dash);
});

test('the scoreboard is shown while its button is held', () => {
  const pad = pilot();
  pad.read(padState({ pressed: [PAD.back] }), true);
  expect(pad.scoreboard).toBe(true);
  pad.read(padState({}), true);
  expect(pad.scoreboard).toBe(false);
});

test('a gamepad with fewer axes and buttons than usual does no harm', () => {
  const pad = pilot();
  expect(pad.read({ axes: [1], buttons: [] }, true)).toBe(true);
  expect(read(pad)).toEqual({ move: 1, aim: 0, buttons: 0 });
});

function stepsOf(...states: readonly (readonly [number, PadState])[]): PadStep[] {
  const steps = new PadSteps();
  const seen: PadStep[] = [];
  for (const [now, state] of states) steps.read(state, now, (step) => seen.push(step));
  return seen;
}

test('in menus a press is one step, however long it is held', () => {
  const held = padState({ pressed: [PAD.a] });
  expect(stepsOf([0, held], [16, held], [5000, held], [5016, padState({})], [5032, held])).toEqual([
    'accept',
    'accept',
  ]);
});

test('a direction that is held repeats after a while, by cross or stick', () => {
  const cross = padState({ pressed: [PAD.down] });
  const stick = padState({ axes: [0, 0.9, 0, 0] });
  for (const held of [cross, stick]) {
    expect(stepsOf([0, held], [400, held])).toEqual(['down']);
    expect(stepsOf([0, held], [430, held], [500, held], [570, held])).toEqual(['down', 'down', 'down']);
  }
});

test('another direction is a step at once', () => {
  expect(stepsOf([0, padState({ pressed: [PAD.down] })], [16, padState({ pressed: [PAD.left] })])).toEqual([
    'down',
    'left',
  ]);
});
