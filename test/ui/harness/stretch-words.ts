import { strings } from '../../../client/ui/strings.ts';

const VOWELS = /[aeiou]/g;

function stretched(text: string, factor: number): string {
  let more = Math.round(text.length * (factor - 1));
  const longer = text.replace(VOWELS, (vowel) => (more-- > 0 ? vowel + vowel : vowel));
  return longer + 'e'.repeat(Math.max(0, more));
}

function stretch(words: object, factor: number): void {
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === 'string') Reflect.set(words, key, stretched(value, factor));
    else if (typeof value === 'function')
      Reflect.set(words, key, (...given: unknown[]) => stretched(String(value(...given)), factor));
    else if (typeof value === 'object' && value !== null) stretch(value, factor);
  }
}

/** Makes every word of the client longer by a factor, as other languages are, to see whether it still fits. */
export function stretchWords(factor: number): void {
  if (factor > 1) stretch(strings, factor);
}
