/** The top of one wall, drawn once: dark metal with an inset line and a rim of light. */
import type * as Phaser from 'phaser';
import type { Arena, Point } from '../../sim/arena.ts';
import { SUBUNITS } from '../../sim/units.ts';
import { bake, drawSoft, tracePath } from './bake.ts';
import { cssOf, lightAt, type Shade } from './shades.ts';

/** Room around the wall for its glow, units. */
const PAD = 30;
/** Share of a unit at which soft light is drawn. */
const SOFT = 0.5;

export type WallImage = { key: string; x: number; y: number };

function boundsOf(points: readonly (readonly [number, number])[]) {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const left = Math.min(...xs);
  const top = Math.min(...ys);
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

function drawHatch(pen: CanvasRenderingContext2D, reach: number): void {
  pen.strokeStyle = 'rgba(150, 190, 240, 0.05)';
  pen.lineWidth = 3;
  pen.beginPath();
  for (let at = -2 * reach; at < 2 * reach; at += 12) {
    pen.moveTo(at, -reach);
    pen.lineTo(at + 2 * reach, reach);
  }
  pen.stroke();
}

/** The light that a wall's edge sheds. */
function drawRim(
  pen: CanvasRenderingContext2D,
  local: readonly (readonly [number, number])[],
  shade: Shade,
): void {
  pen.lineJoin = 'round';
  pen.shadowColor = cssOf(shade, 0.9);
  pen.strokeStyle = cssOf(shade, 0.75);
  pen.lineWidth = 2;
  for (const blur of [22, 9]) {
    pen.shadowBlur = blur * SOFT;
    tracePath(pen, local);
    pen.stroke();
  }
}

/** Bakes a wall's top and says where its middle is. */
export function bakeWall(
  scene: Phaser.Scene,
  key: string,
  arena: Arena,
  wall: readonly Point[],
  resolution: number,
): WallImage {
  const corners = wall.map((corner) => [corner.x / SUBUNITS, corner.y / SUBUNITS] as const);
  const { left, top, width, height } = boundsOf(corners);
  const x = left + width / 2;
  const y = top + height / 2;
  const local = corners.map(([cx, cy]) => [cx - x, cy - y] as const);
  const shade = lightAt(arena, x, y);
  bake(scene, key, width + 2 * PAD, height + 2 * PAD, resolution, (pen) => {
    tracePath(pen, local);
    pen.save();
    pen.clip();
    const metal = pen.createLinearGradient(-width / 2, -height / 2, width / 2, height / 2);
    metal.addColorStop(0, '#1b2537');
    metal.addColorStop(0.5, '#131b2a');
    metal.addColorStop(1, '#0d131f');
    pen.fillStyle = metal;
    pen.fill();
    drawHatch(pen, Math.max(width, height));
    // Clipped, a wide line becomes a band inside the outline.
    tracePath(pen, local);
    for (const [thick, alpha] of [
      [36, 0.05],
      [22, 0.07],
      [11, 0.1],
    ] as const) {
      pen.strokeStyle = cssOf(shade, alpha);
      pen.lineWidth = thick;
      pen.stroke();
    }
    pen.restore();
    drawSoft(pen, width + 2 * PAD, height + 2 * PAD, SOFT, (soft) => drawRim(soft, local, shade));
    tracePath(pen, local);
    pen.lineJoin = 'round';
    pen.strokeStyle = cssOf(shade, 0.9);
    pen.lineWidth = 2;
    pen.stroke();
    pen.strokeStyle = 'rgba(255, 255, 255, 0.55)';
    pen.lineWidth = 0.8;
    pen.stroke();
  });
  return { key, x, y };
}
