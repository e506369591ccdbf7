/** The facts of a tick that pilots are told, as bytes: one small message a tick, and none in a quiet one. */
import { ByteReader, ByteWriter } from './bytes.ts';
import type { Fact } from './facts.ts';

/** Shots travel as counters on the ship and rounds in the told state: neither needs a message. */
export type ToldFact = Extract<Fact, { type: 'hit' | 'died' | 'spawned' }>;

const KIND = { hit: 1, died: 2, spawned: 3 } as const;
const WEAPONS = ['bolt', 'rail'] as const;

export function isTold(fact: Fact): fact is ToldFact {
  return fact.type === 'hit' || fact.type === 'died' || fact.type === 'spawned';
}

export function factsToBytes(tick: number, facts: readonly ToldFact[]): Uint8Array {
  const out = new ByteWriter(64);
  out.u32(tick);
  for (const fact of facts) {
    out.u8(KIND[fact.type]);
    out.u8(fact.ship);
    if (fact.type === 'spawned') continue;
    out.u8(fact.by);
    out.u8(WEAPONS.indexOf(fact.weapon));
    if (fact.type === 'died') continue;
    out.u8(fact.shot);
    out.u8(fact.damage);
  }
  return out.done();
}

function readFact(from: ByteReader): ToldFact {
  const kind = from.u8();
  const ship = from.u8();
  if (kind === KIND.spawned) return { type: 'spawned', ship };
  const by = from.u8();
  const weapon = WEAPONS[from.u8()];
  if (weapon === undefined) throw new RangeError('no such weapon');
  if (kind === KIND.died) return { type: 'died', ship, by, weapon };
  if (kind === KIND.hit) return { type: 'hit', ship, by, weapon, shot: from.u8(), damage: from.u8() };
  throw new RangeError(`no such fact: ${kind}`);
}

/** @throws RangeError when the bytes are no facts. */
export function bytesToFacts(bytes: Uint8Array): { tick: number; facts: ToldFact[] } {
  const from = new ByteReader(bytes);
  const tick = from.u32();
  const facts: ToldFact[] = [];
  while (from.left > 0) facts.push(readFact(from));
  return { tick, facts };
}
