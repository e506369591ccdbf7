import { expect, test } from 'vitest';
import { bytesOf, clockOf, percentOf, secondsOf, titleOf, unitsOf } from '../../client/ui/format.ts';
import { friendlyName, NAME_LENGTH, tidyName } from '../../client/ui/pilot-name.ts';
import { rankOf, rankShips } from '../../client/ui/ranking.ts';

test.each([
  [180_000, '3:00'],
  [179_999, '3:00'],
  [61_000, '1:01'],
  [9001, '0:10'],
  [1, '0:01'],
  [0, '0:00'],
  [-50, '0:00'],
])('%i ms on the clock are %s', (ms, clock) => {
  expect(clockOf(ms)).toBe(clock);
});

test('quantities are short and carry their unit', () => {
  expect([0, 999, 1000, 12_345, 2_500_000].map(bytesOf)).toEqual([
    '0 B',
    '999 B',
    '1.0 kB',
    '12.3 kB',
    '2.5 MB',
  ]);
  expect([0, 0.123, 42.06].map(unitsOf)).toEqual(['0 u', '0.12 u', '42.1 u']);
  expect(secondsOf(1540)).toBe('1.5');
  expect(percentOf(0.034)).toBe('3 %');
  expect(titleOf('old-foundry')).toBe('Old foundry');
});

test.each([
  ['  Ada   Lovelace ', 'Ada Lovelace'],
  ['a\u0000b\u202ec', 'abc'],
  ['\u200b\ufeff', ''],
  ['12345678901234567890', '1234567890123456'],
  ['👩\u200d🚀', '👩🚀'],
])('the name %j is tidied to %j', (typed, name) => {
  expect(tidyName(typed)).toBe(name);
});

test('every friendly name is a name the menu accepts', () => {
  for (let i = 0; i < 144; i++) {
    const name = friendlyName(() => (i * 0.618034) % 1);
    expect(tidyName(name)).toBe(name);
    expect(name.length).toBeLessThanOrEqual(NAME_LENGTH);
  }
});

test('standings: more points first, then fewer deaths, and equals share a rank', () => {
  const ship = (id: number, score: number, deaths: number) => ({
    id,
    name: `p${id}`,
    own: false,
    bot: false,
    adrift: false,
    score,
    deaths,
  });
  const ranked = rankShips([ship(1, 2, 3), ship(2, 5, 9), ship(3, 2, 1), ship(4, 2, 3)]);
  expect(ranked.map((entry) => entry.id)).toEqual([2, 3, 1, 4]);
  expect([2, 3, 1, 4].map((id) => rankOf(ranked, id))).toEqual([1, 2, 3, 3]);
});
