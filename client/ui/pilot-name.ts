/** A pilot's name as the menu accepts it, and a friendly one for who has none yet. The server has the last word. */

export const NAME_LENGTH = 16;

const FIRST = [
  'Amber',
  'Brisk',
  'Calm',
  'Dusty',
  'Eager',
  'Frosty',
  'Keen',
  'Lucky',
  'Mellow',
  'Nimble',
  'Quiet',
  'Swift',
];
const SECOND = [
  'Comet',
  'Crane',
  'Ember',
  'Finch',
  'Heron',
  'Lynx',
  'Marten',
  'Otter',
  'Pixel',
  'Quark',
  'Raven',
  'Wren',
];

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** @param random In [0, 1), as Math.random. */
export function friendlyName(random: () => number): string {
  const pick = (words: readonly string[]) => words[Math.floor(random() * words.length)] ?? 'Pilot';
  return `${pick(FIRST)} ${pick(SECOND)}`;
}

/** One line, nothing invisible, single spaces, at most NAME_LENGTH characters; '' when nothing is left. */
export function tidyName(text: string): string {
  const visible = text
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .replace(/[\p{C}\p{Default_Ignorable_Code_Point}\u2800]/gu, '')
    .trim();
  const letters = Array.from(graphemes.segment(visible), (part) => part.segment);
  return letters.slice(0, NAME_LENGTH).join('').trim();
}
