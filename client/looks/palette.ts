/**
 * Colours of ships. Own and other differ in hue, lightness and hull; others differ in hue and lightness that hold for
 * the common kinds of colour-blindness, and by their name.
 */

import type { PickupKind, Team } from '../../sim/arena.ts';

export type Hue = {
  css: string;
  colour: number;
  /** Nearer to white: for small letters on any floor. */
  letters: string;
};

export const cssOf = (colour: number) => `#${colour.toString(16).padStart(6, '0')}`;

function paler(colour: number, share: number): number {
  let mixed = 0;
  for (const shift of [16, 8, 0]) {
    const part = (colour >> shift) & 255;
    mixed |= Math.round(part + (255 - part) * share) << shift;
  }
  return mixed;
}

export const hueOfColour = (colour: number): Hue => ({
  css: cssOf(colour),
  colour,
  letters: cssOf(paler(colour, 0.45)),
});

export const OWN_HUE = hueOfColour(0x6ff3ff);
export const ADRIFT_HUE = hueOfColour(0x8a94a6);

export const HUES: readonly Hue[] = [
  hueOfColour(0xff8a2b),
  hueOfColour(0x4a7dff),
  hueOfColour(0xffd84a),
  hueOfColour(0xff4f9a),
  hueOfColour(0x3fd6a0),
  hueOfColour(0xb08cff),
  hueOfColour(0xff9c9c),
  hueOfColour(0xc3d94e),
];

export const PICKUP_COLOUR: Readonly<Record<PickupKind, number>> = {
  repair: 0x6dffb4,
  shield: 0x7fb2ff,
  overcharge: 0xffdc4a,
};

export type Side = 'mate' | 'enemy';

/**
 * In teams hulls say the side, not the pilot: a darker blue and a lighter orange, which hold for the common kinds of
 * colour-blindness and still differ without any colour.
 */
export const SIDE_INDEX: Readonly<Record<Side, number>> = { mate: 1, enemy: 0 };
export const SIDE_COLOUR: Readonly<Record<Side, number>> = { mate: 0x4a7dff, enemy: 0xff8a2b };

const sides = new Map<number, Side>();

/** Learns whose side everybody is on, by the ids of their ships; without teams nobody is on one. */
export function learnSides(pilots: Iterable<{ id: number; team: Team }>, ownTeam: 1 | 2): void {
  for (const { id, team } of pilots) {
    const side = team === ownTeam ? 'mate' : 'enemy';
    if (team === 0) sides.delete(id);
    else if (sides.get(id) !== side) sides.set(id, side);
  }
}

/** Whose side a ship is on; undefined without teams. */
export function sideOf(id: number): Side | undefined {
  return sides.get(id);
}

/** Which of HUES a ship has. */
export function hueIndexOf(id: number): number {
  const side = sides.get(id);
  return side === undefined ? id % HUES.length : SIDE_INDEX[side];
}

/** Ships of one hue still differ by their hull; in teams all of a side look alike. */
export function isSecondOfHue(id: number): boolean {
  return !sides.has(id) && id % (2 * HUES.length) >= HUES.length;
}

export function hueOf(id: number, own: boolean): Hue {
  return own ? OWN_HUE : (HUES[hueIndexOf(id)] ?? OWN_HUE);
}
