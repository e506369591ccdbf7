/**
 * Which bolts one client knows of. It flies those that it saw leave a ship by itself; a bolt that comes into sight from
 * out of it is told once, from where it is now: where it left, and how far it still goes, would give its ship away (R2).
 */
import type { Arena, Point } from '../../sim/arena.ts';
import { boltPlace, launchBolt } from '../../sim/bolts.ts';
import type { ToldFact } from '../../sim/facts-codec.ts';
import type { Bolt, World } from '../../sim/world.ts';

const keyOf = (owner: number, shot: number) => owner * 256 + shot;

export type BoltSight = {
  /** The own ship's id, if there is one; its bolts are its pilot's own prediction. */
  own: number | undefined;
  /** The tick since which the client has a ship in view without a break, if it has. */
  shipSince(id: number): number | undefined;
  /** Position steps. */
  seesPlace(x: number, y: number): boolean;
};

/** Where a bolt is, as the wire can say it. */
function placeOf(bolt: Bolt): Point {
  const { x, y } = boltPlace(bolt, bolt.age);
  return { x: Math.round(x), y: Math.round(y) };
}

export class BoltTeller {
  /** Bolts that the client has, and of those it was told late the tick at which it believes that they end. */
  private readonly known = new Map<number, number | undefined>();

  /** Bolts to tell in this tick. */
  newInSight(world: World, arena: Arena, sight: BoltSight): Bolt[] {
    const told: Bolt[] = [];
    for (const bolt of world.bolts) {
      const key = keyOf(bolt.owner, bolt.shot);
      if (bolt.age === 0) this.known.delete(key);
      else if (this.known.has(key)) continue;
      if (this.sawLeave(bolt, world.tick, sight)) {
        this.known.set(key, undefined);
        continue;
      }
      const here = placeOf(bolt);
      if (!sight.seesPlace(here.x, here.y)) continue;
      const late = launchBolt(arena, bolt.owner, bolt.shot, here, bolt.aim, bolt.strong);
      this.known.set(key, world.tick + late.life);
      told.push(late);
    }
    return told;
  }

  /** A shot is told as a counter, which says something only to who knew the count before. */
  private sawLeave(bolt: Bolt, tick: number, sight: BoltSight): boolean {
    if (bolt.owner === sight.own) return true;
    const since = sight.shipSince(bolt.owner);
    return since !== undefined && since < tick - bolt.age;
  }

  /**
   * The ends that a client cannot know: a bolt that was told late says nothing of its range. Those that hit somebody are
   * facts of their own, told to who may know them. Forgets what is over.
   * @param flying Keys of all bolts that fly now. @param spent Keys of those that hit in this tick.
   */
  ended(tick: number, flying: ReadonlySet<number>, spent: ReadonlySet<number>): ToldFact[] {
    const facts: ToldFact[] = [];
    for (const [key, ends] of this.known) {
      if (flying.has(key)) continue;
      this.known.delete(key);
      if (ends === undefined || tick >= ends || spent.has(key)) continue;
      facts.push({ type: 'ended', owner: Math.floor(key / 256), shot: key % 256 });
    }
    return facts;
  }
}

export function boltKeys(bolts: readonly { owner: number; shot: number }[]): Set<number> {
  return new Set(bolts.map(({ owner, shot }) => keyOf(owner, shot)));
}
