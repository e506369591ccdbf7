/** What each pilot is told of a tick's facts (R2): of what it may know all, of the rest what gives no place away. */
import type { Fact } from '../../sim/facts.ts';
import type { ToldFact } from '../../sim/facts-codec.ts';
import type { Ship } from '../../sim/ship.ts';
import { HEARING_RADIUS } from '../../sim/tuning.ts';
import { shipOf, type World } from '../../sim/world.ts';

/** A shot nobody sees is heard at most once in so many ticks: a battle in the dark is a rumble, not a count. */
const HEARD_EVERY = 8;

/** Everything that a tick has to tell, to somebody who may know it all. */
export function toldFacts(world: World, facts: readonly Fact[]): ToldFact[] {
  return facts.flatMap((fact): ToldFact[] => {
    switch (fact.type) {
      case 'fired': {
        const ship = shipOf(world, fact.ship);
        // Bolts travel as a counter on the ship.
        if (fact.weapon === 'bolt' || ship === undefined) return [];
        const { id, x, y, shotAim, overTicks } = ship;
        return [{ type: 'beam', ship: id, x, y, aim: shotAim, strong: overTicks > 0 }];
      }
      case 'arrived':
      case 'departed':
      case 'turned':
        return [];
      default:
        return [fact];
    }
  });
}

/** What one pilot may have of a told fact. @param knows Whether it may know where a ship is. */
function factFor(fact: ToldFact, knows: (ship: number) => boolean): ToldFact | undefined {
  switch (fact.type) {
    // A rail gives its place away, and beacons announce themselves.
    case 'beam':
    case 'captured':
      return fact;
    // Everybody learns who fell by whom; the way the shot flew is for those who saw it.
    case 'died':
      return knows(fact.ship) ? fact : { ...fact, aim: 0 };
    case 'heard':
    case 'ended':
      return undefined;
    default:
      return knows(fact.ship) ? fact : undefined;
  }
}

/** Those of the told facts that one pilot may have. */
export function factsFor(told: readonly ToldFact[], knows: (ship: number) => boolean): ToldFact[] {
  const facts: ToldFact[] = [];
  for (const fact of told) {
    const known = factFor(fact, knows);
    if (known !== undefined) facts.push(known);
  }
  return facts;
}

/** Who hears shots out of sight, and what each heard last: several may listen with the same ears. */
export class Hearing {
  private readonly last = new Map<number, { tick: number; heard: ToldFact[] }>();

  /** The shots of a tick that a ship hears without seeing who fired: at most one, and nobody says where. */
  heardBy(
    listener: Ship,
    world: World,
    facts: readonly Fact[],
    knows: (ship: number) => boolean,
  ): ToldFact[] {
    const last = this.last.get(listener.id);
    if (last?.tick === world.tick) return last.heard;
    if (last !== undefined && world.tick - last.tick < HEARD_EVERY) return [];
    for (const fact of facts) {
      // A rail's beam is told to everybody anyway.
      if (fact.type !== 'fired' || fact.weapon === 'rail' || knows(fact.ship)) continue;
      const shooter = shipOf(world, fact.ship);
      if (shooter === undefined) continue;
      const dx = shooter.x - listener.x;
      const dy = shooter.y - listener.y;
      if (dx * dx + dy * dy > HEARING_RADIUS * HEARING_RADIUS) continue;
      const heard: ToldFact[] = [{ type: 'heard', weapon: fact.weapon }];
      this.last.set(listener.id, { tick: world.tick, heard });
      return heard;
    }
    return [];
  }
}
