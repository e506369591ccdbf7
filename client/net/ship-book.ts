/**
 * The ships that this pilot knows of: those in sight as they are told, and for a moment those that left it, where they
 * were seen last.
 */
import type { ToldShip, ToldState } from '../../sim/told-state.ts';
import type { Line } from './line.ts';
import type { DrawnShip, Pilot } from './session-types.ts';
import { createDrawnShip, type Pose, updateDrawnShip } from './ship-views.ts';

/** How long a ship that left the sight is remembered. */
const MEMORY_MS = 1400;

const radians = (aim: number) => (aim / 65536) * Math.PI * 2;

export class ShipBook {
  readonly ships = new Map<number, DrawnShip>();

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
    const pose: Pose = { x, y, aim };
    updateDrawnShip(ship, told, pilots.get(id), pose, elapsedMs);
  }
}
