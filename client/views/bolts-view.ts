/** Bolts in the air: one image each from a pool that only grows. */
import * as Phaser from 'phaser';
import type { DrawnBolt } from '../net/session-types.ts';
import { DEPTH } from './depth.ts';
import { onFloor } from './parallax.ts';
import { hueKeyOf } from './ship-texture.ts';

type BoltImages = { dart: Phaser.GameObjects.Image; light: Phaser.GameObjects.Image };

export class BoltsView {
  private readonly scene: Phaser.Scene;
  private readonly resolution: number;
  private readonly pool: BoltImages[] = [];

  constructor(scene: Phaser.Scene, resolution: number) {
    this.scene = scene;
    this.resolution = resolution;
  }

  draw(bolts: readonly DrawnBolt[], middleX: number, middleY: number): void {
    bolts.forEach((bolt, i) => {
      const { dart, light } = this.imagesAt(i);
      const key = hueKeyOf(bolt.owner, bolt.own);
      dart.setTexture(`bolt-${key}`).setPosition(bolt.x, bolt.y).setRotation(bolt.angle).setVisible(true);
      dart.setScale((bolt.strong ? 1.6 : 1) / this.resolution);
      light
        .setTexture(`glow-${key}`)
        .setPosition(onFloor(bolt.x, middleX), onFloor(bolt.y, middleY))
        .setVisible(true);
    });
    for (let i = bolts.length; i < this.pool.length; i++) {
      const { dart, light } = this.imagesAt(i);
      if (!dart.visible) break;
      dart.setVisible(false);
      light.setVisible(false);
    }
  }

  private imagesAt(i: number): BoltImages {
    const known = this.pool[i];
    if (known !== undefined) return known;
    const dart = this.scene.add
      .image(0, 0, 'bolt-own')
      .setDepth(DEPTH.shots)
      .setScale(1 / this.resolution)
      .setBlendMode(Phaser.BlendModes.ADD);
    const light = this.scene.add
      .image(0, 0, 'glow-own')
      .setDepth(DEPTH.floorLight)
      .setScale(0.9)
      .setAlpha(0.22)
      .setBlendMode(Phaser.BlendModes.ADD);
    const made = { dart, light };
    this.pool.push(made);
    return made;
  }
}
