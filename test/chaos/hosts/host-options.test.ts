import { expect, test } from 'vitest';
import { FlagError } from '../../../client/bots/read-flags.ts';
import { readHostOptions, STRIKE_KINDS } from './host-options.ts';

test('what is not told is as the help says', () => {
  expect(readHostOptions(['--hosts'])).toEqual({
    rooms: 10,
    pilots: 100,
    hosts: 3,
    kills: 20,
    times: 3,
    only: STRIKE_KINDS,
    rolling: undefined,
    survival: true,
    seed: 1,
  });
  expect(readHostOptions(['--hosts', '--help'])).toBeUndefined();
});

test.each([
  [['--only', 'kill,flood']],
  [['--hosts-count', '1']],
  [['--rooms', '10', '--pilots', '9']],
  [['--rooms', '2', '--pilots', '31']],
  [['--rolling', '0']],
])('%s is refused in words', (flags) => {
  expect(() => readHostOptions(['--hosts', ...flags])).toThrow(FlagError);
});
