/** A ship that looks around, in this tick and in the last ones: all of it that counts for who sees whom. */
import type { Arena, Team } from '../../sim/arena.ts';
import { isFlying, type Ship } from '../../sim/ship.ts';
import { SIGHT_LEAD_TICKS } from '../../sim/tuning.ts';
import { type Eye, eyeOf, NOWHERE } from '../../sim/visibility.ts';

/** A ship in one tick: where it looks from, and whether there is something of it to see. */
export type Glance = Eye & { flies: boolean };

const nothingSeen = (): Glance => ({ ...NOWHERE, flies: false });

export class Looker {
  readonly id: number;
  ship: Ship;
  team: Team;
  isRevealed = false;
  now = nothingSeen();
  /** Of the last ticks, now among them. */
  private readonly glances: readonly Glance[] = Array.from({ length: SIGHT_LEAD_TICKS }, nothingSeen);

  constructor(ship: Ship) {
    this.id = ship.id;
    this.ship = ship;
    this.team = ship.team;
  }

  take(ship: Ship, arena: Arena, tick: number): void {
    const now = this.at(tick);
    eyeOf(arena, ship, now);
    now.flies = isFlying(ship);
    this.now = now;
    this.ship = ship;
    this.team = ship.team;
    this.isRevealed = now.flies && ship.revealTicks > 0;
  }

  /** @param tick One of the last SIGHT_LEAD_TICKS. */
  at(tick: number): Glance {
    return this.glances[tick % SIGHT_LEAD_TICKS] ?? this.now;
  }
}
