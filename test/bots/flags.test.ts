import { expect, test } from 'vitest';
import { BOT_NAMES, freeName, isPilotName } from '../../client/bots/bot-names.ts';
import { readCrewOptions } from '../../client/bots/crew-options.ts';
import { readRunOptions } from '../../client/bots/run-options.ts';

test('all flags of a run are read', () => {
  const args =
    '--url http://host:99/x --count 16 --skill 0.2-0.9 --seconds 5 --latency 200 --jitter 20 --stall 0.03';
  expect(readRunOptions([...args.split(' '), '--room', 'abc', '--seed', '7', '--names', 'Ada, Bob'])).toEqual(
    {
      origin: 'http://host:99',
      count: 16,
      skill: { from: 0.2, to: 0.9 },
      seconds: 5,
      simulate: { roundTripMs: 200, jitterMs: 20, stall: 0.03 },
      roomId: 'abc',
      seed: 7,
      names: ['Ada', 'Bob'],
    },
  );
  expect(readRunOptions([])?.skill).toEqual({ from: 0.5, to: 0.5 });
  expect(readRunOptions(['--help'])).toBeUndefined();
  expect(readCrewOptions([])).toMatchObject({ fill: 6, most: 48, skill: { from: 0.35, to: 0.75 } });
});

test.each([
  [['--count', '0'], /--count/],
  [['--count', '2.5'], /--count/],
  [['--skill', '1.5'], /--skill/],
  [['--skill', '0.9-0.2'], /--skill/],
  [['--skill', 'good'], /--skill/],
  [['--seconds', ''], /--seconds/],
  [['--stall', '2'], /--stall/],
  [['--url', 'nowhere'], /--url/],
  [['--url', 'ftp://host'], /--url/],
  [['--names', 'a name that is far too long'], /--names/],
  [['--names', 'Ada,,Bob'], /--names/],
  [['--nonsense'], /nonsense/],
])('a wrong flag is refused by name: %j', (args, problem) => {
  expect(() => readRunOptions(args)).toThrow(problem);
});

test('names are distinct, visible and at most sixteen characters', () => {
  const taken = new Set<string>();
  for (let i = 0; i < 150; i++) taken.add(freeName(taken, i * 7));
  expect(taken.size).toBe(150);
  for (const name of taken) expect(isPilotName(name), name).toBe(true);
  expect(new Set(BOT_NAMES).size).toBe(BOT_NAMES.length);
  expect(isPilotName('')).toBe(false);
  expect(isPilotName('12345678901234567')).toBe(false);
});
