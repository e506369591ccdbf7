/** Arbitrary worlds and facts, in the ranges that their codecs carry. */
import fc from 'fast-check';
import type { ToldFact } from '../../sim/facts-codec.ts';
import type { Ship } from '../../sim/ship.ts';
import type { Bolt, World } from '../../sim/world.ts';
import { SHIP_RANGES } from './sim-wire.ts';

const u8 = fc.integer({ min: 0, max: 255 });
const u16 = fc.integer({ min: 0, max: 65535 });
const u32 = fc.integer({ min: 0, max: 4294967295 });
const range = ([min, max]: readonly [number, number]) => fc.integer({ min, max });
/** Any text that UTF-8 can say, a byte order mark and emoji included, within the codec's 255 bytes. */
export const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }).filter((text) => text.isWellFormed()),
  fc.constantFrom('', '\ufeffPilot', 'Ünïcødé 🚀', 'a'.repeat(255)),
);

export const ships: fc.Arbitrary<Ship> = fc.record({
  id: fc.integer({ min: 1, max: 255 }),
  pilot: texts,
  name: texts,
  bot: fc.boolean(),
  x: range(SHIP_RANGES.x),
  y: range(SHIP_RANGES.y),
  vx: range(SHIP_RANGES.vx),
  vy: range(SHIP_RANGES.vy),
  dashTicks: u8,
  dashCooldown: u8,
  boltCooldown: u8,
  railCharge: u8,
  railCooldown: u8,
  shots: u8,
  rails: u8,
  shotAim: u16,
  aim: u16,
  hull: u8,
  respawnTicks: u8,
  protectTicks: u8,
  calmTicks: u8,
  score: u16,
  deaths: u16,
});

const bolts: fc.Arbitrary<Bolt> = fc.record({
  owner: u8,
  shot: u8,
  x: u16,
  y: u16,
  aim: u16,
  age: u8,
  life: u8,
});

export const worlds: fc.Arbitrary<World> = fc.record({
  mode: texts,
  map: texts,
  tick: u32,
  random: u32,
  round: fc.record({ number: u16, phase: fc.constantFrom('play', 'results'), ticksLeft: u16 }),
  ships: fc
    .uniqueArray(ships, { selector: (ship) => ship.id, maxLength: 40 })
    .map((crowd) => crowd.toSorted((a, b) => a.id - b.id)),
  bolts: fc.array(bolts, { maxLength: 60 }),
});

const weapon = fc.constantFrom('bolt', 'rail');

export const toldFacts: fc.Arbitrary<ToldFact> = fc.oneof(
  fc.record({ type: fc.constant('spawned'), ship: u8 }),
  fc.record({ type: fc.constant('died'), ship: u8, by: u8, weapon }),
  fc.record({ type: fc.constant('hit'), ship: u8, by: u8, weapon, shot: u8, damage: u8 }),
);
