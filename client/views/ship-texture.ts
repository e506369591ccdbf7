/** Hulls and lights of every hue, drawn once. A hull looks east; its body is about the ship's radius of 14 units. */
import type * as Phaser from 'phaser';
import { ADRIFT_HUE, HUES, type Hue, hueIndexOf, isSecondOfHue, OWN_HUE } from '../ui/palette.ts';
import { bake, tracePath } from './bake.ts';

type Outline = readonly (readonly [number, number])[];

const OWN_HULL: Outline = [
  [18, 0],
  [4, 6.5],
  [-3, 14],
  [-12, 12],
  [-8, 5],
  [-11, 0],
  [-8, -5],
  [-12, -12],
  [-3, -14],
  [4, -6.5],
];

/** Three kinds of hull, so that two ships of like hue still differ. */
const HULLS: readonly Outline[] = [
  [
    [17, 0],
    [-10, 12],
    [-5, 0],
    [-10, -12],
  ],
  [
    [14, 4],
    [14, -4],
    [-2, -12],
    [-13, -9],
    [-9, 0],
    [-13, 9],
    [-2, 12],
  ],
  [
    [15, 0],
    [8, 9],
    [-6, 13],
    [-12, 6],
    [-12, -6],
    [-6, -13],
    [8, -9],
  ],
];

const SIZE = 72;

/** Ends the texture keys of one hue: 'own', 'adrift' or the index of the hue. */
export type HueKey = string;

export function hueKeyOf(id: number, own: boolean): HueKey {
  return own ? 'own' : String(hueIndexOf(id));
}

/** Of the hull's texture: there are two hulls of each hue. */
export function hullKeyOf(id: number, own: boolean): string {
  const key = hueKeyOf(id, own);
  return !own && isSecondOfHue(id) ? `${key}-second` : key;
}

function drawHull(
  pen: CanvasRenderingContext2D,
  hull: Outline,
  hue: Hue,
  own: boolean,
  resolution: number,
): void {
  tracePath(pen, hull);
  pen.lineJoin = 'round';
  pen.shadowColor = hue.css;
  pen.shadowBlur = 13 * resolution;
  pen.strokeStyle = hue.css;
  pen.lineWidth = 2.4;
  pen.stroke();
  pen.shadowBlur = 0;
  const body = pen.createLinearGradient(-14, 0, 18, 0);
  body.addColorStop(0, own ? '#2b8aa0' : '#0b1120');
  body.addColorStop(1, own ? '#dffbff' : hue.css);
  pen.fillStyle = '#0b1120';
  pen.fill();
  pen.globalAlpha = own ? 0.95 : 0.8;
  pen.fillStyle = body;
  pen.fill();
  pen.globalAlpha = 1;
  pen.stroke();
  pen.strokeStyle = 'rgba(255, 255, 255, 0.8)';
  pen.lineWidth = own ? 1.2 : 0.7;
  pen.stroke();
  pen.fillStyle = own ? '#0a2a3a' : 'rgba(255, 255, 255, 0.92)';
  pen.beginPath();
  pen.ellipse(3, 0, 4.2, 2.2, 0, 0, 2 * Math.PI);
  pen.fill();
}

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

function bakeHue(scene: Phaser.Scene, key: HueKey, hue: Hue, hull: Outline, resolution: number): void {
  const fine = (name: string, width: number, height: number, draw: (pen: CanvasRenderingContext2D) => void) =>
    bake(scene, `${name}-${key}`, width, height, resolution, draw);
  fine('ship', SIZE, SIZE, (pen) => drawHull(pen, hull, hue, key === 'own', resolution));
  fine('bolt', 88, 28, (pen) => drawBolt(pen, hue, resolution));
  fine('spark', 20, 5, (pen) => drawSpark(pen, hue));
  fine('shard', 18, 12, (pen) => drawShard(pen, hue));
  fine('ring', 124, 124, (pen) => drawRing(pen, hue, resolution));
  fine('shield', 66, 66, (pen) => drawShield(pen, hue, resolution));
  // Soft things need no more than one texel per unit.
  bake(scene, `glow-${key}`, 128, 128, 1, (pen) => drawGlow(pen, hue, 64));
  bake(scene, `beam-${key}`, 8, 32, resolution, (pen) => drawBeam(pen, hue));
}

export function bakeShips(scene: Phaser.Scene, resolution: number): void {
  bakeHue(scene, 'own', OWN_HUE, OWN_HULL, resolution);
  bakeHue(scene, 'adrift', ADRIFT_HUE, HULLS[2] ?? OWN_HULL, resolution);
  HUES.forEach((hue, i) => {
    bakeHue(scene, String(i), hue, HULLS[i % HULLS.length] ?? OWN_HULL, resolution);
    const second = HULLS[(i + 1) % HULLS.length] ?? OWN_HULL;
    bake(scene, `ship-${i}-second`, SIZE, SIZE, resolution, (pen) =>
      drawHull(pen, second, hue, false, resolution),
    );
  });
}
