import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stepWorld } from '../../sim/step-world.ts';
import { createWorld, type World } from '../../sim/world.ts';
import { bytesToWorld, worldToBytes } from '../../sim/world-codec.ts';
import { hashWorld } from '../../sim/world-hash.ts';
import { worlds } from '../helpers/sim-arbitrary.ts';
import { foundry } from '../helpers/sim-arena.ts';
import { expectNoCrash, expectWholeOnly } from '../helpers/sim-bytes.ts';
import { lateEyes, randomInput, shipAt, worldOn } from '../helpers/sim-match.ts';

function sixteen(): World {
  const world = createWorld('skirmish', 'foundry', 99);
  const stream = { random: 99 };
  for (let tick = 0; tick < 90; tick++) {
    stepWorld(world, foundry, randomInput(stream, world), lateEyes(stream, world));
  }
  return world;
}

test('any world written to bytes is read back as it was', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      expect(bytesToWorld(worldToBytes(world))).toEqual(world);
    }),
    { numRuns: 300 },
  );
});

test('every world of a long match is read back as it was', () => {
  const world = createWorld('skirmish', 'foundry', 31);
  const stream = { random: 31 };
  for (let tick = 0; tick < 900; tick++) {
    stepWorld(world, foundry, randomInput(stream, world), lateEyes(stream, world));
    expect(bytesToWorld(worldToBytes(world)), `seed 31 tick ${tick}`).toEqual(world);
  }
});

test('a world of any size is written, however long its texts', () => {
  for (let length = 0; length <= 255; length += 15) {
    const crowd = Array.from({ length: 60 }, (_, i) => shipAt(i + 1, 0, 0, { pilot: 'p'.repeat(length) }));
    expect(bytesToWorld(worldToBytes(worldOn('foundry', ...crowd))).ships).toEqual(crowd);
  }
});

test('a text that is too long for the format is refused when it is written', () => {
  expect(() => worldToBytes(createWorld('skirmish', 'ü'.repeat(128), 1))).toThrow(RangeError);
});

test('R15 a world cut short, with bytes too many or of another version is refused', () => {
  const bytes = worldToBytes(sixteen());
  expectWholeOnly(bytesToWorld, bytes);
  for (const version of [0, 1, 255]) {
    const other = bytes.slice();
    other[0] = version;
    expect(() => bytesToWorld(other)).toThrow(/version/);
  }
});

test('R15 what no world can say is refused: ships out of order, twice or without id, a ship with flags that there are not', () => {
  const spoil = (...ids: number[]) => worldToBytes(worldOn('foundry', ...ids.map((id) => shipAt(id, 0, 0))));
  for (const ids of [[2, 1], [3, 3], [0]]) expect(() => bytesToWorld(spoil(...ids))).toThrow(RangeError);
  const bytes = worldToBytes(worldOn('foundry', shipAt(1, 0, 0, { pilot: 'p', name: 'n', bot: true })));
  const bot = bytes.lastIndexOf('n'.charCodeAt(0)) + 1;
  expect(bytes[bot]).toBe(1);
  bytes[bot] = 32;
  expect(() => bytesToWorld(bytes)).toThrow(RangeError);
});

test('R15 any bytes are read or refused with a RangeError, never anything else', () => {
  expectNoCrash(bytesToWorld, worldToBytes(sixteen()), 20_000);
});

test('one world has one way to be written: what is read is written as it was', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const bytes = worldToBytes(world);
      expect(worldToBytes(bytesToWorld(bytes))).toEqual(bytes);
      expect(hashWorld(bytesToWorld(bytes))).toBe(hashWorld(world));
    }),
  );
});

test('a snapshot of 16 ships with 30 bolts in the air has at most 1.5 kB', () => {
  const world = sixteen();
  for (let id = 17; world.ships.length < 16; id++) world.ships.push(shipAt(id, 9000, 9000));
  for (const ship of world.ships) Object.assign(ship, { pilot: 'abcdefghijkl', name: 'abcdefghijklmnop' });
  const [bolt] = world.bolts;
  expect(bolt).toBeDefined();
  if (bolt !== undefined) world.bolts = Array.from({ length: 30 }, () => bolt);
  expect(world.ships.length).toBe(16);
  expect(worldToBytes(world).length).toBeLessThanOrEqual(1500);
});
