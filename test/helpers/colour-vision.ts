/**
 * Colours as they are seen with the common deficiencies of colour vision: Machado, Oliveira and Fernandes (2009), whole
 * severity, in linear light. Distances are of OKLab, in which 0.02 is just noticed side by side.
 */

export const VISIONS = ['usual', 'protanopia', 'deuteranopia', 'tritanopia', 'achromatopsia'] as const;
export type Vision = (typeof VISIONS)[number];

type Three = readonly [number, number, number];
type Matrix = readonly [Three, Three, Three];

const MATRICES: Readonly<Record<Vision, Matrix>> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
  achromatopsia: [
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
  ],
};

const linear = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const within = (part: number) => Math.min(1, Math.max(0, part));

function times(matrix: Matrix, [a, b, c]: Three): Three {
  const [first, second, third] = matrix;
  const row = ([x, y, z]: Three) => x * a + y * b + z * c;
  return [row(first), row(second), row(third)];
}

/** @param colour 0xRRGGBB. Linear red, green and blue, 0 to 1. */
function seen(colour: number, vision: Vision): Three {
  const parts = [16, 8, 0].map((shift) => linear(((colour >> shift) & 255) / 255));
  const [red, green, blue] = times(MATRICES[vision], [parts[0] ?? 0, parts[1] ?? 0, parts[2] ?? 0]);
  return [within(red), within(green), within(blue)];
}

function okLab(light: Three): Three {
  const [l, m, s] = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    light,
  );
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    [Math.cbrt(l), Math.cbrt(m), Math.cbrt(s)],
  );
}

/** How far two colours are from each other to somebody who sees like this. */
export function distance(one: number, other: number, vision: Vision): number {
  const [a, b] = [okLab(seen(one, vision)), okLab(seen(other, vision))];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/** Contrast of luminance, 1 to 21, as WCAG counts it. */
export function contrast(one: number, other: number, vision: Vision): number {
  const luminance = (colour: number) => {
    const [red, green, blue] = seen(colour, vision);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
