/** The place on the ballot that a key votes for, counted from 1; undefined where it votes for none. */
export function voteOfKey(code: string, choices: number): number | undefined {
  const digit = Number(/^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1] ?? 0);
  return digit >= 1 && digit <= choices ? digit : undefined;
}
