/**
 * The ships that this pilot knows of: those in sight as they are told, and for a moment those that left it, where they
 * were seen last.
 */
import { SHIP_FLAG, type ToldShip, type ToldState } from '../../sim/told-state.ts';
import { SUBUNITS } from '../../sim/units.ts';
import type { DrawnShip } from './drawn-types.ts';
import { Glide } from './glide.ts';
import type { Line } from './line.ts';
import type { Pilot } from './session-types.ts';
import { createDrawnShip, type Pose, updateDrawnShip } from './ship-views.ts';

/** How long a ship that left the sight is remembered. */
const MEMORY_MS = 1400;

const radians = (aim: number) => (aim / 65536) * Math.PI * 2;

export class ShipBook {
  readonly ships = new Map<number, DrawnShip>();
  private readonly glide = new Glide();

  /** A patch arrived: who is no longer told of has left the sight, or the match. */
  told(state: ToldState, pilots: ReadonlyMap<number, Pilot>): void {
    for (const [id, ship] of this.ships) {
      if (state.ships.has(String(id))) continue;
      const pilot = pilots.get(id);
      // A wreck, or who has left, is not to be looked for.
      if (pilot === undefined || pilot.dead) this.ships.delete(id);
      else if (!ship.remembered) {
        ship.remembered = true;
        ship.vx = 0;
        ship.vy = 0;
        ship.charging = false;
        ship.dashing = false;
      }
    }
  }

  /** No time passes: nothing moves on, and the own ship turns to its pilot's aim, radians. */
  standStill(aim: number): void {
    for (const ship of this.ships.values()) {
      ship.vx = 0;
      ship.vy = 0;
      if (ship.own) ship.aim = aim;
    }
  }

  /** Another line begins, on which ships may be a little elsewhere. */
  turnTo(): void {
    this.glide.clear();
    for (const ship of this.ships.values())
      if (ship.flying && !ship.remembered) this.glide.start(ship.id, ship);
  }

  /** Brings all of them to this frame. */
  frame(line: Line, pilots: ReadonlyMap<number, Pilot>, elapsedMs: number): void {
    line.room.state.ships.forEach((told, key) => {
      this.update(Number(key), told, line, pilots, elapsedMs);
    });
    for (const [id, ship] of this.ships) {
      if (!ship.remembered) continue;
      ship.visible -= elapsedMs / MEMORY_MS;
      if (ship.visible <= 0) this.ships.delete(id);
    }
  }

  private update(
    id: number,
    told: ToldShip,
    line: Line,
    pilots: ReadonlyMap<number, Pilot>,
    elapsedMs: number,
  ): void {
    let ship = this.ships.get(id);
    if (ship === undefined) {
      ship = createDrawnShip(id, id === line.own);
      this.ships.set(id, ship);
    }
    if (ship.remembered) {
      // Seen again, maybe elsewhere: it fades in there.
      ship.remembered = false;
      ship.visible = 0;
    }
    ship.own = id === line.own;
    const aim = ship.own ? radians(line.aim) : (told.aim / 256) * Math.PI * 2;
    const { x, y } = line.placeOf(told);
    const pose: Pose = { x: x / SUBUNITS, y: y / SUBUNITS, aim };
    if ((told.flags & SHIP_FLAG.flying) === 0) this.glide.end(id);
    else this.glide.apply(id, pose, elapsedMs);
    updateDrawnShip(ship, told, pilots.get(id), pose, elapsedMs);
  }
}
