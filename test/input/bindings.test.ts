import { expect, test } from 'vitest';
import {
  ACTIONS,
  actionOf,
  DEFAULT_BINDINGS,
  isReserved,
  readBindings,
  withKey,
  withoutKey,
} from '../../client/input/bindings.ts';

test('no key stands for two actions, and none for the game itself', () => {
  const keys = ACTIONS.flatMap((action) => DEFAULT_BINDINGS[action]);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.filter(isReserved)).toEqual([]);
});

test('a key that is bound anew is lost by the action that had it', () => {
  const bindings = withKey(DEFAULT_BINDINGS, 'dash', 0, 'KeyW');
  expect(bindings.dash).toEqual(['KeyW', 'ShiftLeft']);
  expect(bindings.up).toEqual(['ArrowUp']);
  expect(actionOf(bindings, 'KeyW')).toBe('dash');
  expect(actionOf(bindings, 'Space')).toBeUndefined();
});

test('an action has two keys at most, and the same key once', () => {
  const two = withKey(DEFAULT_BINDINGS, 'bolt', 1, 'KeyF');
  expect(two.bolt).toEqual(['Mouse0', 'KeyF']);
  expect(withKey(two, 'bolt', 1, 'KeyG').bolt).toEqual(['Mouse0', 'KeyG']);
  expect(withKey(two, 'bolt', 0, 'KeyF').bolt).toEqual(['KeyF']);
});

test('the second place of an action without keys is its first', () => {
  const none = withoutKey(DEFAULT_BINDINGS, 'KeyM');
  expect(none.mute).toEqual([]);
  expect(withKey(none, 'mute', 1, 'KeyN').mute).toEqual(['KeyN']);
});

test.each(['Escape', 'F1', 'F5', ''])('%s means the game or the browser and cannot be bound', (code) => {
  expect(withKey(DEFAULT_BINDINGS, 'dash', 0, code)).toBe(DEFAULT_BINDINGS);
});

test('bindings come back from storage as they were kept', () => {
  const chosen = withoutKey(withKey(DEFAULT_BINDINGS, 'rail', 1, 'KeyE'), 'KeyM');
  expect(readBindings(JSON.parse(JSON.stringify(chosen)))).toEqual(chosen);
});

test.each([[undefined], [7], ['KeyW'], [[]], [{ up: 'KeyW', nonsense: ['KeyQ'] }]])(
  'whatever storage held (%j), every action has its usual keys',
  (value) => {
    expect(readBindings(value)).toEqual(DEFAULT_BINDINGS);
  },
);

test('keys in storage that are nonsense, reserved or given twice are dropped', () => {
  const read = readBindings({
    up: ['KeyW', 'Escape', 7, 'KeyI', 'KeyO'],
    down: ['KeyW', 'KeyK', 'K'.repeat(99)],
  });
  expect(read.up).toEqual(['KeyW', 'KeyI']);
  expect(read.down).toEqual(['KeyK']);
});

test('what was chosen for a later action is not taken by an earlier one that is as usual', () => {
  const read = readBindings({ mute: ['KeyW'] });
  expect(read.mute).toEqual(['KeyW']);
  expect(read.up).toEqual(['ArrowUp']);
});
