/** Pickups: an icon of its own shape and colour over a pad, a ring that fills until it is back. */
import * as Phaser from 'phaser';
import type { PickupKind } from '../../sim/arena.ts';
import { PICKUP_TICKS } from '../../sim/tuning.ts';
import { TICK_MS } from '../../sim/units.ts';
import type { DrawnPickup } from '../net/session-types.ts';
import { cssOf, PICKUP_COLOUR } from '../ui/palette.ts';
import { bake } from './bake.ts';
import { DEPTH } from './depth.ts';
import { onFloor } from './parallax.ts';

const SIZE = 56;

function traceIcon(pen: CanvasRenderingContext2D, kind: PickupKind): void {
  const outlines: Readonly<Record<PickupKind, readonly (readonly [number, number])[]>> = {
    repair: [
      [-4, -12],
      [4, -12],
      [4, -4],
      [12, -4],
      [12, 4],
      [4, 4],
      [4, 12],
      [-4, 12],
      [-4, 4],
      [-12, 4],
      [-12, -4],
      [-4, -4],
    ],
    shield: [
      [0, -13],
      [11, -7],
      [11, 5],
      [0, 13],
      [-11, 5],
      [-11, -7],
    ],
    overcharge: [
      [3, -14],
      [-9, 3],
      [-1, 3],
      [-4, 14],
      [9, -4],
      [1, -4],
    ],
  };
  pen.beginPath();
  for (const [x, y] of outlines[kind]) pen.lineTo(x, y);
  pen.closePath();
}

function drawIcon(pen: CanvasRenderingContext2D, kind: PickupKind, resolution: number): void {
  const css = cssOf(PICKUP_COLOUR[kind]);
  const glow = pen.createRadialGradient(0, 0, 2, 0, 0, SIZE / 2);
  glow.addColorStop(0, `${css}66`);
  glow.addColorStop(1, `${css}00`);
  pen.fillStyle = glow;
  pen.fillRect(-SIZE / 2, -SIZE / 2, SIZE, SIZE);
  pen.lineJoin = 'round';
  traceIcon(pen, kind);
  pen.shadowColor = css;
  pen.shadowBlur = 9 * resolution;
  pen.fillStyle = css;
  pen.fill();
  pen.shadowBlur = 0;
  pen.strokeStyle = '#ffffff';
  pen.lineWidth = 1.4;
  pen.stroke();
}

export function bakePickups(scene: Phaser.Scene, resolution: number): void {
  for (const kind of ['repair', 'shield', 'overcharge'] as const)
    bake(scene, `pickup-${kind}`, SIZE, SIZE, resolution, (pen) => drawIcon(pen, kind, resolution));
}

type Entry = { icon: Phaser.GameObjects.Image; shown: number };

export class PickupsView {
  private readonly scene: Phaser.Scene;
  private readonly resolution: number;
  private readonly pads: Phaser.GameObjects.Graphics;
  private entries: Entry[] = [];
  private of: readonly DrawnPickup[] = [];

  constructor(scene: Phaser.Scene, resolution: number) {
    this.scene = scene;
    this.resolution = resolution;
    this.pads = scene.add.graphics().setDepth(DEPTH.shadow);
  }

  draw(pickups: readonly DrawnPickup[], now: number, dt: number, middleX: number, middleY: number): void {
    if (this.of !== pickups) this.layOut(pickups);
    this.pads.clear();
    pickups.forEach((pickup, i) => {
      const entry = this.entries[i];
      if (entry === undefined) return;
      const x = onFloor(pickup.x, middleX);
      const y = onFloor(pickup.y, middleY);
      const isThere = pickup.there && !pickup.pending;
      entry.shown += ((isThere ? 1 : 0) - entry.shown) * Math.min(1, dt * 12);
      this.drawPad(pickup, x, y, isThere);
      const float = Math.sin(now / 420 + i) * 2.5;
      entry.icon
        .setVisible(entry.shown > 0.02)
        .setPosition(pickup.x, pickup.y - 4 + float)
        .setScale((entry.shown * (1 + 0.05 * Math.sin(now / 300 + i))) / this.resolution)
        .setAlpha(entry.shown * (pickup.inSight ? 1 : 0.6));
    });
  }

  private layOut(pickups: readonly DrawnPickup[]): void {
    for (const { icon } of this.entries) icon.destroy();
    this.of = pickups;
    this.entries = pickups.map(({ kind }) => ({
      icon: this.scene.add
        .image(0, 0, `pickup-${kind}`)
        .setDepth(DEPTH.trails)
        .setBlendMode(Phaser.BlendModes.NORMAL),
      shown: 1,
    }));
  }

  private drawPad(pickup: DrawnPickup, x: number, y: number, isThere: boolean): void {
    const pen = this.pads;
    const colour = PICKUP_COLOUR[pickup.kind];
    pen.lineStyle(2, colour, isThere ? 0.5 : 0.22);
    pen.strokeCircle(x, y, 21);
    if (isThere || pickup.backMs <= 0) return;
    const share = 1 - pickup.backMs / (PICKUP_TICKS[pickup.kind] * TICK_MS);
    pen.lineStyle(3, colour, 0.75);
    pen.beginPath();
    pen.arc(x, y, 21, -Math.PI / 2, -Math.PI / 2 + Math.max(0, share) * 2 * Math.PI);
    pen.strokePath();
  }
}
