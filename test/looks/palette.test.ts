import { expect, test } from 'vitest';
import { HUES, OWN_HUE, PICKUP_COLOUR, SIDE_COLOUR, SIDE_INDEX } from '../../client/looks/palette.ts';
import { contrast, distance, VISIONS } from '../helpers/colour-vision.ts';

const hueOfSide = (side: 'mate' | 'enemy') => HUES[SIDE_INDEX[side]]?.colour ?? 0;
const SHIPS = { own: OWN_HUE.colour, mate: hueOfSide('mate'), enemy: hueOfSide('enemy') };
/** The darkest that is behind a ship, and the brightest plate of the floor under a lamp. */
const FLOORS = { floor: 0x0c1321, lit: 0x24405c };

const pairsOf = (colours: Readonly<Record<string, number>>) => {
  const all = Object.entries(colours);
  return all.flatMap(([name, colour], i) =>
    all.slice(i + 1).map(([other, otherColour]) => ({ pair: `${name}, ${other}`, colour, otherColour })),
  );
};

test('the distances that are demanded are those of known colours', () => {
  expect(distance(0xff0000, 0x00ff00, 'usual')).toBeGreaterThan(0.5);
  // Red and a grey as light as it; a red and a green that are often confused.
  expect(distance(0xff0000, 0x7f7f7f, 'achromatopsia')).toBeLessThan(0.01);
  expect(distance(0xc86464, 0x869600, 'deuteranopia')).toBeLessThan(
    distance(0xc86464, 0x869600, 'usual') / 2,
  );
  expect(contrast(0xffffff, 0x000000, 'usual')).toBeCloseTo(21, 5);
});

test.each(VISIONS)('own ship, mates and enemies are told apart by colour: %s', (vision) => {
  const least = vision === 'achromatopsia' ? 0.1 : 0.2;
  for (const { pair, colour, otherColour } of pairsOf(SHIPS))
    expect(distance(colour, otherColour, vision), pair).toBeGreaterThan(least);
});

test.each(VISIONS.filter((vision) => vision !== 'achromatopsia'))(
  'kinds of pickups are told apart by colour, where there is any: %s',
  (vision) => {
    for (const { pair, colour, otherColour } of pairsOf(PICKUP_COLOUR))
      expect(distance(colour, otherColour, vision), pair).toBeGreaterThan(0.1);
  },
);

test.each(VISIONS)('ships and pickups stand out from the floor: %s', (vision) => {
  for (const [name, colour] of Object.entries({ ...SHIPS, ...PICKUP_COLOUR })) {
    expect(contrast(colour, FLOORS.floor, vision), name).toBeGreaterThan(4.5);
    expect(contrast(colour, FLOORS.lit, vision), name).toBeGreaterThan(2.2);
  }
});

test('a side has one colour, on hulls and on beacons', () => {
  for (const side of ['mate', 'enemy'] as const) expect(hueOfSide(side)).toBe(SIDE_COLOUR[side]);
});
