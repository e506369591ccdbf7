/** What ships leave behind while they fly: afterimages of a dash, smoke of a hull that is nearly gone. */
import { HULL } from '../../sim/tuning.ts';
import type { DrawnShip } from '../net/drawn-types.ts';
import type { Fireworks } from './fireworks.ts';
import { hullKeyOf } from './ship-texture.ts';

const AFTERIMAGE_EVERY = 0.028;
const SMOKE_EVERY = 0.1;
const SMOKES_BELOW = 0.35 * HULL;
const FLAME = { count: 1, spread: 0.8, speed: 120, life: 0.35, scale: 0.7, spin: 0 } as const;

export class Wakes {
  private readonly fire: Fireworks;
  private sinceAfterimage = 0;
  private sinceSmoke = 0;

  constructor(fire: Fireworks) {
    this.fire = fire;
  }

  draw(ships: ReadonlyMap<number, DrawnShip>, dt: number): void {
    this.sinceAfterimage += dt;
    this.sinceSmoke += dt;
    const isAfterimage = this.sinceAfterimage >= AFTERIMAGE_EVERY;
    const isSmoke = this.sinceSmoke >= SMOKE_EVERY;
    if (isAfterimage) this.sinceAfterimage = 0;
    if (isSmoke) this.sinceSmoke = 0;
    for (const ship of ships.values()) {
      if (!ship.flying || ship.remembered || ship.visible <= 0) continue;
      if (isAfterimage && ship.dashing) this.leaveAfterimage(ship);
      if (isSmoke && ship.hull < SMOKES_BELOW) this.leaveSmoke(ship);
    }
  }

  private leaveAfterimage(ship: DrawnShip): void {
    const { fire } = this;
    fire.low
      .show(`ship-${hullKeyOf(ship.id, ship.own)}`, ship.x, ship.y)
      .lasts(0.26, 0.5)
      .turns(ship.aim)
      .grows(fire.unit, 0.8 * fire.unit);
  }

  private leaveSmoke({ x, y, aim, hull, vx, vy }: DrawnShip): void {
    const back = aim + Math.PI + (Math.random() - 0.5);
    const thick = 1 - hull / SMOKES_BELOW;
    this.fire.smoke
      .show('smoke', x + Math.cos(back) * 7, y + Math.sin(back) * 7)
      .lasts(0.7 + 0.4 * thick, 0.3 + 0.3 * thick)
      .grows(0.22, 0.75 + 0.3 * thick)
      .drifts(vx * 0.15 + Math.cos(back) * 12, vy * 0.15 + Math.sin(back) * 12);
    if (Math.random() > thick) return;
    // A flame now and then.
    this.fire.sparks.burst(FLAME, 'spark-0', x, y, back);
  }
}
