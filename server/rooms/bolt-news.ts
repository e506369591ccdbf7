/** What a tick brought of bolts, worked out once for all who are told of them. */
import { boltPlace } from '../../sim/bolts.ts';
import type { Fact } from '../../sim/facts.ts';
import type { Bolt, World } from '../../sim/world.ts';

/** One bolt from its first tick to its last, and where it is now as the wire can say it. */
export type FlyingBolt = {
  bolt: Bolt;
  x: number;
  y: number;
  /** In which news it flew last. */
  newest: number;
  /** It hit somebody. */
  isSpent: boolean;
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
    const flying = known ?? { bolt, x: 0, y: 0, newest: 0, isSpent: false };
    if (known === undefined) this.byKey.set(key, flying);
    const { x, y } = boltPlace(bolt, bolt.age);
    flying.bolt = bolt;
    // Kept as integers: everybody looks at them in each tick, and a number with a fraction is an object of its own.
    flying.x = Math.round(x) | 0;
    flying.y = Math.round(y) | 0;
    flying.newest = this.count;
    return flying;
  }

  flies(bolt: FlyingBolt): boolean {
    return bolt.newest === this.count;
  }
}
