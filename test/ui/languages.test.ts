import { describe, expect, test } from 'vitest';
import { en, type Strings } from '../../client/ui/languages/en.ts';
import { isLanguage, LANGUAGES } from '../../client/ui/strings.ts';

/** What is the same word elsewhere too: names, key caps, and words that travelled. */
const SAME = new Set(
  (
    'Ground Truth|Ping|Rail|Menu|Bytes|Pilot|bot|RT, RB|LT, LB|A, B|Tab|Enter|Num Enter|Esc|Insert|' +
    'Team 1|Team 2|Duel|Volume|Corrections|patches|total|vote|Mode'
  ).split('|'),
);

/** Given to every function of words: its figures must come back in what it says. */
const FIGURES = [173, 291, 457, 639];

type Leaf = string | ((...given: number[]) => unknown);

const isWords = (value: unknown): value is (...given: number[]) => unknown => typeof value === 'function';

/** Every word and function of words, by its path. */
function leavesOf(words: object, path = ''): Map<string, Leaf> {
  const leaves = new Map<string, Leaf>();
  for (const [key, value] of Object.entries(words)) {
    const here = `${path}${key}`;
    if (typeof value === 'string' || isWords(value)) leaves.set(here, value);
    else for (const [deeper, leaf] of leavesOf(value, `${here}.`)) leaves.set(deeper, leaf);
  }
  return leaves;
}

const say = (leaf: Leaf | undefined, given: number[]): string =>
  leaf === undefined ? '' : String(isWords(leaf) ? leaf(...given) : leaf);
const figuresIn = (text: string) => (text.replace(',', '.').match(/\d+(\.\d+)?/g) ?? []).sort();

const english = leavesOf(en);

test('a place among pilots is said as people say it', () => {
  const said = [1, 2, 3, 4, 11, 21].map((rank) => en.results.rank(rank, 22).split(' ')[2]);
  expect(said).toEqual(['1st', '2nd', '3rd', '4th', '11th', '21st']);
});

describe.each(Object.keys(LANGUAGES).filter((code) => code !== 'en'))('%s', async (code) => {
  const words: Strings = isLanguage(code) ? await LANGUAGES[code].load() : en;
  const leaves = leavesOf(words);

  test('has every word that English has, and no other', () => {
    expect([...leaves.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test('leaves nothing empty, and says every figure that it is given', () => {
    for (const [path, leaf] of english) {
      for (const given of [FIGURES, [1, 1, 1, 1], [2, 2, 2, 2]]) {
        const said = say(leaves.get(path), given);
        expect(said.trim(), path).not.toBe('');
        const figures = figuresIn(say(leaf, given));
        if (figures.length > 0) expect(figuresIn(said), path).toEqual(figures);
      }
    }
  });

  test('has left no word English that is not the same word', () => {
    const same = [...english]
      .map(([path, leaf]) => ({
        path,
        here: say(leaves.get(path), [1, 1, 1, 1]),
        text: say(leaf, [1, 1, 1, 1]),
      }))
      .filter(({ here, text }) => here === text && /\p{L}{2}/u.test(text))
      .filter(({ text }) => !SAME.has(text) && !SAME.has(text.replace(/^1 /, '')));
    expect(same).toEqual([]);
  });
});

test('languages are offered by their own names', () => {
  expect(Object.values(LANGUAGES).map(({ name }) => name)).toEqual([
    'English',
    'Deutsch',
    'Español',
    'Français',
  ]);
});
