/** The facts of a tick that a pilot is told, as bytes: one small message a tick, and none in a quiet one. */
import type { Team } from './arena.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import type { Fact } from './facts.ts';
import type { Shot } from './ship-actions.ts';

/**
 * What is told of facts beyond the patch. Bolts travel as counters on the ship and rounds in the told state: neither
 * needs a message. A `beam` is a rail and gives its place away; who cannot see a shot may have `heard` it, nobody says
 * where; `ended` takes a bolt away that was told late and whose end this pilot cannot know.
 */
export type ToldFact =
  | Extract<Fact, { type: 'hit' | 'died' | 'spawned' | 'broke' | 'took' | 'captured' }>
  | { type: 'beam'; ship: number; x: number; y: number; aim: number; strong: boolean }
  | { type: 'heard'; weapon: Shot }
  | { type: 'ended'; owner: number; shot: number };

const KINDS = [
  'hit',
  'died',
  'spawned',
  'broke',
  'took',
  'captured',
  'beam',
  'heard',
  'ended',
] as const satisfies readonly ToldFact['type'][];
const WEAPONS = ['bolt', 'rail'] as const;

/** Where a shot came from is told in 1/256 turns: enough to point there. */
const coarse = (aim: number) => (aim >> 8) & 0xff;

function writeFact(out: ByteWriter, fact: ToldFact): void {
  out.u8(KINDS.indexOf(fact.type));
  switch (fact.type) {
    case 'hit':
      out.u8(fact.ship);
      out.u8(fact.by);
      out.u8(WEAPONS.indexOf(fact.weapon));
      out.u8(fact.shot);
      out.u8(fact.damage);
      out.u8(coarse(fact.aim));
      out.flag(fact.shielded);
      break;
    case 'died':
      out.u8(fact.ship);
      out.u8(fact.by);
      out.u8(WEAPONS.indexOf(fact.weapon));
      out.u8(coarse(fact.aim));
      break;
    case 'spawned':
    case 'broke':
      out.u8(fact.ship);
      break;
    case 'took':
      out.u8(fact.ship);
      out.u8(fact.pickup);
      break;
    case 'captured':
      out.u8(fact.beacon);
      out.u8(fact.team);
      break;
    case 'beam':
      out.u8(fact.ship);
      out.u16(fact.x);
      out.u16(fact.y);
      out.u16(fact.aim);
      out.flag(fact.strong);
      break;
    case 'heard':
      out.u8(WEAPONS.indexOf(fact.weapon));
      break;
    case 'ended':
      out.u8(fact.owner);
      out.u8(fact.shot);
      break;
  }
}

export function factsToBytes(tick: number, facts: readonly ToldFact[]): Uint8Array {
  const out = new ByteWriter(64);
  out.u32(tick);
  for (const fact of facts) writeFact(out, fact);
  return out.done();
}

function readWeapon(from: ByteReader): Shot {
  const weapon = WEAPONS[from.u8()];
  if (weapon === undefined) throw new RangeError('no such weapon');
  return weapon;
}

/** @throws RangeError when there is no such team. */
export function asTeam(team: number): Team {
  if (team !== 0 && team !== 1 && team !== 2) throw new RangeError(`no such team: ${team}`);
  return team;
}

function readFact(from: ByteReader): ToldFact {
  const kind = from.u8();
  const type = KINDS[kind];
  switch (type) {
    case 'hit':
      return {
        type,
        ship: from.u8(),
        by: from.u8(),
        weapon: readWeapon(from),
        shot: from.u8(),
        damage: from.u8(),
        aim: from.u8() << 8,
        shielded: from.flag(),
      };
    case 'died':
      return { type, ship: from.u8(), by: from.u8(), weapon: readWeapon(from), aim: from.u8() << 8 };
    case 'spawned':
    case 'broke':
      return { type, ship: from.u8() };
    case 'took':
      return { type, ship: from.u8(), pickup: from.u8() };
    case 'captured':
      return { type, beacon: from.u8(), team: asTeam(from.u8()) };
    case 'beam':
      return {
        type,
        ship: from.u8(),
        x: from.u16(),
        y: from.u16(),
        aim: from.u16(),
        strong: from.flag(),
      };
    case 'heard':
      return { type, weapon: readWeapon(from) };
    case 'ended':
      return { type, owner: from.u8(), shot: from.u8() };
    default:
      throw new RangeError(`no such fact: ${kind}`);
  }
}

/** @throws RangeError when the bytes are no facts. */
export function bytesToFacts(bytes: Uint8Array): { tick: number; facts: ToldFact[] } {
  const from = new ByteReader(bytes);
  const tick = from.u32();
  const facts: ToldFact[] = [];
  while (from.left > 0) facts.push(readFact(from));
  return { tick, facts };
}
