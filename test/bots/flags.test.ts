import { expect, test } from 'vitest';
import { BOT_NAMES, freeName, isPilotName } from '../../client/bots/bot-names.ts';
import { readCrewOptions } from '../../client/bots/crew-options.ts';
import { readRunOptions } from '../../client/bots/run-options.ts';

test('all flags of a run are read', () => {
  const args =
    '--url http://host:99/x --count 3 --skill 0.2-0.9 --seconds 5 --latency 200 --jitter 20 --stall 0.03';
  expect(readRunOptions([...args.split(' '), '--room', 'abc', '--seed', '7', '--names', 'Ada, Bob'])).toEqual(
    {
      origins: ['http://host:99'],
      mode: 'skirmish',
      count: 3,
      skills: [0.2, 0.55, 0.9],
      seconds: 5,
      rounds: 1,
      matches: 1,
      simulate: { roundTripMs: 200, jitterMs: 20, stall: 0.03 },
      roomId: 'abc',
      seed: 7,
      names: ['Ada', 'Bob'],
    },
  );
  expect(readRunOptions([])).toMatchObject({ count: 8, skills: Array(8).fill(0.5), seconds: undefined });
  expect(readRunOptions(['--help'])).toBeUndefined();
  const crew = { fill: undefined, most: 48, skill: { from: 0.2, to: 0.7 } };
  expect(readCrewOptions([])).toMatchObject(crew);
  expect(readCrewOptions(['--fill', '4'])?.fill).toBe(4);
});

test('a match has as many bots as fit its mode, each with a skill of the list in turn', () => {
  const read = (line: string) => readRunOptions(line.split(' '));
  expect(read('--mode duel')).toMatchObject({ mode: 'duel', count: 2 });
  expect(read('--mode duel --skill 0.9,0.3')?.skills).toEqual([0.9, 0.3]);
  expect(read('--mode hold --count 5 --skill 0.8,0.2')?.skills).toEqual([0.8, 0.2, 0.8, 0.2, 0.8]);
  expect(read('--mode duel --matches 6 --rounds 5')).toMatchObject({ matches: 6, rounds: 5 });
  // Over a time, bots go wherever there is place.
  expect(read('--mode duel --count 40 --seconds 9')?.count).toBe(40);
});

test.each([
  [['--count', '17'], /--count/],
  [['--mode', 'hold', '--count', '13'], /--count/],
  [['--mode', 'race'], /--mode/],
  [['--skill', '0.9,2'], /--skill/],
  [['--matches', '0'], /--matches/],
  [['--rounds', 'all'], /--rounds/],
  [['--matches', '2', '--room', 'abc'], /--matches/],
  [['--matches', '2', '--seconds', '5'], /--matches/],
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
