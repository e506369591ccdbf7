/** Bolts in the air: two images each from a pool that only grows. */
import * as Phaser from 'phaser';
import type { DrawnBolt } from '../net/drawn-types.ts';
import { DEPTH } from './depth.ts';
import { onFloor } from './parallax.ts';
import { hueKeyOf } from './ship-texture.ts';
import { addSprite, type Sprite } from './sprite.ts';

/** What an entry wears: textures are changed only when another's bolt comes to it. */
type Entry = { dart: Sprite; light: Sprite; hue: string; strong: boolean };

export class BoltsView {
  private readonly scene: Phaser.Scene;
  private readonly resolution: number;
  private readonly pool: Entry[] = [];
  private shown = 0;

  constructor(scene: Phaser.Scene, resolution: number) {
    this.scene = scene;
    this.resolution = resolution;
  }

  draw(bolts: readonly DrawnBolt[], middleX: number, middleY: number): void {
    let used = 0;
    for (const bolt of bolts) this.drawBolt(this.entryAt(used++), bolt, middleX, middleY);
    for (let i = used; i < this.shown; i++) {
      const { dart, light } = this.entryAt(i);
      dart.setVisible(false);
      light.setVisible(false);
    }
    this.shown = used;
  }

  private drawBolt(entry: Entry, bolt: DrawnBolt, middleX: number, middleY: number): void {
    const { dart, light } = entry;
    const hue = hueKeyOf(bolt.owner, bolt.own);
    if (entry.hue !== hue || entry.strong !== bolt.strong) {
      entry.hue = hue;
      entry.strong = bolt.strong;
      dart.wear(bolt.strong ? `bolt-strong-${hue}` : `bolt-${hue}`);
      light.wear(`glow-${hue}`).setScale(bolt.strong ? 1.5 : 0.9);
    }
    dart.lie(bolt.x, bolt.y, bolt.angle);
    light.lie(onFloor(bolt.x, middleX), onFloor(bolt.y, middleY), 0);
  }

  private entryAt(i: number): Entry {
    const known = this.pool[i];
    if (known !== undefined) return known;
    const dart = addSprite(this.scene, 'bolt-own', DEPTH.shots, Phaser.BlendModes.ADD);
    const light = addSprite(this.scene, 'glow-own', DEPTH.floorLight, Phaser.BlendModes.ADD);
    dart.setScale(1 / this.resolution);
    light.setAlpha(0.22);
    const made = { dart, light, hue: '', strong: false };
    this.pool.push(made);
    return made;
  }
}
