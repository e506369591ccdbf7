/**
 * Which bolts one client knows of. It flies those that it saw leave a ship by itself; a bolt that comes into sight from
 * out of it is told once, from where it is now: where it left, and how far it still goes, would give its ship away (R2).
 */
import type { Arena } from '../../sim/arena.ts';
import { launchBolt } from '../../sim/bolts.ts';
import type { ToldFact } from '../../sim/facts-codec.ts';
import type { Bolt } from '../../sim/world.ts';
import type { BoltNews, FlyingBolt } from './bolt-news.ts';

export type BoltSight = {
  /** The own ship's id, if there is one; its bolts are its pilot's own prediction. */
  own: number | undefined;
  /** The tick since which the client has a ship in view without a break, if it has. */
  shipSince(id: number): number | undefined;
  /** Position steps. */
  seesPlace(x: number, y: number): boolean;
};

/** A shot is told as a counter, which says something only to who knew the count before. */
function sawLeave({ owner, age }: Bolt, tick: number, sight: BoltSight): boolean {
  if (owner === sight.own) return true;
  const since = sight.shipSince(owner);
  return since !== undefined && since < tick - age;
}

export class BoltTeller {
  /** Keys of bolts that the client neither saw leave nor was told of. */
  private readonly hidden = new Set<number>();
  /** Those that it was told late, with the tick at which it believes that they end. */
  private readonly late = new Map<number, number>();
  private hasBegun = false;

  /** Bolts to tell in this tick. Who was there when a bolt left knows for good whether it saw it leave. */
  newInSight(news: BoltNews, arena: Arena, sight: BoltSight): Bolt[] {
    for (const met of this.hasBegun ? news.launched : news.flying.values()) {
      this.late.delete(met.key);
      if (sawLeave(met.bolt, news.tick, sight)) this.hidden.delete(met.key);
      else this.hidden.add(met.key);
    }
    this.hasBegun = true;
    const told: Bolt[] = [];
    for (const key of this.hidden) {
      const flying = news.flying.get(key);
      if (flying !== undefined && !sight.seesPlace(flying.x, flying.y)) continue;
      this.hidden.delete(key);
      if (flying !== undefined) told.push(this.tellLate(flying, news.tick, arena));
    }
    return told;
  }

  private tellLate({ key, bolt, x, y }: FlyingBolt, tick: number, arena: Arena): Bolt {
    const late = launchBolt(arena, bolt.owner, bolt.shot, { x, y }, bolt.aim, bolt.strong);
    this.late.set(key, tick + late.life);
    return late;
  }

  /**
   * The ends that a client cannot know: a bolt that was told late says nothing of its range. Those that hit somebody are
   * facts of their own, told to who may know them. Call it before newInSight.
   */
  ended({ tick, flying, spent }: BoltNews): ToldFact[] {
    const facts: ToldFact[] = [];
    for (const [key, ends] of this.late) {
      if (flying.has(key)) continue;
      this.late.delete(key);
      if (tick >= ends || spent.has(key)) continue;
      facts.push({ type: 'ended', owner: Math.floor(key / 256), shot: key % 256 });
    }
    return facts;
  }
}
