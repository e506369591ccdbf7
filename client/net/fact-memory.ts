/**
 * Remembers for a moment what was told: a match that moved goes on a few ticks before where it stood, and what happens
 * there a second time has been seen and heard already.
 */
import type { ToldFact } from '../../sim/facts-codec.ts';

/** A match goes back by 3 ticks at most; what comes of the same shot may come a little later than it did. */
const WITHIN_TICKS = 10;
/** More than happens in that time (R14). */
const MOST = 128;

/** Undefined for what may well happen twice within a moment. */
function keyOf(fact: ToldFact): string | undefined {
  switch (fact.type) {
    case 'hit':
      return `hit ${fact.ship} ${fact.by} ${fact.weapon} ${fact.shot}`;
    case 'died':
      return `died ${fact.ship} ${fact.by}`;
    case 'took':
      return `took ${fact.ship} ${fact.pickup}`;
    case 'captured':
      return `captured ${fact.beacon} ${fact.team}`;
    case 'beam':
    case 'spawned':
    case 'broke':
      return `${fact.type} ${fact.ship}`;
    case 'heard':
    case 'ended':
      return undefined;
  }
}

type Told = { key: string; tick: number };

export class FactMemory {
  /** Over the line of now. */
  private told: Told[] = [];
  /** Over the one before, and not again since. */
  private before: Told[] = [];

  /** Another line begins. */
  turnTo(): void {
    this.before = this.told;
    this.told = [];
  }

  /** Whether the line before has told it; otherwise it is remembered. */
  knows(fact: ToldFact, tick: number): boolean {
    const key = keyOf(fact);
    if (key === undefined) return false;
    if (this.before.length > 0) {
      this.before = this.before.filter((entry) => Math.abs(tick - entry.tick) <= WITHIN_TICKS);
      const at = this.before.findIndex((entry) => entry.key === key);
      if (at !== -1) {
        this.before.splice(at, 1);
        return true;
      }
    }
    if (this.told.length >= MOST) this.told.shift();
    this.told.push({ key, tick });
    return false;
  }
}
