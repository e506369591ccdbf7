/** Hulls of every hue, drawn once. A hull looks east; its body is about the ship's radius of 14 units. */
import type * as Phaser from 'phaser';
import { PICKUP_KINDS } from '../../sim/arena.ts';
import {
  ADRIFT_HUE,
  HUES,
  type Hue,
  hueIndexOf,
  hueOfColour,
  isSecondOfHue,
  OWN_HUE,
  PICKUP_COLOUR,
  SIDE_INDEX,
} from '../looks/palette.ts';
import { bake, tracePath } from './bake.ts';
import { bakeBurst, bakeLights, bakeShieldAndSmoke } from './light-textures.ts';

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

/** Of what shines for a whole side. */
export function sideKeyOf(mine: boolean): HueKey {
  return String(SIDE_INDEX[mine ? 'mate' : 'enemy']);
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

/** A silhouette that lights up when a ship is hit. */
function drawWhite(pen: CanvasRenderingContext2D, hull: Outline): void {
  tracePath(pen, hull);
  pen.lineJoin = 'round';
  pen.lineWidth = 3;
  pen.fillStyle = '#ffffff';
  pen.strokeStyle = '#ffffff';
  pen.fill();
  pen.stroke();
}

/** A ship that is remembered, or that shots pass through: an outline without a body. */
function drawGhost(pen: CanvasRenderingContext2D, hull: Outline, hue: Hue, resolution: number): void {
  tracePath(pen, hull);
  pen.lineJoin = 'round';
  pen.globalAlpha = 0.18;
  pen.fillStyle = hue.css;
  pen.fill();
  pen.globalAlpha = 1;
  pen.setLineDash([4, 2.5]);
  pen.shadowColor = hue.css;
  pen.shadowBlur = 6 * resolution;
  pen.strokeStyle = hue.letters;
  pen.lineWidth = 1.5;
  pen.stroke();
}

/** Under mates a round sign, under enemies four corners: sides differ without their colours. */
function drawMark(pen: CanvasRenderingContext2D, isMate: boolean, hue: Hue): void {
  pen.strokeStyle = hue.letters;
  pen.lineWidth = 1.6;
  if (isMate) {
    pen.beginPath();
    pen.arc(0, 0, 23, 0, 2 * Math.PI);
    pen.stroke();
    return;
  }
  pen.lineCap = 'round';
  for (let i = 0; i < 4; i++) {
    pen.beginPath();
    for (const [x, y] of [
      [17, 9],
      [25, 0],
      [17, -9],
    ] as const)
      pen.lineTo(x, y);
    pen.stroke();
    pen.rotate(Math.PI / 2);
  }
}

function bakeHull(scene: Phaser.Scene, key: HueKey, hue: Hue, hull: Outline, resolution: number): void {
  const fine = (name: string, draw: (pen: CanvasRenderingContext2D) => void) =>
    bake(scene, `${name}-${key}`, SIZE, SIZE, resolution, draw);
  fine('ship', (pen) => drawHull(pen, hull, hue, key === 'own', resolution));
  fine('white', (pen) => drawWhite(pen, hull));
  fine('ghost', (pen) => drawGhost(pen, hull, hue, resolution));
}

export function bakeShips(scene: Phaser.Scene, resolution: number): void {
  const strong = hueOfColour(PICKUP_COLOUR.overcharge);
  const hullAt = (i: number) => HULLS[i % HULLS.length] ?? OWN_HULL;
  bakeHull(scene, 'own', OWN_HUE, OWN_HULL, resolution);
  bakeLights(scene, 'own', OWN_HUE, strong, resolution);
  bakeHull(scene, 'adrift', ADRIFT_HUE, hullAt(2), resolution);
  HUES.forEach((hue, i) => {
    bakeLights(scene, String(i), hue, strong, resolution);
    bakeHull(scene, String(i), hue, hullAt(i), resolution);
    bakeHull(scene, `${i}-second`, hue, hullAt(i + 1), resolution);
  });
  for (const kind of PICKUP_KINDS) bakeBurst(scene, kind, hueOfColour(PICKUP_COLOUR[kind]), resolution);
  bakeBurst(scene, 'white', hueOfColour(0xffffff), resolution);
  bakeShieldAndSmoke(scene, hueOfColour(PICKUP_COLOUR.shield), resolution);
  for (const side of ['mate', 'enemy'] as const) {
    const hue = HUES[SIDE_INDEX[side]] ?? OWN_HUE;
    bake(scene, `mark-${side}`, SIZE, SIZE, resolution, (pen) => drawMark(pen, side === 'mate', hue));
  }
}
