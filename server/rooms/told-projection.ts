/** Writes once per tick into the told state what changed in the world; the schema sends only what differs. */
import { MODES } from '../../sim/modes/modes.ts';
import { isFlying, type Ship } from '../../sim/ship.ts';
import {
  PILOT_FLAG,
  SHIP_FLAG,
  TOLD_PHASES,
  ToldBeacon,
  ToldPickup,
  ToldPilot,
  ToldShip,
  ToldState,
} from '../../sim/told-state.ts';
import type { World } from '../../sim/world.ts';
import { ToldMap } from './told-map.ts';

/** What a room knows of a ship's pilot that is no part of the match. */
export type LineState = {
  adrift: boolean;
  surplus: number;
  /** Until a pilot who gives no sign loses the seat; 0 before it is asked. */
  awaySeconds: number;
};

/** The line of a ship's pilot, or undefined when nobody flies it. */
export type LineOf = (ship: number) => LineState | undefined;

export const NO_LINE: LineState = { adrift: true, surplus: 0, awaySeconds: 0 };

function flagsOf(ship: Ship): number {
  return (
    (isFlying(ship) ? SHIP_FLAG.flying : 0) |
    (ship.protectTicks > 0 ? SHIP_FLAG.protected : 0) |
    (ship.railCharge > 0 ? SHIP_FLAG.charging : 0) |
    (ship.dashTicks > 0 ? SHIP_FLAG.dashing : 0) |
    (ship.overTicks > 0 ? SHIP_FLAG.overcharged : 0) |
    (ship.revealTicks > 0 ? SHIP_FLAG.revealed : 0)
  );
}

function projectShip(told: ToldShip, ship: Ship, line: LineState, tick: number): void {
  told.x = ship.x;
  told.y = ship.y;
  told.aim = ship.aim >> 8;
  told.hull = ship.hull;
  told.shield = ship.shield;
  told.flags = flagsOf(ship);
  told.shots = ship.shots;
  told.shotAim = ship.shotAim;
  told.vx = ship.vx;
  told.vy = ship.vy;
  told.dashTicks = ship.dashTicks;
  told.dashCooldown = ship.dashCooldown;
  told.boltCooldown = ship.boltCooldown;
  told.railCharge = ship.railCharge;
  told.railCooldown = ship.railCooldown;
  told.rails = ship.rails;
  told.respawnTicks = ship.respawnTicks;
  told.overUntil = ship.overTicks > 0 ? tick + ship.overTicks : 0;
  told.surplus = line.surplus;
  told.awaySeconds = line.awaySeconds;
}

/** In a warm-up nothing counts: what the world still has then is of the round before, which is over or was broken off. */
const counts = ({ phase }: World['round']) => phase !== 'warmup';

function projectPilot(told: ToldPilot, ship: Ship, line: LineState, round: World['round']): void {
  told.name = ship.name;
  told.team = ship.team;
  told.flags =
    (ship.bot ? PILOT_FLAG.bot : 0) |
    (line.adrift ? PILOT_FLAG.adrift : 0) |
    (isFlying(ship) ? 0 : PILOT_FLAG.dead);
  told.score = counts(round) ? ship.score : 0;
  told.deaths = counts(round) ? ship.deaths : 0;
  told.vote = ship.vote;
  // Who was just hit, somewhere, is nobody's business before the round is over.
  if (round.phase !== 'results') return;
  told.bestStreak = ship.bestStreak;
  told.harm = ship.harm;
  told.taken = ship.taken;
  told.captures = ship.captures;
}

function projectRound(told: ToldState, world: World): void {
  const { number, phase, ticksLeft } = world.round;
  told.map = world.map;
  told.round = number;
  told.phase = TOLD_PHASES.indexOf(phase);
  const waits = phase === 'warmup' && ticksLeft === MODES[world.mode].warmupTicks;
  told.phaseEnds = waits ? 0 : world.tick + ticksLeft;
  [told.score1, told.score2] = counts(world.round) ? world.teamScores : [0, 0];
  told.ballot = world.ballot.join(',');
}

/** The told state of a match, and who writes it. */
export class ToldProjection {
  readonly state = new ToldState();
  readonly ships = new ToldMap(this.state.ships, () => new ToldShip());
  readonly pickups = new ToldMap(this.state.pickups, () => new ToldPickup());
  private readonly pilots = new ToldMap(this.state.pilots, () => new ToldPilot());
  private readonly beacons = new ToldMap(this.state.beacons, () => new ToldBeacon());

  write(world: World, lineOf: LineOf): void {
    projectRound(this.state, world);
    this.writeField(world);
    for (const ship of world.ships) {
      const line = lineOf(ship.id) ?? NO_LINE;
      projectShip(this.ships.entry(ship.id), ship, line, world.tick);
      projectPilot(this.pilots.entry(ship.id), ship, line, world.round);
    }
    const isFlown = (id: number) => world.ships.some((ship) => ship.id === id);
    this.ships.trim(world.ships.length, isFlown);
    this.pilots.trim(world.ships.length, isFlown);
  }

  private writeField({ pickups, beacons, tick }: World): void {
    for (const [i, ticks] of pickups.entries()) {
      // Counted down by one a tick, the moment of its return stays the same.
      this.pickups.entry(i).back = ticks > 0 ? tick + ticks : 0;
    }
    this.pickups.trim(pickups.length, (i) => i < pickups.length);
    for (const [i, { team, pull }] of beacons.entries()) {
      const told = this.beacons.entry(i);
      told.team = team;
      told.pull = pull;
    }
    this.beacons.trim(beacons.length, (i) => i < beacons.length);
  }
}
