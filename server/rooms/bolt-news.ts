/** What a tick brought of bolts, worked out once for all who are told of them. */
import { boltPlace } from '../../sim/bolts.ts';
import type { Fact } from '../../sim/facts.ts';
import type { Bolt, World } from '../../sim/world.ts';

/** A bolt, and where it is now as the wire can say it. */
export type FlyingBolt = { key: number; bolt: Bolt; x: number; y: number };

export type BoltNews = {
  tick: number;
  /** All that fly now, by key. */
  flying: ReadonlyMap<number, FlyingBolt>;
  /** Those of them that left in this tick. */
  launched: readonly FlyingBolt[];
  /** Keys of those that hit somebody in it. */
  spent: ReadonlySet<number>;
};

export const boltKey = (owner: number, shot: number) => owner * 256 + shot;

const NOTHING: ReadonlySet<number> = new Set();

function spentIn(facts: readonly Fact[]): ReadonlySet<number> {
  let spent: Set<number> | undefined;
  for (const fact of facts) {
    if (fact.type !== 'hit' || fact.weapon !== 'bolt') continue;
    spent ??= new Set();
    spent.add(boltKey(fact.by, fact.shot));
  }
  return spent ?? NOTHING;
}

export function boltNews({ tick, bolts }: Pick<World, 'tick' | 'bolts'>, facts: readonly Fact[]): BoltNews {
  const flying = new Map<number, FlyingBolt>();
  const launched: FlyingBolt[] = [];
  for (const bolt of bolts) {
    const { x, y } = boltPlace(bolt, bolt.age);
    const entry = { key: boltKey(bolt.owner, bolt.shot), bolt, x: Math.round(x), y: Math.round(y) };
    flying.set(entry.key, entry);
    if (bolt.age === 0) launched.push(entry);
  }
  return { tick, flying, launched, spent: spentIn(facts) };
}
