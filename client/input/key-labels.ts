/** What stands on a key: of the pilot's own keyboard where the browser knows it, of an English one otherwise. */

declare global {
  interface Navigator {
    /** Not in every browser. */
    readonly keyboard?: { getLayoutMap(): Promise<ReadonlyMap<string, string>> };
  }
}

/** Names of keys and buttons that have no sign of their own. */
export type KeyWords = { names: Readonly<Record<string, string>>; mouseButton(number: number): string };

const SIGNS: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Minus: '-',
  Equal: '=',
  BracketLeft: '[',
  BracketRight: ']',
  Backslash: '\\',
  Semicolon: ';',
  Quote: "'",
  Backquote: '`',
  Comma: ',',
  Period: '.',
  Slash: '/',
};

/** @param layout What each key writes on this keyboard, as far as is known. */
export function keyLabel(
  code: string,
  words: KeyWords,
  layout: ReadonlyMap<string, string> | undefined,
): string {
  const name = words.names[code];
  if (name !== undefined) return name;
  const mouse = /^Mouse(\d+)$/.exec(code);
  if (mouse !== null) return words.mouseButton(Number(mouse[1]) + 1);
  const written = layout?.get(code)?.trim();
  if (written !== undefined && written !== '') return written.toUpperCase();
  return SIGNS[code] ?? code.replace(/^(Key|Digit)(?=.$)/, '').replace(/^Numpad/, 'Num ');
}

/** The keyboard's layout; undefined where the browser keeps it to itself. */
export async function readLayout(): Promise<ReadonlyMap<string, string> | undefined> {
  try {
    return await navigator.keyboard?.getLayoutMap();
  } catch {
    // Not allowed in a frame of another page.
    return undefined;
  }
}
