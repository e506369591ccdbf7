/** Ribbons of light behind ships: where each was in the last moments, thinning out. */
import * as Phaser from 'phaser';
import { hueOf } from '../looks/palette.ts';
import type { DrawnShip } from '../net/drawn-types.ts';
import { DEPTH } from './depth.ts';
import { Ink } from './ink.ts';

const POINTS = 16;
const LIFE_MS = 420;
const STEP = 8;
/** A jump this long is a respawn, not a flight. */
const JUMP = 120;

type Trail = { xs: Float32Array; ys: Float32Array; at: Float64Array; newest: number; hot: Uint8Array };

const createTrail = (): Trail => ({
  xs: new Float32Array(POINTS),
  ys: new Float32Array(POINTS),
  at: new Float64Array(POINTS).fill(Number.NEGATIVE_INFINITY),
  hot: new Uint8Array(POINTS),
  newest: 0,
});

export class ShipTrails {
  private readonly pen: Ink;
  private readonly trails = new Map<number, Trail>();

  constructor(scene: Phaser.Scene) {
    this.pen = new Ink(scene, DEPTH.trails, Phaser.BlendModes.ADD);
  }

  draw(ships: ReadonlyMap<number, DrawnShip>, now: number): void {
    this.pen.wipe();
    for (const ship of ships.values()) {
      const trail = this.trailOf(ship.id);
      if (ship.flying) this.extend(trail, ship, now);
      this.drawTrail(trail, hueOf(ship.id, ship.own).colour, now, ship.visible);
    }
    for (const id of this.trails.keys()) if (!ships.has(id)) this.trails.delete(id);
  }

  private trailOf(id: number): Trail {
    let trail = this.trails.get(id);
    if (trail === undefined) {
      trail = createTrail();
      this.trails.set(id, trail);
    }
    return trail;
  }

  private extend(trail: Trail, ship: DrawnShip, now: number): void {
    const x = ship.x - Math.cos(ship.aim) * 6;
    const y = ship.y - Math.sin(ship.aim) * 6;
    const dx = x - (trail.xs[trail.newest] ?? 0);
    const dy = y - (trail.ys[trail.newest] ?? 0);
    const moved = dx * dx + dy * dy;
    if (moved < STEP * STEP) return;
    if (moved > JUMP * JUMP) trail.at.fill(Number.NEGATIVE_INFINITY);
    trail.newest = (trail.newest + 1) % POINTS;
    trail.xs[trail.newest] = x;
    trail.ys[trail.newest] = y;
    trail.at[trail.newest] = now;
    trail.hot[trail.newest] = ship.dashing ? 1 : 0;
  }

  private drawTrail(trail: Trail, colour: number, now: number, visible: number): void {
    const { xs, ys, at, hot, newest } = trail;
    for (let back = 0; back < POINTS - 1; back++) {
      const a = (newest - back + POINTS) % POINTS;
      const b = (a - 1 + POINTS) % POINTS;
      const age = (now - (at[b] ?? 0)) / LIFE_MS;
      if (age >= 1) break;
      const left = (1 - age) * (1 - back / POINTS);
      const wide = hot[a] === 1 ? 15 : 6.5;
      const ax = xs[a] ?? 0;
      const ay = ys[a] ?? 0;
      const bx = xs[b] ?? 0;
      const by = ys[b] ?? 0;
      this.pen.line(ax, ay, bx, by, wide * left + 0.5, colour, 0.42 * left * visible);
      if (hot[a] === 1) this.pen.line(ax, ay, bx, by, 4 * left, 0xffffff, 0.6 * left * visible);
    }
  }
}
