/** Images that appear, grow or shrink, and fade: muzzle light, shock rings, beams, ghosts of a dash. A fixed pool. */
import * as Phaser from 'phaser';

const POOL = 90;

export type Flash = {
  texture: string;
  depth: number;
  x: number;
  y: number;
  rotation: number;
  /** Seconds. */
  life: number;
  alpha: number;
  fromX: number;
  fromY: number;
  toX: number;
  toY: number;
};

type Slot = { image: Phaser.GameObjects.Image; flash: Flash | undefined; age: number };

export class Flashes {
  private readonly pool: Slot[] = [];
  private next = 0;

  constructor(scene: Phaser.Scene) {
    for (let i = 0; i < POOL; i++) {
      const image = scene.add.image(0, 0, 'glow-own').setVisible(false).setBlendMode(Phaser.BlendModes.ADD);
      this.pool.push({ image, flash: undefined, age: 0 });
    }
  }

  /** Scales are of the texture; a beam grows along x from its start. */
  show(flash: Flash, originX = 0.5): void {
    const slot = this.pool[this.next];
    this.next = (this.next + 1) % POOL;
    if (slot === undefined) return;
    slot.flash = flash;
    slot.age = 0;
    slot.image
      .setTexture(flash.texture)
      .setOrigin(originX, 0.5)
      .setDepth(flash.depth)
      .setPosition(flash.x, flash.y)
      .setRotation(flash.rotation)
      .setScale(flash.fromX, flash.fromY)
      .setAlpha(flash.alpha)
      .setVisible(true);
  }

  draw(dt: number): void {
    for (const slot of this.pool) {
      const { flash, image } = slot;
      if (flash === undefined) continue;
      slot.age += dt;
      const gone = slot.age / flash.life;
      if (gone >= 1) {
        slot.flash = undefined;
        image.setVisible(false);
        continue;
      }
      const eased = 1 - (1 - gone) * (1 - gone);
      image.setScale(
        flash.fromX + (flash.toX - flash.fromX) * eased,
        flash.fromY + (flash.toY - flash.fromY) * eased,
      );
      image.setAlpha(flash.alpha * (1 - gone));
    }
  }
}
