import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesToFacts, factsToBytes } from '../../sim/facts-codec.ts';
import { toldFacts } from '../helpers/sim-arbitrary.ts';
import { expectNoCrash } from '../helpers/sim-bytes.ts';

const ticks = fc.integer({ min: 0, max: 4294967295 });

test('facts written to bytes are read back as they were, in order', () => {
  fc.assert(
    fc.property(ticks, fc.array(toldFacts), (tick, facts) => {
      expect(bytesToFacts(factsToBytes(tick, facts))).toEqual({ tick, facts });
    }),
  );
});

test('a hit adds eight bytes to the message of its tick', () => {
  const hit = {
    type: 'hit',
    ship: 1,
    by: 2,
    weapon: 'bolt',
    shot: 3,
    damage: 12,
    aim: 256,
    shielded: true,
  } as const;
  expect(factsToBytes(1, [hit, hit]).length - factsToBytes(1, [hit]).length).toBe(8);
});

test('R15 facts that are cut short or of no known kind are refused', () => {
  const bytes = factsToBytes(7, [{ type: 'died', ship: 1, by: 2, weapon: 'rail', aim: 0 }]);
  for (const length of [0, 3, 5, 6, 7, 8]) {
    expect(() => bytesToFacts(bytes.subarray(0, length))).toThrow(RangeError);
  }
  for (const [at, value] of [
    [4, 99],
    [7, 2],
  ] as const) {
    const other = bytes.slice();
    other[at] = value;
    expect(() => bytesToFacts(other)).toThrow(RangeError);
  }
});

test('R15 any bytes are facts or refused with a RangeError, never anything else', () => {
  const hit = {
    type: 'hit',
    ship: 1,
    by: 2,
    weapon: 'bolt',
    shot: 3,
    damage: 12,
    aim: 256,
    shielded: true,
  } as const;
  expectNoCrash(bytesToFacts, factsToBytes(1, [hit, { type: 'spawned', ship: 4 }, hit]), 20_000);
});
