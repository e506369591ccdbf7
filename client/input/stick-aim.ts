/** Where a pilot with two sticks aims: where the aiming stick pointed last, or where they fly when it rests for long. */
import type { DrawnShip } from '../net/drawn-types.ts';
import { aimOfAngle } from './aim-angle.ts';
import { assistAim } from './aim-assist.ts';
import type { Outlook } from './pilot-device.ts';

/** Ticks after which a resting aiming stick leaves the nose to the way of flight. */
export const REST_TICKS = 30;
/** How far before the ship the crosshair stands, CSS pixels, and at most as a share of the screen's shorter side. */
const REACH = 170;
const REACH_SHARE = 0.36;

export class StickAim {
  private readonly assists: () => boolean;
  /** Radians, as the sticks say. */
  private angle = 0;
  private restedTicks = REST_TICKS;
  private charged = false;

  constructor(assists: () => boolean) {
    this.assists = assists;
  }

  /** The aiming stick is pushed. */
  turn(x: number, y: number): void {
    this.angle = Math.atan2(y, x);
    this.restedTicks = 0;
  }

  /** Once a tick while the aiming stick rests. The thrust is (0, 0) while there is none. */
  rest(thrustX: number, thrustY: number): void {
    if (this.restedTicks < REST_TICKS) this.restedTicks += 1;
    else if (thrustX !== 0 || thrustY !== 0) this.angle = Math.atan2(thrustY, thrustX);
  }

  /** The aim of one tick, as the wire says it. @param charging A rail's button is held. */
  read(outlook: Outlook, charging: boolean): number {
    // The rail leaves in the tick that follows the release.
    const atOnce = charging || this.charged;
    this.charged = charging;
    return aimOfAngle(this.shaped(outlook.ships(), outlook.me(), atOnce));
  }

  /** Puts the point of the crosshair into the given place, CSS pixels. */
  point(outlook: Outlook, charging: boolean, into: { x: number; y: number }): void {
    const own = outlook.ownOnScreen();
    if (own === undefined) return;
    const angle = this.shaped(outlook.ships(), outlook.me(), charging);
    const reach = Math.min(REACH, REACH_SHARE * Math.min(window.innerWidth, window.innerHeight));
    into.x = own.x + reach * Math.cos(angle);
    into.y = own.y + reach * Math.sin(angle);
  }

  /** @param atOnce The shot will be a rail. */
  private shaped(ships: ReadonlyMap<number, DrawnShip>, me: number, atOnce: boolean): number {
    const own = ships.get(me);
    // Whoever lets the nose follow the flight aims at nobody.
    if (own === undefined || this.restedTicks >= REST_TICKS || !this.assists()) return this.angle;
    return assistAim(this.angle, own, ships, atOnce);
  }
}
