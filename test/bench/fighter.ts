/**
 * A pilot of few thoughts that costs little: closes in, circles, shoots in bursts, charges a rail now and then. Made so
 * that the server has a real fight to judge, not so that it wins.
 */
import type { Arena } from '../../sim/arena.ts';
import { BUTTON, type Intent, MOVE_DIRECTIONS } from '../../sim/intent.ts';
import { nextRandom } from '../../sim/random.ts';
import { seesPlace } from '../../sim/sight.ts';
import { SHIP_FLAG, type ToldShip, type ToldState } from '../../sim/told-state.ts';
import { SUBUNITS, TURN } from '../../sim/units.ts';

const LOOK_EVERY = 6;
const NEAR = 140 * SUBUNITS;
const FAR = 300 * SUBUNITS;
const BOLT_TICKS_PER_STEP = 1 / 320;
const FULL_TURN = Math.PI * 2;

const turnsOf = (radians: number, steps: number) => {
  const turns = radians / FULL_TURN;
  return Math.round((turns - Math.floor(turns)) * steps) % steps;
};

export class Fighter {
  private readonly luck: { random: number };
  private tick = 0;
  private target: ToldShip | undefined;
  private inSight = false;
  private heading = 0;
  private side = 1;
  private railTicks = 0;
  private lastX = 0;
  private lastY = 0;
  private targetX = 0;
  private targetY = 0;

  constructor(seed: number) {
    this.luck = { random: seed };
    this.tick = seed % LOOK_EVERY;
  }

  think(state: ToldState, me: number, arena: Arena): Intent {
    this.tick += 1;
    const own = state.ships.get(String(me));
    if (own === undefined || (own.flags & SHIP_FLAG.flying) === 0) return { move: 0, aim: 0, buttons: 0 };
    if (this.tick % LOOK_EVERY === 0) this.look(state, own, arena);
    const { target } = this;
    if (target === undefined) return { move: 1 + turnsOf(this.heading, MOVE_DIRECTIONS), aim: 0, buttons: 0 };
    const vx = target.x - this.targetX;
    const vy = target.y - this.targetY;
    this.targetX = target.x;
    this.targetY = target.y;
    const away = Math.hypot(target.x - own.x, target.y - own.y);
    const lead = away * BOLT_TICKS_PER_STEP;
    const miss = (nextRandom(this.luck) - 0.5) * 0.16;
    const aim = Math.atan2(target.y + vy * lead - own.y, target.x + vx * lead - own.x) + miss;
    const circle = away > FAR ? 0.5 : away < NEAR ? 2.4 : 1.5;
    const heading = this.inSight ? aim + circle * this.side : this.heading;
    return {
      move: 1 + turnsOf(heading, MOVE_DIRECTIONS),
      aim: turnsOf(aim, TURN),
      buttons: this.inSight ? this.buttons() : 0,
    };
  }

  private buttons(): number {
    if (this.railTicks > 0) {
      this.railTicks -= 1;
      return this.railTicks > 0 ? BUTTON.rail : 0;
    }
    const chance = nextRandom(this.luck);
    if (chance < 0.008) this.railTicks = 20;
    const dash = chance > 0.99 ? BUTTON.dash : 0;
    return dash | (this.tick % 50 < 34 ? BUTTON.bolt : 0);
  }

  private look(state: ToldState, own: ToldShip, arena: Arena): void {
    let nearest = Number.POSITIVE_INFINITY;
    this.inSight = false;
    this.target = undefined;
    for (const ship of state.ships.values()) {
      if (ship === own || (ship.flags & SHIP_FLAG.flying) === 0) continue;
      const away = Math.hypot(ship.x - own.x, ship.y - own.y);
      if (away >= nearest || !seesPlace(arena, own.x, own.y, ship.x, ship.y)) continue;
      nearest = away;
      this.target = ship;
      this.targetX = ship.x;
      this.targetY = ship.y;
      this.inSight = true;
    }
    const stuck = Math.hypot(own.x - this.lastX, own.y - this.lastY) < LOOK_EVERY * 3 * SUBUNITS;
    this.lastX = own.x;
    this.lastY = own.y;
    if (nextRandom(this.luck) < 0.15) this.side = -this.side;
    if (stuck) this.heading = nextRandom(this.luck) * FULL_TURN;
  }
}
