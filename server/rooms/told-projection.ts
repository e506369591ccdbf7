/** Writes once per tick into the told state what changed in the world; the schema sends only what differs. */
import { isFlying, type Ship } from '../../sim/ship.ts';
import { SHIP_FLAG, ToldShip, type ToldState } from '../../sim/told-state.ts';
import type { World } from '../../sim/world.ts';

/** What a room knows of a ship's pilot that is no part of the match. */
export type LineState = { adrift: boolean; surplus: number };

const NO_LINE: LineState = { adrift: true, surplus: 0 };

function flagsOf(ship: Ship, line: LineState): number {
  return (
    (isFlying(ship) ? SHIP_FLAG.flying : 0) |
    (ship.protectTicks > 0 ? SHIP_FLAG.protected : 0) |
    (ship.railCharge > 0 ? SHIP_FLAG.charging : 0) |
    (ship.dashTicks > 0 ? SHIP_FLAG.dashing : 0) |
    (line.adrift ? SHIP_FLAG.adrift : 0) |
    (ship.bot ? SHIP_FLAG.bot : 0)
  );
}

function projectShip(told: ToldShip, ship: Ship, line: LineState): void {
  told.x = ship.x;
  told.y = ship.y;
  told.aim = ship.aim >> 8;
  told.hull = ship.hull;
  told.flags = flagsOf(ship, line);
  told.shots = ship.shots;
  told.rails = ship.rails;
  told.shotAim = ship.shotAim;
  told.score = ship.score;
  told.deaths = ship.deaths;
  told.name = ship.name;
  told.vx = ship.vx;
  told.vy = ship.vy;
  told.dashTicks = ship.dashTicks;
  told.dashCooldown = ship.dashCooldown;
  told.boltCooldown = ship.boltCooldown;
  told.railCharge = ship.railCharge;
  told.railCooldown = ship.railCooldown;
  told.respawnTicks = ship.respawnTicks;
  told.surplus = line.surplus;
}

function projectRound(told: ToldState, world: World): void {
  told.round = world.round.number;
  told.phase = world.round.phase === 'play' ? 0 : 1;
  told.phaseEnds = world.tick + world.round.ticksLeft;
}

/** @param lineOf The line of a ship's pilot, or undefined when nobody flies it. */
export function projectWorld(
  told: ToldState,
  world: World,
  lineOf: (ship: number) => LineState | undefined,
): void {
  projectRound(told, world);
  for (const ship of world.ships) {
    const key = String(ship.id);
    let toldShip = told.ships.get(key);
    if (toldShip === undefined) {
      toldShip = new ToldShip();
      told.ships.set(key, toldShip);
    }
    projectShip(toldShip, ship, lineOf(ship.id) ?? NO_LINE);
  }
  if (told.ships.size === world.ships.length) return;
  const flown = new Set(world.ships.map((ship) => String(ship.id)));
  for (const key of told.ships.keys()) if (!flown.has(key)) told.ships.delete(key);
}
