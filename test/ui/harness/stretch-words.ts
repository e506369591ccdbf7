import { strings } from '../../../client/ui/strings.ts';

const VOWELS = /[aeiou]/g;

function stretched(text: string, factor: number): string {
  let more = Math.round(text.length * (factor - 1));
  const longer = text.replace(VOWELS, (vowel) => (more-- > 0 ? vowel + vowel : vowel));
  return longer + 'e'.repeat(Math.max(0, more));
}

function longer(value: unknown, factor: number): unknown {
  if (typeof value === 'string') return stretched(value, factor);
  if (typeof value === 'function') return (...given: unknown[]) => longer(value(...given), factor);
  if (Array.isArray(value)) return value.map((item) => longer(item, factor));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, longer(item, factor)]));
}

/** Makes every word of the client longer by a factor, as other languages are, to see whether it still fits. */
export function stretchWords(factor: number): void {
  if (factor <= 1) return;
  for (const [key, value] of Object.entries(strings)) Reflect.set(strings, key, longer(value, factor));
}
