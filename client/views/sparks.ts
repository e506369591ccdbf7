/** Particles that fly, slow down and fade: sparks and debris. A fixed pool; when it is empty the oldest is taken. */
import * as Phaser from 'phaser';
import { DEPTH } from './depth.ts';
import { addSprite, type Sprite } from './sprite.ts';

const POOL = 260;
/** From 0 to 1, over and over: each answer of Math.random is a thing in memory. */
const CHANCES = Float64Array.from({ length: 1009 }, () => Math.random());

/** How the sparks of a burst are: kept as one thing of each kind, so that a burst makes nothing. */
export type BurstKind = {
  count: number;
  /** Half-width, radians. */
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
  private nextChance = 0;
  /** Of all sparks that are shown. */
  share = 1;

  constructor(scene: Phaser.Scene, resolution: number) {
    this.resolution = resolution;
    for (let i = 0; i < POOL; i++) {
      const image = addSprite(scene, 'spark-own', DEPTH.sparks, Phaser.BlendModes.ADD);
      this.pool.push({ image, vx: 0, vy: 0, age: 1, life: 0, spin: 0, scale: 1 });
    }
  }

  /** @param angle Middle direction, radians. @param force Share of the kind's sparks, and in part of their speed. */
  burst(kind: BurstKind, texture: string, x: number, y: number, angle: number, force = 1): void {
    const count = Math.ceil(kind.count * force * this.share);
    const speed = kind.speed * (0.5 + 0.5 * force);
    const blend = kind.spin === 0 ? Phaser.BlendModes.ADD : Phaser.BlendModes.NORMAL;
    for (let i = 0; i < count; i++) {
      const spark = this.pool[this.next];
      this.next = (this.next + 1) % POOL;
      if (spark === undefined) return;
      const way = angle + (this.chance() * 2 - 1) * kind.spread;
      const pace = speed * (0.33 + 0.67 * this.chance());
      spark.vx = Math.cos(way) * pace;
      spark.vy = Math.sin(way) * pace;
      spark.age = 0;
      spark.life = kind.life * (0.5 + 0.5 * this.chance());
      spark.spin = kind.spin * (this.chance() * 2 - 1) * 2 * Math.PI;
      spark.scale = kind.scale / this.resolution;
      const { image } = spark;
      image.wear(texture).lie(x, y, way);
      if (image.blendMode !== blend) image.setBlendMode(blend);
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
      const { image } = spark;
      image.x += spark.vx * dt;
      image.y += spark.vy * dt;
      image._rotation += spark.spin * dt;
      image.fade(left * 1.6);
      const scale = spark.scale * (0.4 + 0.6 * left);
      image.stretch(scale, scale);
    }
  }

  private chance(): number {
    this.nextChance = (this.nextChance + 1) % CHANCES.length;
    return CHANCES[this.nextChance] ?? 0;
  }
}
