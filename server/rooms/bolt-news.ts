/**
 * What a tick brought of bolts, worked out once for all who are told of them. From whom a bolt is hidden stands with the
 * bolt: all who are told look at the same few, one after the other.
 */
import { boltX, boltY } from '../../sim/bolts.ts';
import type { Fact } from '../../sim/facts.ts';
import { EYE_LINES, roomForHints } from '../../sim/visibility.ts';
import type { Bolt, World } from '../../sim/world.ts';
import { SLOTS } from './slots.ts';

/** One bolt from its first tick to its last, and where it is now as the wire can say it. */
export type FlyingBolt = {
  bolt: Bolt;
  x: number;
  y: number;
  /** In which news it flew last. */
  newest: number;
  /** It hit somebody. */
  isSpent: boolean;
  /** By slot of a connection: 1 when it neither saw the bolt leave nor was told of it. */
  hidden: Uint8Array;
  /** What hides it from each of those, EYE_LINES numbers each. */
  hints: Int16Array;
};

/** Shots of a ship are counted modulo this. */
const SHOTS = 256;

const keyOf = (owner: number, shot: number) => owner * SHOTS + shot;

export class BoltNews {
  tick = 0;
  /** Those that fly now. Valid until the next news, as are those that were launched. */
  readonly flying: FlyingBolt[] = [];
  /** Those of them that left in this tick. */
  readonly launched: FlyingBolt[] = [];
  private count = 0;
  private readonly byKey = new Map<number, FlyingBolt>();
  /** Connections that there is room for on each new bolt. */
  private slots = SLOTS;

  /** Takes in the world after a tick. */
  take({ tick, bolts }: Pick<World, 'tick' | 'bolts'>, facts: readonly Fact[]): void {
    this.tick = tick;
    this.count += 1;
    for (const fact of facts) {
      if (fact.type !== 'hit' || fact.weapon !== 'bolt') continue;
      const spent = this.byKey.get(keyOf(fact.by, fact.shot));
      if (spent !== undefined) spent.isSpent = true;
    }
    this.flying.length = 0;
    this.launched.length = 0;
    for (const bolt of bolts) {
      const flying = this.follow(bolt);
      this.flying.push(flying);
      if (bolt.age === 0) this.launched.push(flying);
    }
    if (this.byKey.size === bolts.length) return;
    for (const [key, flying] of this.byKey) if (!this.flies(flying)) this.byKey.delete(key);
  }

  /** The world may hold another object for the same bolt in each tick. */
  private follow(bolt: Bolt): FlyingBolt {
    const key = keyOf(bolt.owner, bolt.shot);
    const known = bolt.age === 0 ? undefined : this.byKey.get(key);
    const flying = known ?? this.launch(bolt);
    if (known === undefined) this.byKey.set(key, flying);
    flying.bolt = bolt;
    // Kept as integers: everybody looks at them in each tick, and a number with a fraction is an object of its own.
    flying.x = Math.round(boltX(bolt, bolt.age)) | 0;
    flying.y = Math.round(boltY(bolt, bolt.age)) | 0;
    flying.newest = this.count;
    return flying;
  }

  private launch(bolt: Bolt): FlyingBolt {
    const marks = { hidden: new Uint8Array(this.slots), hints: new Int16Array(this.slots * EYE_LINES) };
    return { bolt, x: 0, y: 0, newest: 0, isSpent: false, ...marks };
  }

  /** @param slot Of the connection that the bolt is hidden from, or not. */
  mark(flying: FlyingBolt, slot: number, isHidden: boolean): void {
    while (slot >= this.slots) this.slots += SLOTS;
    if (slot >= flying.hidden.length) {
      const { hidden } = flying;
      flying.hidden = new Uint8Array(this.slots);
      flying.hidden.set(hidden);
      flying.hints = roomForHints(this.slots * EYE_LINES, flying.hints);
    }
    flying.hidden[slot] = isHidden ? 1 : 0;
    flying.hints.fill(-1, slot * EYE_LINES, (slot + 1) * EYE_LINES);
  }

  flies(bolt: FlyingBolt): boolean {
    return bolt.newest === this.count;
  }
}
