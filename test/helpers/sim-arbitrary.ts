/** Arbitrary worlds and facts, in the ranges that their codecs carry. */
import fc from 'fast-check';
import type { Team } from '../../sim/arena.ts';
import type { ToldFact } from '../../sim/facts-codec.ts';
import { MODE_NAMES } from '../../sim/modes/modes.ts';
import type { Ship } from '../../sim/ship.ts';
import type { Bolt, World } from '../../sim/world.ts';
import { SHIP_RANGES } from './sim-wire.ts';

const u8 = fc.integer({ min: 0, max: 255 });
const u16 = fc.integer({ min: 0, max: 65535 });
const u32 = fc.integer({ min: 0, max: 4294967295 });
const team = fc.constantFrom<Team[]>(0, 1, 2);
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
  team,
  hull: u8,
  shield: u8,
  overTicks: u8,
  revealTicks: u8,
  respawnTicks: u8,
  protectTicks: u8,
  calmTicks: u8,
  score: u16,
  deaths: u16,
  streak: u8,
  bestStreak: u8,
  harm: u16,
  taken: u8,
  captures: u8,
  vote: fc.integer({ min: 0, max: 3 }),
});

const bolts: fc.Arbitrary<Bolt> = fc.record({
  owner: u8,
  shot: u8,
  x: u16,
  y: u16,
  aim: u16,
  age: u8,
  life: fc.integer({ min: 0, max: 127 }),
  strong: fc.boolean(),
});

export const worlds: fc.Arbitrary<World> = fc.record({
  mode: fc.constantFrom(...MODE_NAMES),
  map: texts,
  rotation: fc.array(texts, { maxLength: 5 }),
  tick: u32,
  random: u32,
  round: fc.record({ number: u16, phase: fc.constantFrom('warmup', 'play', 'results'), ticksLeft: u16 }),
  ships: fc
    .uniqueArray(ships, { selector: (ship) => ship.id, maxLength: 40 })
    .map((crowd) => crowd.toSorted((a, b) => a.id - b.id)),
  bolts: fc.array(bolts, { maxLength: 60 }),
  pickups: fc.array(u16, { maxLength: 20 }),
  beacons: fc.array(fc.record({ team, pull: fc.integer({ min: -32768, max: 32767 }) }), { maxLength: 5 }),
  teamsStay: fc.boolean(),
  teamScores: fc.tuple(u16, u16),
  ballot: fc.array(texts, { maxLength: 3 }),
});

/** Where a hit came from is told in 1/256 turns. */
const coarseAim = u8.map((aim) => aim << 8);
const weapon = fc.constantFrom('bolt', 'rail');

export const toldFacts: fc.Arbitrary<ToldFact> = fc.oneof(
  fc.record({ type: fc.constant('spawned'), ship: u8 }),
  fc.record({ type: fc.constant('broke'), ship: u8 }),
  fc.record({ type: fc.constant('took'), ship: u8, pickup: u8 }),
  fc.record({ type: fc.constant('captured'), beacon: u8, team }),
  fc.record({ type: fc.constant('beam'), ship: u8, x: u16, y: u16, aim: u16, strong: fc.boolean() }),
  fc.record({ type: fc.constant('heard'), weapon }),
  fc.record({ type: fc.constant('ended'), owner: u8, shot: u8 }),
  fc.record({ type: fc.constant('died'), ship: u8, by: u8, weapon, aim: coarseAim }),
  fc.record({
    type: fc.constant('hit'),
    ship: u8,
    by: u8,
    weapon,
    shot: u8,
    damage: u8,
    aim: coarseAim,
    shielded: fc.boolean(),
  }),
);
