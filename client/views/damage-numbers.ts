/** Numbers that rise from a hit or a kill. A fixed pool of texts. */
import type * as Phaser from 'phaser';
import { DEPTH } from './depth.ts';
import { addLabel, type Label } from './label.ts';

const POOL = 14;
const LIFE = 0.8;

/** What a number tells of. */
export type NumberKind = 'dealt' | 'taken' | 'point';
const COLOURS: Readonly<Record<NumberKind, string>> = {
  dealt: '#ffffff',
  taken: '#ff6b81',
  point: '#ffd84a',
};

type Slot = { text: Label; age: number; drift: number; size: number };

export class DamageNumbers {
  private readonly pool: Slot[] = [];
  private next = 0;

  constructor(scene: Phaser.Scene, resolution: number) {
    const style = {
      fontFamily: "'Chakra Petch', sans-serif",
      fontSize: '15px',
      fontStyle: '700',
      color: '#ffffff',
      stroke: '#05070c',
      strokeThickness: 4,
      resolution,
    };
    for (let i = 0; i < POOL; i++) {
      const text = addLabel(scene, '', style, DEPTH.numbers).setVisible(false);
      this.pool.push({ text, age: LIFE, drift: 0, size: 1 });
    }
  }

  show(x: number, y: number, value: number, kind: NumberKind): void {
    const slot = this.pool[this.next];
    this.next = (this.next + 1) % POOL;
    if (slot === undefined) return;
    slot.age = 0;
    slot.drift = kind === 'point' ? 0 : (Math.random() * 2 - 1) * 18;
    slot.size = kind === 'point' ? 1.7 : 1;
    slot.text
      .setText(kind === 'point' ? `+${value}` : String(value))
      .setColor(COLOURS[kind])
      .setPosition(x, y - 16)
      .setVisible(true);
  }

  draw(dt: number): void {
    for (const slot of this.pool) {
      if (slot.age >= LIFE) continue;
      slot.age += dt;
      const gone = Math.min(1, slot.age / LIFE);
      slot.text.x += slot.drift * dt;
      slot.text.y -= 42 * dt * (1 - gone);
      slot.text
        .setAlpha(gone < 0.5 ? 1 : 2 - 2 * gone)
        .setScale(slot.size * (1 + 3 * Math.max(0, 0.15 - slot.age)));
      if (gone >= 1) slot.text.setVisible(false);
    }
  }
}
