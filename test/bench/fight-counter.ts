/** Counts what is fought in worlds, from counters that wrap, so that a benchmark can show that there was a fight. */
import type { Ship } from '../../sim/ship.ts';
import type { World } from '../../sim/world.ts';

type Counters = { shots: number; rails: number; deaths: number };

export class FightCounter {
  private readonly before = new Map<string, Counters>();
  readonly total: Counters = { shots: 0, rails: 0, deaths: 0 };
  private looks = 0;
  private fighting = 0;

  /** Share of the looks in which shots were allowed. */
  get fightingShare(): number {
    return this.looks === 0 ? 0 : this.fighting / this.looks;
  }

  /** To be called at least every few seconds: counters wrap at 256. */
  look(worlds: readonly World[]): void {
    for (const world of worlds) {
      this.looks += 1;
      if (world.round.phase === 'play') this.fighting += 1;
      for (const ship of world.ships) this.lookAt(ship);
    }
  }

  private lookAt(ship: Ship): void {
    const before = this.before.get(ship.pilot);
    const { shots, rails, deaths } = ship;
    this.before.set(ship.pilot, { shots, rails, deaths });
    if (before === undefined) return;
    this.total.shots += (shots - before.shots) & 0xff;
    this.total.rails += (rails - before.rails) & 0xff;
    this.total.deaths += Math.max(0, deaths - before.deaths);
  }
}
