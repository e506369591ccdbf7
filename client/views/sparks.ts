/** Particles that fly, slow down and fade: sparks and debris. A fixed pool; when it is empty the oldest is taken. */
import * as Phaser from 'phaser';
import { DEPTH } from './depth.ts';
import { addSprite, type Sprite } from './sprite.ts';

const POOL = 260;

export type Burst = {
  texture: string;
  x: number;
  y: number;
  count: number;
  /** Middle direction and half-width of the spread, radians. */
  angle: number;
  spread: number;
  /** Units per second; each flies at between a third of it and all. */
  speed: number;
  /** Seconds. */
  life: number;
  scale: number;
  /** Turns per second; 0 points along the flight. */
  spin: number;
};

type Spark = {
  image: Sprite;
  vx: number;
  vy: number;
  age: number;
  life: number;
  spin: number;
  scale: number;
};

export class Sparks {
  private readonly pool: Spark[] = [];
  private readonly resolution: number;
  private next = 0;
  /** Of all sparks that are shown. */
  share = 1;

  constructor(scene: Phaser.Scene, resolution: number) {
    this.resolution = resolution;
    for (let i = 0; i < POOL; i++) {
      const image = addSprite(scene, 'spark-own', DEPTH.sparks, Phaser.BlendModes.ADD);
      this.pool.push({ image, vx: 0, vy: 0, age: 1, life: 0, spin: 0, scale: 1 });
    }
  }

  burst(burst: Burst): void {
    const count = Math.ceil(burst.count * this.share);
    for (let i = 0; i < count; i++) {
      const spark = this.pool[this.next];
      this.next = (this.next + 1) % POOL;
      if (spark === undefined) return;
      const angle = burst.angle + (Math.random() * 2 - 1) * burst.spread;
      const speed = burst.speed * (0.33 + 0.67 * Math.random());
      spark.vx = Math.cos(angle) * speed;
      spark.vy = Math.sin(angle) * speed;
      spark.age = 0;
      spark.life = burst.life * (0.5 + 0.5 * Math.random());
      spark.spin = burst.spin * (Math.random() * 2 - 1) * 2 * Math.PI;
      spark.scale = burst.scale / this.resolution;
      spark.image
        .wear(burst.texture)
        .setPosition(burst.x, burst.y)
        .setRotation(angle)
        .setBlendMode(burst.spin === 0 ? Phaser.BlendModes.ADD : Phaser.BlendModes.NORMAL)
        .setVisible(true);
    }
  }

  draw(dt: number): void {
    const slow = Math.exp(-3 * dt);
    for (const spark of this.pool) {
      if (spark.age >= spark.life) continue;
      spark.age += dt;
      const left = 1 - spark.age / spark.life;
      if (left <= 0) {
        spark.image.setVisible(false);
        continue;
      }
      spark.vx *= slow;
      spark.vy *= slow;
      spark.image.x += spark.vx * dt;
      spark.image.y += spark.vy * dt;
      spark.image.rotation += spark.spin * dt;
      spark.image.setAlpha(Math.min(1, left * 1.6)).setScale(spark.scale * (0.4 + 0.6 * left));
    }
  }
}
