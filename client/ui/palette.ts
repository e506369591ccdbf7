/**
 * Colours of ships. Own and other differ in hue, lightness and hull; others differ in hue and lightness that hold for
 * the common kinds of colour-blindness, and by their name.
 */

export type Hue = {
  css: string;
  colour: number;
  /** Nearer to white: for small letters on any floor. */
  letters: string;
};

const cssOf = (colour: number) => `#${colour.toString(16).padStart(6, '0')}`;

function paler(colour: number, share: number): number {
  let mixed = 0;
  for (const shift of [16, 8, 0]) {
    const part = (colour >> shift) & 255;
    mixed |= Math.round(part + (255 - part) * share) << shift;
  }
  return mixed;
}

const hue = (colour: number): Hue => ({
  css: cssOf(colour),
  colour,
  letters: cssOf(paler(colour, 0.45)),
});

export const OWN_HUE = hue(0x6ff3ff);
export const ADRIFT_HUE = hue(0x8a94a6);

export const HUES: readonly Hue[] = [
  hue(0xff7a1a),
  hue(0x5b8cff),
  hue(0xffd84a),
  hue(0xff4f9a),
  hue(0x3fd6a0),
  hue(0xb08cff),
  hue(0xff9c9c),
  hue(0xc3d94e),
];

/** Which of HUES a ship has. */
export function hueIndexOf(id: number): number {
  return id % HUES.length;
}

export function hueOf(id: number, own: boolean): Hue {
  return own ? OWN_HUE : (HUES[hueIndexOf(id)] ?? OWN_HUE);
}
