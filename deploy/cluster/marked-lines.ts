/** Writes lines of several processes, each marked with the name of its own. */

/** Of the terminal's sixteen, those that are read on black and on white. */
const COLOURS = [36, 33, 35, 32, 34, 31];
/** As long as `matchmaker-1`. */
const NAME_WIDTH = 12;

/** @param coloured Each name has a colour of its own, as far as they reach. */
export function markedLines(write: (text: string) => void, coloured: boolean) {
  const colours = new Map<string, number>();

  function colourOf(name: string): number {
    const known = colours.get(name);
    if (known !== undefined) return known;
    const colour = COLOURS[colours.size % COLOURS.length] ?? 0;
    colours.set(name, colour);
    return colour;
  }

  return (name: string, line: string): void => {
    const mark = name.padEnd(NAME_WIDTH);
    write(coloured ? `\x1b[${colourOf(name)}m${mark} │\x1b[0m ${line}\n` : `${mark} | ${line}\n`);
  };
}
