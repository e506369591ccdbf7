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
  /** Bolts that the client neither saw leave nor was told of. */
  private readonly hidden: FlyingBolt[] = [];
  /** Those that it was told late, with the tick at which it believes that they end. */
  private readonly late = new Map<FlyingBolt, number>();
  private hasBegun = false;

  /** Bolts to tell in this tick. Who was there when a bolt left knows for good whether it saw it leave. */
  newInSight(news: BoltNews, arena: Arena, sight: BoltSight): Bolt[] {
    for (const met of this.hasBegun ? news.launched : news.flying)
      if (!sawLeave(met.bolt, news.tick, sight)) this.hidden.push(met);
    this.hasBegun = true;
    const told: Bolt[] = [];
    let kept = 0;
    for (const flying of this.hidden) {
      if (!news.flies(flying)) continue;
      if (sight.seesPlace(flying.x, flying.y)) told.push(this.tellLate(flying, news.tick, arena));
      else this.hidden[kept++] = flying;
    }
    this.hidden.length = kept;
    return told;
  }

  private tellLate(flying: FlyingBolt, tick: number, arena: Arena): Bolt {
    const { owner, shot, aim, strong } = flying.bolt;
    const late = launchBolt(arena, owner, shot, { x: flying.x, y: flying.y }, aim, strong);
    this.late.set(flying, tick + late.life);
    return late;
  }

  /**
   * The ends that a client cannot know: a bolt that was told late says nothing of its range. Those that hit somebody are
   * facts of their own, told to who may know them.
   */
  ended(news: BoltNews): ToldFact[] {
    const facts: ToldFact[] = [];
    for (const [told, ends] of this.late) {
      if (news.flies(told)) continue;
      this.late.delete(told);
      const { owner, shot } = told.bolt;
      if (news.tick < ends && !told.isSpent) facts.push({ type: 'ended', owner, shot });
    }
    return facts;
  }
}
