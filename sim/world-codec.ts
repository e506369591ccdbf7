/** A world as bytes: the snapshot that outlives a process. Exact, compact, versioned; its own, as no schema keeps all. */
import { ByteReader, ByteWriter } from './bytes.ts';
import { createShip, type Ship } from './ship.ts';
import type { Bolt, RoundPhase, World } from './world.ts';

/** Raise it with every change of what is written. */
export const WORLD_VERSION = 1;

const PHASES = ['play', 'results'] as const satisfies readonly RoundPhase[];

function writeShip(out: ByteWriter, ship: Ship): void {
  out.u8(ship.id);
  out.text(ship.pilot);
  out.text(ship.name);
  out.flag(ship.bot);
  out.u16(ship.x);
  out.u16(ship.y);
  out.i16(ship.vx);
  out.i16(ship.vy);
  out.u16(ship.aim);
  out.u16(ship.shotAim);
  out.u8(ship.dashTicks);
  out.u8(ship.dashCooldown);
  out.u8(ship.boltCooldown);
  out.u8(ship.railCharge);
  out.u8(ship.railCooldown);
  out.u8(ship.shots);
  out.u8(ship.rails);
  out.u8(ship.hull);
  out.u8(ship.respawnTicks);
  out.u8(ship.protectTicks);
  out.u8(ship.calmTicks);
  out.u16(ship.score);
  out.u16(ship.deaths);
}

function readShip(from: ByteReader): Ship {
  const ship = createShip(from.u8(), from.text(), from.text(), from.flag());
  ship.x = from.u16();
  ship.y = from.u16();
  ship.vx = from.i16();
  ship.vy = from.i16();
  ship.aim = from.u16();
  ship.shotAim = from.u16();
  ship.dashTicks = from.u8();
  ship.dashCooldown = from.u8();
  ship.boltCooldown = from.u8();
  ship.railCharge = from.u8();
  ship.railCooldown = from.u8();
  ship.shots = from.u8();
  ship.rails = from.u8();
  ship.hull = from.u8();
  ship.respawnTicks = from.u8();
  ship.protectTicks = from.u8();
  ship.calmTicks = from.u8();
  ship.score = from.u16();
  ship.deaths = from.u16();
  return ship;
}

export function writeBolt(out: ByteWriter, bolt: Bolt): void {
  out.u8(bolt.owner);
  out.u8(bolt.shot);
  out.u16(bolt.x);
  out.u16(bolt.y);
  out.u16(bolt.aim);
  out.u8(bolt.age);
  out.u8(bolt.life);
}

export function readBolt(from: ByteReader): Bolt {
  return {
    owner: from.u8(),
    shot: from.u8(),
    x: from.u16(),
    y: from.u16(),
    aim: from.u16(),
    age: from.u8(),
    life: from.u8(),
  };
}

export function worldToBytes(world: World): Uint8Array {
  const out = new ByteWriter();
  out.u8(WORLD_VERSION);
  out.text(world.mode);
  out.text(world.map);
  out.u32(world.tick);
  out.u32(world.random);
  out.u16(world.round.number);
  out.u8(PHASES.indexOf(world.round.phase));
  out.u16(world.round.ticksLeft);
  out.u8(world.ships.length);
  for (const ship of world.ships) writeShip(out, ship);
  out.u16(world.bolts.length);
  for (const bolt of world.bolts) writeBolt(out, bolt);
  return out.done();
}

/** @throws RangeError when the bytes are of another version, too short, too long or say what no world can. */
export function bytesToWorld(bytes: Uint8Array): World {
  const from = new ByteReader(bytes);
  const version = from.u8();
  if (version !== WORLD_VERSION) throw new RangeError(`world version ${version}, ${WORLD_VERSION} is read`);
  const mode = from.text();
  const map = from.text();
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
  from.end();
  return { mode, map, tick, random, round, ships, bolts };
}
