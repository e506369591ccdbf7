/** Images that appear, grow or shrink, and fade: muzzle light, shock rings, beams, smoke. A fixed pool on one depth. */
import * as Phaser from 'phaser';
import { addSprite, type Sprite } from './sprite.ts';

/** How a flash goes; whoever takes one changes what is not usual. Scales are of the texture. */
export class Flash {
  readonly sprite: Sprite;
  age = 1;
  /** Seconds. */
  life = 1;
  alpha = 1;
  fromX = 1;
  fromY = 1;
  toX = 1;
  toY = 1;
  /** Units per second. */
  driftX = 0;
  driftY = 0;

  constructor(sprite: Sprite) {
    this.sprite = sprite;
  }

  lasts(seconds: number, alpha: number): this {
    this.life = seconds;
    this.alpha = alpha;
    return this;
  }

  grows(from: number, to: number): this {
    return this.stretches(from, from, to, to);
  }

  stretches(fromX: number, fromY: number, toX: number, toY: number): this {
    this.fromX = fromX;
    this.fromY = fromY;
    this.toX = toX;
    this.toY = toY;
    return this;
  }

  drifts(x: number, y: number): this {
    this.driftX = x;
    this.driftY = y;
    return this;
  }

  turns(rotation: number): this {
    this.sprite._rotation = rotation;
    return this;
  }

  draw(dt: number): void {
    if (this.age >= this.life) return;
    const { sprite } = this;
    const gone = this.age / this.life;
    const eased = 1 - (1 - gone) * (1 - gone);
    sprite.x += this.driftX * dt;
    sprite.y += this.driftY * dt;
    sprite.stretch(
      this.fromX + (this.toX - this.fromX) * eased,
      this.fromY + (this.toY - this.fromY) * eased,
    );
    sprite.fade(this.alpha * (1 - gone));
    sprite.visible = true;
    this.age += dt;
    if (this.age >= this.life) sprite.visible = false;
  }
}

export class Flashes {
  private readonly pool: Flash[] = [];
  private next = 0;

  /** @param many When all are in use, the oldest is taken. */
  constructor(
    scene: Phaser.Scene,
    depth: number,
    many: number,
    blend: number = Phaser.BlendModes.ADD,
    originX = 0.5,
  ) {
    for (let i = 0; i < many; i++)
      this.pool.push(new Flash(addSprite(scene, 'glow-own', depth, blend).setOrigin(originX, 0.5)));
  }

  get size(): number {
    return this.pool.length;
  }

  show(texture: string, x: number, y: number): Flash {
    const flash = this.pool[this.next];
    if (flash === undefined) throw new Error('a pool without flashes');
    this.next = (this.next + 1) % this.pool.length;
    flash.age = 0;
    flash.sprite.wear(texture).lie(x, y, 0);
    return flash.drifts(0, 0);
  }

  draw(dt: number): void {
    for (const flash of this.pool) flash.draw(dt);
  }
}
