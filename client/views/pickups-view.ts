/**
 * Pickups: an icon of its own shape and colour in a pad, a ring that fills until it is back. Both are on the ships' plane,
 * where it is judged who takes them: on the floor below, the ring would drift away from the icon.
 */
import * as Phaser from 'phaser';
import { PICKUP_KINDS, type PickupKind } from '../../sim/arena.ts';
import { PICKUP_TICKS } from '../../sim/tuning.ts';
import { TICK_MS } from '../../sim/units.ts';
import { cssOf, PICKUP_COLOUR } from '../looks/palette.ts';
import type { DrawnPickup } from '../net/drawn-types.ts';
import { bake } from './bake.ts';
import { DEPTH } from './depth.ts';
import { Ink } from './ink.ts';
import { addSprite, type Sprite } from './sprite.ts';

const SIZE = 56;
const WITHHELD = 0xff5470;

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

/** Believed to be there: an outline, as of everything that is known and not seen. */
function drawBelief(pen: CanvasRenderingContext2D, kind: PickupKind): void {
  pen.lineJoin = 'round';
  traceIcon(pen, kind);
  pen.setLineDash([4, 2.5]);
  pen.strokeStyle = cssOf(PICKUP_COLOUR[kind]);
  pen.lineWidth = 1.5;
  pen.stroke();
}

export function bakePickups(scene: Phaser.Scene, resolution: number): void {
  for (const kind of PICKUP_KINDS) {
    bake(scene, `pickup-${kind}`, SIZE, SIZE, resolution, (pen) => drawIcon(pen, kind, resolution));
    bake(scene, `belief-${kind}`, SIZE, SIZE, resolution, (pen) => drawBelief(pen, kind));
  }
}

/** Shares, 0 to 1, that go softly to what is the case. */
type Entry = {
  icon: Sprite;
  belief: Sprite;
  shown: number;
  seen: number;
  wasPending: boolean;
  /** 1 just after it was shown as taken and the server said otherwise, falling to 0. */
  withheld: number;
};

/** Per second: how fast an icon comes and goes. */
const SPEED = 12;

export class PickupsView {
  private readonly scene: Phaser.Scene;
  private readonly resolution: number;
  private readonly pads: Ink;
  private entries: Entry[] = [];
  private of: readonly DrawnPickup[] = [];

  constructor(scene: Phaser.Scene, resolution: number) {
    this.scene = scene;
    this.resolution = resolution;
    this.pads = new Ink(scene, DEPTH.shadow);
  }

  draw(pickups: readonly DrawnPickup[], now: number, dt: number): void {
    if (this.of !== pickups) this.layOut(pickups);
    this.pads.wipe();
    for (let i = 0; i < pickups.length; i++) {
      const pickup = pickups[i];
      const entry = this.entries[i];
      if (pickup === undefined || entry === undefined) continue;
      const isThere = pickup.there && !pickup.pending;
      // Without being taken it came back: the server gave it to nobody, or to another.
      if (entry.wasPending && isThere) entry.withheld = 1;
      entry.wasPending = pickup.pending;
      entry.withheld = Math.max(0, entry.withheld - dt * 2);
      const soft = Math.min(1, dt * SPEED);
      entry.shown += ((isThere ? 1 : 0) - entry.shown) * soft;
      entry.seen += ((pickup.inSight ? 1 : 0) - entry.seen) * soft;
      this.drawPad(pickup, isThere);
      this.drawIcon(pickup, entry, now + i * 420);
    }
  }

  private drawIcon(pickup: DrawnPickup, { icon, belief, shown, seen, withheld }: Entry, now: number): void {
    const float = Math.sin(now / 420) * 2.5;
    const shudder = withheld * Math.sin(now / 18) * 4;
    const size = (shown * (1 + 0.05 * Math.sin(now / 300))) / this.resolution;
    const y = pickup.y + float;
    icon.setVisible(shown * seen > 0.02);
    icon
      .setPosition(pickup.x + shudder, y)
      .setScale(size)
      .setAlpha(shown * seen);
    belief.setVisible(shown * (1 - seen) > 0.02);
    belief
      .setPosition(pickup.x, y)
      .setScale(size)
      .setAlpha(0.55 * shown * (1 - seen));
    if (withheld <= 0) return;
    this.pads.ring(pickup.x, pickup.y, 18 + 16 * (1 - withheld), 3, WITHHELD, withheld);
  }

  private layOut(pickups: readonly DrawnPickup[]): void {
    for (const { icon, belief } of this.entries) {
      icon.destroy();
      belief.destroy();
    }
    this.of = pickups;
    const { NORMAL } = Phaser.BlendModes;
    this.entries = pickups.map(({ kind, inSight }) => ({
      icon: addSprite(this.scene, `pickup-${kind}`, DEPTH.trails, NORMAL),
      belief: addSprite(this.scene, `belief-${kind}`, DEPTH.memories, NORMAL),
      shown: 1,
      seen: inSight ? 1 : 0,
      wasPending: false,
      withheld: 0,
    }));
  }

  private drawPad(pickup: DrawnPickup, isThere: boolean): void {
    const pen = this.pads;
    const { x, y } = pickup;
    const colour = PICKUP_COLOUR[pickup.kind];
    pen.ring(x, y, 21, 2, colour, isThere ? 0.5 : 0.22);
    if (isThere || pickup.backMs <= 0) return;
    const share = 1 - pickup.backMs / (PICKUP_TICKS[pickup.kind] * TICK_MS);
    const from = -Math.PI / 2;
    pen.bow(x, y, 21, from, from + Math.max(0, share) * 2 * Math.PI, 3, colour, 0.75);
  }
}
