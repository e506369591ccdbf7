import { expect, test } from 'vitest';
import { addressAt, readUrlOptions } from '../../client/ui/url-options.ts';

const HREF = 'https://play.test/?renderer=canvas&servers=https%3A%2F%2Fone.test';
const optionsAt = (href: string) => readUrlOptions(new URL(href).search);

test('the address of a page in a match leads back there, and keeps what else it says', () => {
  const open = addressAt({ id: 'r1', watching: false }, `${HREF}&party=P`);
  expect(optionsAt(open)).toMatchObject({ room: 'r1', party: undefined, canvas: true });
  expect(optionsAt(open).servers).toEqual(['https://one.test']);
  expect(optionsAt(addressAt({ id: 'r2', code: 'QUARTZ', watching: false }, open))).toMatchObject({
    room: undefined,
    code: 'QUARTZ',
  });
  expect(optionsAt(addressAt({ id: 'r1', watching: true }, open))).toMatchObject({
    room: undefined,
    watch: 'r1',
  });
});

test('out of a match the address leads to the menu', () => {
  const there = addressAt({ id: 'r1', watching: true }, `${HREF}&mode=hold&play=1`);
  expect(optionsAt(addressAt(undefined, there))).toMatchObject({
    room: undefined,
    watch: undefined,
    mode: 'hold',
    play: false,
  });
});
