/** All that effects are made of: pools that never grow, on their depths, and how calm the picture is to be. */
import * as Phaser from 'phaser';
import { DamageNumbers } from './damage-numbers.ts';
import { DEPTH } from './depth.ts';
import { Flashes } from './flashes.ts';
import { HurtArcs } from './hurt-arcs.ts';
import type { ShakeMeter } from './shake-meter.ts';
import { Sparks } from './sparks.ts';

export class Fireworks {
  /** On the floor, below everything. */
  readonly floor: Flashes;
  readonly smoke: Flashes;
  /** Below ships. */
  readonly low: Flashes;
  readonly high: Flashes;
  /** Grow along x from where they are shown. */
  readonly beams: Flashes;
  readonly sparks: Sparks;
  readonly numbers: DamageNumbers;
  readonly arcs: HurtArcs;
  readonly shake: ShakeMeter;
  /** Of textures: the scale at which one is as large as it was drawn. */
  readonly unit: number;

  constructor(scene: Phaser.Scene, shake: ShakeMeter, resolution: number) {
    this.floor = new Flashes(scene, DEPTH.floorLight, 24);
    this.smoke = new Flashes(scene, DEPTH.smoke, 40, Phaser.BlendModes.NORMAL);
    this.low = new Flashes(scene, DEPTH.trails, 40);
    this.high = new Flashes(scene, DEPTH.sparks, 48);
    this.beams = new Flashes(scene, DEPTH.beams, 16, Phaser.BlendModes.ADD, 0);
    this.sparks = new Sparks(scene, resolution);
    this.numbers = new DamageNumbers(scene, resolution);
    this.arcs = new HurtArcs(scene);
    this.shake = shake;
    this.unit = 1 / resolution;
  }

  /** Fewer sparks, and no light that fills the screen. */
  set calm(calm: boolean) {
    this.sparks.share = calm ? 0.4 : 1;
    this.glare = calm ? 0.35 : 1;
  }

  /** Share of large lights that is shown. */
  glare = 1;

  /** A light that shrinks as it fades. */
  light(key: string, x: number, y: number, size: number, alpha: number, life: number): void {
    this.high
      .show(`glow-${key}`, x, y)
      .lasts(life, alpha)
      .grows(size, size * 0.6);
  }

  floorLight(key: string, x: number, y: number, size: number, alpha: number, life: number): void {
    this.floor
      .show(`glow-${key}`, x, y)
      .lasts(life, alpha * this.glare)
      .grows(size, size * 0.6);
  }

  /** A ring that grows or shrinks below ships; radii in fiftieths of a unit's fifty. */
  ring(key: string, x: number, y: number, from: number, to: number, life: number): void {
    this.low
      .show(`ring-${key}`, x, y)
      .lasts(life, 0.9)
      .grows(from * this.unit, to * this.unit);
  }

  draw(dt: number): void {
    this.floor.draw(dt);
    this.smoke.draw(dt);
    this.low.draw(dt);
    this.high.draw(dt);
    this.beams.draw(dt);
    this.sparks.draw(dt);
    this.numbers.draw(dt);
  }
}
