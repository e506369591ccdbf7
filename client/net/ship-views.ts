/** Ships as they are drawn: one lasting object per ship, brought up to date each frame. */
import { SHIP_FLAG, type ToldShip } from '../../sim/told-state.ts';
import { SUBUNITS } from '../../sim/units.ts';
import type { DrawnShip } from './drawn-types.ts';
import type { Pilot } from './session-types.ts';

const FADE_IN_MS = 150;

export type Pose = { x: number; y: number; aim: number };

export function createDrawnShip(id: number, own: boolean): DrawnShip {
  return {
    id,
    name: '',
    own,
    bot: false,
    x: 0,
    y: 0,
    vx: 0,
    vy: 0,
    aim: 0,
    team: 0,
    mate: false,
    hull: 0,
    shield: 0,
    overcharged: false,
    revealed: false,
    remembered: false,
    flying: false,
    protected: false,
    charging: false,
    dashing: false,
    adrift: false,
    visible: 0,
    toldX: 0,
    toldY: 0,
  };
}

/** How fast a drawn ship moves, smoothed a little: x over seconds. A jump (respawn) is no speed. */
function speed(before: number, after: number, seconds: number, last: number): number {
  const now = (after - before) / seconds;
  return Math.abs(now) > 3000 ? 0 : last + (now - last) * 0.5;
}

/** The shorter way round from one angle to another, in radians. */
function turnTowards(from: number, to: number, share: number): number {
  const turn = Math.atan2(Math.sin(to - from), Math.cos(to - from));
  return from + turn * share;
}

/**
 * Mutates the drawn ship. @param pose Place in units, and aim in radians.
 * @param elapsedMs Since the last frame.
 */
export function updateDrawnShip(
  ship: DrawnShip,
  told: ToldShip,
  pilot: Pilot | undefined,
  pose: Pose,
  elapsedMs: number,
): void {
  const { x, y } = pose;
  if (elapsedMs > 0 && ship.visible > 0) {
    ship.vx = speed(ship.x, x, elapsedMs / 1000, ship.vx);
    ship.vy = speed(ship.y, y, elapsedMs / 1000, ship.vy);
  }
  ship.x = x;
  ship.y = y;
  ship.aim =
    ship.own || ship.visible === 0 ? pose.aim : turnTowards(ship.aim, pose.aim, 1 - 0.5 ** (elapsedMs / 20));
  ship.visible = ship.own ? 1 : Math.min(1, ship.visible + Math.max(elapsedMs, 1) / FADE_IN_MS);
  if (pilot !== undefined) {
    ship.name = pilot.name;
    ship.bot = pilot.bot;
    ship.adrift = pilot.adrift;
    ship.team = pilot.team;
    ship.mate = pilot.mate;
  }
  ship.hull = told.hull;
  ship.shield = told.shield;
  ship.overcharged = (told.flags & SHIP_FLAG.overcharged) !== 0;
  ship.revealed = (told.flags & SHIP_FLAG.revealed) !== 0;
  ship.flying = (told.flags & SHIP_FLAG.flying) !== 0;
  ship.protected = (told.flags & SHIP_FLAG.protected) !== 0;
  ship.charging = (told.flags & SHIP_FLAG.charging) !== 0;
  ship.dashing = (told.flags & SHIP_FLAG.dashing) !== 0;
  ship.toldX = told.x / SUBUNITS;
  ship.toldY = told.y / SUBUNITS;
}
