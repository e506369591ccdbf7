/** Lights of every hue, drawn once: glows, bolts, beams, sparks, rings, pieces, and what shields and smoke look like. */
import type * as Phaser from 'phaser';
import type { Hue } from '../looks/palette.ts';
import { bake, tracePath } from './bake.ts';

function drawGlow(pen: CanvasRenderingContext2D, hue: Hue, radius: number): void {
  const glow = pen.createRadialGradient(0, 0, 0, 0, 0, radius);
  glow.addColorStop(0, `${hue.css}ff`);
  glow.addColorStop(0.25, `${hue.css}77`);
  glow.addColorStop(0.6, `${hue.css}1c`);
  glow.addColorStop(1, `${hue.css}00`);
  pen.fillStyle = glow;
  pen.fillRect(-radius, -radius, 2 * radius, 2 * radius);
}

function drawBolt(pen: CanvasRenderingContext2D, hue: Hue, resolution: number): void {
  const tail = pen.createLinearGradient(-34, 0, 10, 0);
  tail.addColorStop(0, `${hue.css}00`);
  tail.addColorStop(1, hue.css);
  pen.shadowColor = hue.css;
  pen.shadowBlur = 8 * resolution;
  pen.fillStyle = tail;
  tracePath(pen, [
    [10, 0],
    [4, 3],
    [-34, 0],
    [4, -3],
  ]);
  pen.fill();
  pen.fillStyle = '#ffffff';
  pen.beginPath();
  pen.ellipse(3, 0, 7, 1.9, 0, 0, 2 * Math.PI);
  pen.fill();
}

function drawBeam(pen: CanvasRenderingContext2D, hue: Hue): void {
  const across = pen.createLinearGradient(0, -16, 0, 16);
  across.addColorStop(0, `${hue.css}00`);
  across.addColorStop(0.35, `${hue.css}55`);
  across.addColorStop(0.44, hue.css);
  across.addColorStop(0.5, '#ffffff');
  across.addColorStop(0.56, hue.css);
  across.addColorStop(0.65, `${hue.css}55`);
  across.addColorStop(1, `${hue.css}00`);
  pen.fillStyle = across;
  pen.fillRect(-4, -16, 8, 32);
}

function drawSpark(pen: CanvasRenderingContext2D, hue: Hue): void {
  const along = pen.createLinearGradient(-9, 0, 7, 0);
  along.addColorStop(0, `${hue.css}00`);
  along.addColorStop(0.8, hue.css);
  along.addColorStop(1, '#ffffff');
  pen.fillStyle = along;
  tracePath(pen, [
    [7, 0],
    [3, 1.5],
    [-9, 0],
    [3, -1.5],
  ]);
  pen.fill();
}

function drawRing(pen: CanvasRenderingContext2D, hue: Hue, resolution: number): void {
  pen.shadowColor = hue.css;
  pen.shadowBlur = 8 * resolution;
  pen.strokeStyle = hue.css;
  pen.lineWidth = 3;
  pen.beginPath();
  pen.arc(0, 0, 50, 0, 2 * Math.PI);
  pen.stroke();
  pen.strokeStyle = 'rgba(255, 255, 255, 0.7)';
  pen.lineWidth = 1;
  pen.stroke();
}

function drawShard(pen: CanvasRenderingContext2D, hue: Hue): void {
  tracePath(pen, [
    [7, 0],
    [-3, 4],
    [-5, -3],
  ]);
  pen.fillStyle = '#0e1626';
  pen.fill();
  pen.strokeStyle = hue.css;
  pen.lineWidth = 1.4;
  pen.stroke();
}

function drawShield(pen: CanvasRenderingContext2D, hue: Hue, resolution: number): void {
  const film = pen.createRadialGradient(0, 0, 10, 0, 0, 25);
  film.addColorStop(0, `${hue.css}00`);
  film.addColorStop(1, `${hue.css}40`);
  pen.fillStyle = film;
  pen.beginPath();
  pen.arc(0, 0, 25, 0, 2 * Math.PI);
  pen.fill();
  pen.strokeStyle = hue.css;
  pen.shadowColor = hue.css;
  pen.shadowBlur = 6 * resolution;
  pen.lineWidth = 1.6;
  for (let i = 0; i < 6; i++) {
    pen.beginPath();
    pen.arc(0, 0, 25, (i * Math.PI) / 3 + 0.1, ((i + 1) * Math.PI) / 3 - 0.1);
    pen.stroke();
  }
}

/** The flare before a muzzle. */
function drawMuzzle(pen: CanvasRenderingContext2D, hue: Hue): void {
  const flare = pen.createRadialGradient(0, 0, 0, 0, 0, 18);
  flare.addColorStop(0, '#ffffff');
  flare.addColorStop(0.35, hue.css);
  flare.addColorStop(1, `${hue.css}00`);
  pen.fillStyle = flare;
  tracePath(pen, [
    [20, 0],
    [4, 4],
    [2, 12],
    [-3, 4],
    [-8, 0],
    [-3, -4],
    [2, -12],
    [4, -4],
  ]);
  pen.fill();
}

/** A bolt with overcharge: larger, and with a jagged arc of another colour around it. */
function drawStrongBolt(pen: CanvasRenderingContext2D, hue: Hue, strong: Hue, resolution: number): void {
  pen.save();
  pen.scale(1.45, 1.5);
  drawBolt(pen, hue, resolution);
  pen.restore();
  pen.shadowColor = strong.css;
  pen.shadowBlur = 6 * resolution;
  pen.strokeStyle = strong.css;
  pen.lineWidth = 1.6;
  for (const side of [-1, 1]) {
    pen.beginPath();
    for (const [x, y] of [
      [14, 0],
      [4, 8],
      [0, 4],
      [-12, 9],
      [-15, 4],
      [-30, 6],
    ] as const)
      pen.lineTo(x, y * side);
    pen.stroke();
  }
}

/** Where a shield was met: an arc to the east. */
function drawRipple(pen: CanvasRenderingContext2D, hue: Hue, resolution: number): void {
  pen.lineCap = 'round';
  pen.shadowColor = hue.css;
  pen.shadowBlur = 8 * resolution;
  for (const [half, thick, alpha] of [
    [1.15, 2, 0.5],
    [0.75, 4, 0.8],
    [0.35, 5, 1],
  ] as const) {
    pen.globalAlpha = alpha;
    pen.strokeStyle = half < 0.5 ? '#ffffff' : hue.css;
    pen.lineWidth = thick;
    pen.beginPath();
    pen.arc(0, 0, 24, -half, half);
    pen.stroke();
  }
  pen.globalAlpha = 1;
}

/** How much of a barrier is left, in so many steps. */
export const BARRIER_STEPS = 4;
const BARRIER_PARTS = 6;

/** A shield that was picked up: a ring of six arcs, the longer the more of it is left. */
function drawBarrier(pen: CanvasRenderingContext2D, hue: Hue, share: number, resolution: number): void {
  pen.strokeStyle = hue.css;
  pen.shadowColor = hue.css;
  pen.shadowBlur = 6 * resolution;
  pen.lineWidth = 2.6;
  for (let i = 0; i < BARRIER_PARTS; i++) {
    const at = (i * 2 * Math.PI) / BARRIER_PARTS;
    pen.beginPath();
    pen.arc(0, 0, 22, at, at + (share * 1.7 * Math.PI) / BARRIER_PARTS + 0.08);
    pen.stroke();
  }
}

function drawSmoke(pen: CanvasRenderingContext2D): void {
  for (const [x, y, radius] of [
    [0, 0, 30],
    [-9, 6, 18],
    [10, 4, 16],
    [2, -10, 17],
  ] as const) {
    const puff = pen.createRadialGradient(x, y, 0, x, y, radius);
    puff.addColorStop(0, 'rgba(92, 100, 116, 0.5)');
    puff.addColorStop(1, 'rgba(92, 100, 116, 0)');
    pen.fillStyle = puff;
    pen.fillRect(-32, -32, 64, 64);
  }
}

/** What every hue has. @param strong Of overcharge. */
export function bakeLights(
  scene: Phaser.Scene,
  key: string,
  hue: Hue,
  strong: Hue,
  resolution: number,
): void {
  const fine = (name: string, width: number, height: number, draw: (pen: CanvasRenderingContext2D) => void) =>
    bake(scene, `${name}-${key}`, width, height, resolution, draw);
  fine('bolt', 88, 28, (pen) => drawBolt(pen, hue, resolution));
  fine('bolt-strong', 120, 44, (pen) => drawStrongBolt(pen, hue, strong, resolution));
  fine('muzzle', 44, 32, (pen) => drawMuzzle(pen, hue));
  fine('beam', 8, 32, (pen) => drawBeam(pen, hue));
  fine('shield', 66, 66, (pen) => drawShield(pen, hue, resolution));
  bakeBurst(scene, key, hue, resolution);
}

/** What is enough for things without ships: pickups, white light. */
export function bakeBurst(scene: Phaser.Scene, key: string, hue: Hue, resolution: number): void {
  bake(scene, `spark-${key}`, 20, 5, resolution, (pen) => drawSpark(pen, hue));
  bake(scene, `shard-${key}`, 18, 12, resolution, (pen) => drawShard(pen, hue));
  bake(scene, `ring-${key}`, 124, 124, resolution, (pen) => drawRing(pen, hue, resolution));
  // Soft things need no more than one texel per unit.
  bake(scene, `glow-${key}`, 128, 128, 1, (pen) => drawGlow(pen, hue, 64));
}

export function bakeShieldAndSmoke(scene: Phaser.Scene, hue: Hue, resolution: number): void {
  bake(scene, 'ripple', 72, 72, resolution, (pen) => drawRipple(pen, hue, resolution));
  bake(scene, 'smoke', 64, 64, 1, (pen) => drawSmoke(pen));
  for (let step = 1; step <= BARRIER_STEPS; step++) {
    const share = step / BARRIER_STEPS;
    bake(scene, `barrier-${step}`, 60, 60, resolution, (pen) => drawBarrier(pen, hue, share, resolution));
  }
}
