import { expect, test } from 'vitest';
import { keyLabel } from '../../client/input/key-labels.ts';

const words = { names: { Space: 'Space', Mouse0: 'Left button' }, mouseButton: (n: number) => `Button ${n}` };

test.each([
  ['KeyW', 'W'],
  ['Digit1', '1'],
  ['Space', 'Space'],
  ['ArrowUp', '↑'],
  ['BracketLeft', '['],
  ['Numpad4', 'Num 4'],
  ['NumpadAdd', 'Num Add'],
  ['F2', 'F2'],
  ['Mouse0', 'Left button'],
  ['Mouse3', 'Button 4'],
])('%s is called %s', (code, label) => {
  expect(keyLabel(code, words, undefined)).toBe(label);
});

test('a key is called by what it writes on the keyboard of the pilot', () => {
  const french = new Map([
    ['KeyW', 'z'],
    ['BracketLeft', '^'],
    ['Space', ' '],
  ]);
  expect(keyLabel('KeyW', words, french)).toBe('Z');
  expect(keyLabel('BracketLeft', words, french)).toBe('^');
  expect(keyLabel('KeyD', words, french)).toBe('D');
  expect(keyLabel('Space', words, french)).toBe('Space');
});
