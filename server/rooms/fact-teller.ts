/** What each pilot is told of a tick's facts (R2): of what it may know all, of the rest what gives no place away. */
import type { Fact } from '../../sim/facts.ts';
import type { ToldFact } from '../../sim/facts-codec.ts';
import type { Ship } from '../../sim/ship.ts';
import { HEARING_RADIUS } from '../../sim/tuning.ts';
import { shipOf, type World } from '../../sim/world.ts';
import type { SightBook } from './sight-book.ts';

/** A shot nobody sees is heard at most once in so many ticks: a battle in the dark is a rumble, not a count. */
const HEARD_EVERY = 8;

/** What most have to say in most ticks; an empty list of its own for each is much to throw away. */
export const NOTHING: readonly never[] = [];

/** A fact to somebody who may know it all, or undefined when the told state or other words say it. */
function toldFact(world: World, fact: Fact): ToldFact | undefined {
  switch (fact.type) {
    case 'fired': {
      // Bolts travel as a counter on the ship.
      const ship = fact.weapon === 'bolt' ? undefined : shipOf(world, fact.ship);
      if (ship === undefined) return undefined;
      const { id, x, y, shotAim, overTicks } = ship;
      return { type: 'beam', ship: id, x, y, aim: shotAim, strong: overTicks > 0 };
    }
    case 'arrived':
    case 'departed':
    case 'turned':
      return undefined;
    default:
      return fact;
  }
}

/** Everything that a tick has to tell, to somebody who may know it all. */
export function toldFacts(world: World, facts: readonly Fact[]): ToldFact[] {
  const told: ToldFact[] = [];
  for (const fact of facts) {
    const known = toldFact(world, fact);
    if (known !== undefined) told.push(known);
  }
  return told;
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
export function factsFor(told: readonly ToldFact[], knows: (ship: number) => boolean): readonly ToldFact[] {
  if (told.length === 0) return NOTHING;
  const facts: ToldFact[] = [];
  for (const fact of told) {
    const known = factFor(fact, knows);
    if (known !== undefined) facts.push(known);
  }
  return facts;
}

/** Who hears shots out of sight, and what each heard last: several may listen with the same ears. */
export class Hearing {
  private readonly last = new Map<number, { tick: number; heard: readonly ToldFact[] }>();
  private tick = 0;
  /** Who fired a bolt in this tick; a rail's beam is told to everybody anyway. */
  private readonly shooters: Ship[] = [];

  /** Takes in what happened in a tick. */
  take(world: World, facts: readonly Fact[]): void {
    this.tick = world.tick;
    this.shooters.length = 0;
    for (const fact of facts) {
      if (fact.type !== 'fired' || fact.weapon === 'rail') continue;
      const shooter = shipOf(world, fact.ship);
      if (shooter !== undefined) this.shooters.push(shooter);
    }
  }

  /** The shots of the tick that a ship hears without seeing who fired: at most one, and nobody says where. */
  heardBy(listener: Ship, sight: Pick<SightBook, 'knows'>): readonly ToldFact[] {
    if (this.shooters.length === 0) return NOTHING;
    const last = this.last.get(listener.id);
    if (last?.tick === this.tick) return last.heard;
    if (last !== undefined && this.tick - last.tick < HEARD_EVERY) return NOTHING;
    for (const shooter of this.shooters) {
      if (sight.knows(listener, shooter)) continue;
      const dx = shooter.x - listener.x;
      const dy = shooter.y - listener.y;
      if (dx * dx + dy * dy > HEARING_RADIUS * HEARING_RADIUS) continue;
      const heard: readonly ToldFact[] = [{ type: 'heard', weapon: 'bolt' }];
      this.last.set(listener.id, { tick: this.tick, heard });
      return heard;
    }
    return NOTHING;
  }
}
