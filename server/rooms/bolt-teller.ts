/**
 * Which bolts one client knows of. It flies those that it saw leave a ship by itself; a bolt that comes into sight from
 * out of it is told once, from where it is now: where it left, and how far it still goes, would give its ship away (R2).
 */
import type { Arena } from '../../sim/arena.ts';
import { launchBolt } from '../../sim/bolts.ts';
import type { ToldFact } from '../../sim/facts-codec.ts';
import { EYE_LINES } from '../../sim/visibility.ts';
import type { Bolt } from '../../sim/world.ts';
import type { BoltNews, FlyingBolt } from './bolt-news.ts';
import { NOTHING } from './fact-teller.ts';

export type BoltSight = {
  /** The own ship's id, if there is one; its bolts are its pilot's own prediction. */
  own: number | undefined;
  /** The tick since which the client has a ship in view without a break, if it has. */
  shipSince(id: number): number | undefined;
  /**
   * @param x @param y Position steps.
   * @param hints Of the last look at a place near by, from `at` on; brought up to date.
   */
  seesPlace(arena: Arena, x: number, y: number, hints: Int16Array, at: number): boolean;
};

/** What it was told late, and the tick at which it believes that it ends. */
type LateBolt = { flying: FlyingBolt; ends: number };

/** A shot is told as a counter, which says something only to who knew the count before. */
function sawLeave({ owner, age }: Bolt, tick: number, sight: BoltSight): boolean {
  if (owner === sight.own) return true;
  const since = sight.shipSince(owner);
  return since !== undefined && since < tick - age;
}

export class BoltTeller {
  private readonly slot: number;
  private readonly late: LateBolt[] = [];
  private hasBegun = false;

  /** @param slot Of the connection that is told: a number that no other has meanwhile. */
  constructor(slot: number) {
    this.slot = slot;
  }

  /** Bolts to tell in this tick. Who was there when a bolt left knows for good whether it saw it leave. */
  newInSight(news: BoltNews, arena: Arena, sight: BoltSight): readonly Bolt[] {
    const { slot } = this;
    for (const met of this.hasBegun ? news.launched : news.flying)
      news.mark(met, slot, !sawLeave(met.bolt, news.tick, sight));
    this.hasBegun = true;
    let told: Bolt[] | undefined;
    for (let i = 0; i < news.flying.length; i++) {
      const flying = news.flying[i];
      if (flying === undefined || flying.hidden[slot] !== 1) continue;
      if (!sight.seesPlace(arena, flying.x, flying.y, flying.hints, slot * EYE_LINES)) continue;
      flying.hidden[slot] = 0;
      told ??= [];
      told.push(this.tellLate(flying, news.tick, arena));
    }
    return told ?? NOTHING;
  }

  private tellLate(flying: FlyingBolt, tick: number, arena: Arena): Bolt {
    const { owner, shot, aim, strong } = flying.bolt;
    const late = launchBolt(arena, owner, shot, { x: flying.x, y: flying.y }, aim, strong);
    this.late.push({ flying, ends: tick + late.life });
    return late;
  }

  /**
   * The ends that a client cannot know: a bolt that was told late says nothing of its range. Those that hit somebody are
   * facts of their own, told to who may know them.
   */
  ended(news: BoltNews): readonly ToldFact[] {
    if (this.late.length === 0) return NOTHING;
    const facts: ToldFact[] = [];
    let kept = 0;
    for (const late of this.late) {
      const { bolt, isSpent } = late.flying;
      if (news.flies(late.flying)) this.late[kept++] = late;
      else if (news.tick < late.ends && !isSpent)
        facts.push({ type: 'ended', owner: bolt.owner, shot: bolt.shot });
    }
    this.late.length = kept;
    return facts;
  }
}
