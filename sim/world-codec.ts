/** A world as bytes: the snapshot that outlives a process. Exact, compact, versioned; its own, as no schema keeps all. */
import { ByteReader, ByteWriter } from './bytes.ts';
import { asTeam } from './facts-codec.ts';
import { MODE_NAMES } from './modes/modes.ts';
import { createShip, type Ship } from './ship.ts';
import type { Bolt, RoundPhase, World } from './world.ts';

/** Raise it with every change of what is written. */
export const WORLD_VERSION = 4;

const PHASES = ['play', 'results', 'warmup'] as const satisfies readonly RoundPhase[];

/** Bits of a ship's flags, and of a bolt's life, of which there are never so many ticks. */
const BOT = 1;
const TEAM_SHIFT = 1;
const VOTE_SHIFT = 3;
const STRONG = 128;

function writeShip(out: ByteWriter, ship: Ship): void {
  out.u8(ship.id);
  out.text(ship.pilot);
  out.text(ship.name);
  out.u8((ship.bot ? BOT : 0) | (ship.team << TEAM_SHIFT) | (ship.vote << VOTE_SHIFT));
  out.u16(ship.x);
  out.u16(ship.y);
  out.i16(ship.vx);
  out.i16(ship.vy);
  out.u16(ship.aim);
  out.u16(ship.shotAim);
  out.sparse([
    ship.dashTicks,
    ship.dashCooldown,
    ship.boltCooldown,
    ship.railCharge,
    ship.railCooldown,
    ship.overTicks,
    ship.revealTicks,
    ship.respawnTicks,
  ]);
  out.sparse([
    ship.protectTicks,
    ship.calmTicks,
    ship.hull,
    ship.shield,
    ship.streak,
    ship.bestStreak,
    ship.taken,
    ship.captures,
  ]);
  out.u8(ship.shots);
  out.u8(ship.rails);
  out.u16(ship.score);
  out.u16(ship.deaths);
  out.u16(ship.harm);
}

function readShip(from: ByteReader): Ship {
  const id = from.u8();
  const pilot = from.text();
  const name = from.text();
  const flags = from.u8();
  if (flags >> (VOTE_SHIFT + 2) !== 0) throw new RangeError('a ship has no such flags');
  const ship = createShip(id, pilot, name, (flags & BOT) !== 0);
  ship.team = asTeam((flags >> TEAM_SHIFT) & 3);
  ship.vote = flags >> VOTE_SHIFT;
  ship.x = from.u16();
  ship.y = from.u16();
  ship.vx = from.i16();
  ship.vy = from.i16();
  ship.aim = from.u16();
  ship.shotAim = from.u16();
  [
    ship.dashTicks,
    ship.dashCooldown,
    ship.boltCooldown,
    ship.railCharge,
    ship.railCooldown,
    ship.overTicks,
    ship.revealTicks,
    ship.respawnTicks,
  ] = from.sparse();
  [
    ship.protectTicks,
    ship.calmTicks,
    ship.hull,
    ship.shield,
    ship.streak,
    ship.bestStreak,
    ship.taken,
    ship.captures,
  ] = from.sparse();
  ship.shots = from.u8();
  ship.rails = from.u8();
  ship.score = from.u16();
  ship.deaths = from.u16();
  ship.harm = from.u16();
  return ship;
}

export function writeBolt(out: ByteWriter, bolt: Bolt): void {
  out.u8(bolt.owner);
  out.u8(bolt.shot);
  out.u16(bolt.x);
  out.u16(bolt.y);
  out.u16(bolt.aim);
  out.u8(bolt.age);
  out.u8(bolt.life | (bolt.strong ? STRONG : 0));
}

export function readBolt(from: ByteReader): Bolt {
  const bolt = { owner: from.u8(), shot: from.u8(), x: from.u16(), y: from.u16(), aim: from.u16() };
  const age = from.u8();
  const life = from.u8();
  return { ...bolt, age, life: life & ~STRONG, strong: (life & STRONG) !== 0 };
}

function writeTexts(out: ByteWriter, texts: readonly string[]): void {
  out.u8(texts.length);
  for (const text of texts) out.text(text);
}

function readTexts(from: ByteReader): string[] {
  return Array.from({ length: from.u8() }, () => from.text());
}

export function writeWorld(out: ByteWriter, world: World): void {
  out.u8(WORLD_VERSION);
  out.u8(MODE_NAMES.indexOf(world.mode));
  out.text(world.map);
  writeTexts(out, world.rotation);
  out.u32(world.tick);
  out.u32(world.random);
  out.u16(world.round.number);
  out.u8(PHASES.indexOf(world.round.phase));
  out.u16(world.round.ticksLeft);
  out.u8(world.ships.length);
  for (const ship of world.ships) writeShip(out, ship);
  out.u16(world.bolts.length);
  for (const bolt of world.bolts) writeBolt(out, bolt);
  out.u8(world.pickups.length);
  for (const ticks of world.pickups) out.u16(ticks);
  out.u8(world.beacons.length);
  for (const beacon of world.beacons) {
    out.u8(beacon.team);
    out.i16(beacon.pull);
  }
  out.flag(world.teamsStay);
  for (const score of world.teamScores) out.u16(score);
  writeTexts(out, world.ballot);
}

/** @param over Memory that nobody needs any more: the bytes are put there, if it is long enough. */
export function worldToBytes(world: World, over?: Uint8Array): Uint8Array {
  const out = new ByteWriter();
  writeWorld(out, world);
  return out.done(over);
}

/** @throws RangeError when the bytes are of another version, too short or say what no world can. */
export function readWorld(from: ByteReader): World {
  const version = from.u8();
  if (version !== WORLD_VERSION) throw new RangeError(`world version ${version}, ${WORLD_VERSION} is read`);
  const mode = MODE_NAMES[from.u8()];
  if (mode === undefined) throw new RangeError('no such mode');
  const map = from.text();
  const rotation = readTexts(from);
  const tick = from.u32();
  const random = from.u32();
  const number = from.u16();
  const phase = PHASES[from.u8()];
  if (phase === undefined) throw new RangeError('no such phase of a round');
  const round = { number, phase, ticksLeft: from.u16() };
  const ships = Array.from({ length: from.u8() }, () => readShip(from));
  ships.reduce((last, ship) => {
    if (ship.id <= last) throw new RangeError(`ship ${ship.id} after ${last}: ids ascend from 1`);
    return ship.id;
  }, 0);
  const bolts = Array.from({ length: from.u16() }, () => readBolt(from));
  const pickups = Array.from({ length: from.u8() }, () => from.u16());
  const beacons = Array.from({ length: from.u8() }, () => ({ team: asTeam(from.u8()), pull: from.i16() }));
  const teamsStay = from.flag();
  const teamScores: [number, number] = [from.u16(), from.u16()];
  const ballot = readTexts(from);
  const contest = { pickups, beacons, teamsStay, teamScores };
  return { mode, map, rotation, tick, random, round, ships, bolts, ...contest, ballot };
}

/** @throws RangeError as `readWorld` does, and when the bytes are too long. */
export function bytesToWorld(bytes: Uint8Array): World {
  const from = new ByteReader(bytes);
  const world = readWorld(from);
  from.end();
  return world;
}
