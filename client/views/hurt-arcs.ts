/** Red arcs around the own ship, toward where each hit came from. They stay with the ship and fade. */
import type * as Phaser from 'phaser';
import type { DrawnShip } from '../net/drawn-types.ts';
import { DEPTH } from './depth.ts';
import { createCorners, Ink, setCorner } from './ink.ts';

const LIFE = 0.9;
const RADIUS = 46;
const HALF_WIDTH = 0.36;
const COLOUR = 0xff5470;
/** Hits from nearly the same side renew one arc: a burst of bolts is one enemy. */
const SAME_SIDE = 0.3;
const POOL = 5;

type Arc = { angle: number; age: number; thick: number };

const between = (a: number, b: number) => Math.abs(Math.atan2(Math.sin(a - b), Math.cos(a - b)));

export class HurtArcs {
  private readonly pen: Ink;
  private readonly tip = createCorners();
  private readonly pool: Arc[] = [];
  private next = 0;

  constructor(scene: Phaser.Scene) {
    this.pen = new Ink(scene, DEPTH.beams);
    for (let i = 0; i < POOL; i++) this.pool.push({ angle: 0, age: LIFE, thick: 0 });
  }

  /** The way from the own ship to the shooter, and the damage done. */
  show(dx: number, dy: number, damage: number): void {
    const angle = Math.atan2(dy, dx);
    const arc = this.arcFor(angle);
    if (arc === undefined) return;
    arc.angle = angle;
    arc.age = 0;
    arc.thick = damage > 30 ? 7 : 4.5;
  }

  draw(own: DrawnShip | undefined, dt: number): void {
    this.pen.wipe();
    for (const arc of this.pool) {
      if (arc.age >= LIFE) continue;
      arc.age += dt;
      if (own !== undefined) this.drawArc(arc, own.x, own.y);
    }
  }

  private arcFor(angle: number): Arc | undefined {
    for (const arc of this.pool) if (arc.age < LIFE && between(arc.angle, angle) < SAME_SIDE) return arc;
    const arc = this.pool[this.next];
    this.next = (this.next + 1) % POOL;
    return arc;
  }

  private drawArc(arc: Arc, x: number, y: number): void {
    const left = Math.max(0, 1 - arc.age / LIFE);
    const alpha = Math.min(1, left * 1.8);
    this.stroke(x, y, arc.angle, HALF_WIDTH, arc.thick, 0.45 * alpha);
    this.stroke(x, y, arc.angle, 0.72 * HALF_WIDTH, 0.7 * arc.thick, 0.95 * alpha);
    const foot = RADIUS + 5;
    const { angle } = arc;
    setCorner(this.tip, 0, x + Math.cos(angle) * (foot + 9), y + Math.sin(angle) * (foot + 9));
    setCorner(this.tip, 1, x + Math.cos(angle - 0.12) * foot, y + Math.sin(angle - 0.12) * foot);
    const rightX = x + Math.cos(angle + 0.12) * foot;
    const rightY = y + Math.sin(angle + 0.12) * foot;
    setCorner(this.tip, 2, rightX, rightY);
    setCorner(this.tip, 3, rightX, rightY);
    this.pen.quad(this.tip, COLOUR, alpha);
  }

  private stroke(x: number, y: number, angle: number, half: number, thick: number, alpha: number): void {
    this.pen.bow(x, y, RADIUS, angle - half, angle + half, thick, COLOUR, alpha);
  }
}
