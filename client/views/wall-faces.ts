/** The sides of walls, seen from the camera: they join the wall tops to their feet on the floor below. */
import type * as Phaser from 'phaser';
import type { Arena, Point } from '../../sim/arena.ts';
import { SUBUNITS } from '../../sim/units.ts';
import { DEPTH } from './depth.ts';
import { createCorners, Ink, setCorner } from './ink.ts';
import { onFloor } from './parallax.ts';
import { colourOf, lightAt, type Shade } from './shades.ts';

/** An edge, with the way out of the wall; units. */
type Face = {
  ax: number;
  ay: number;
  bx: number;
  by: number;
  nx: number;
  ny: number;
  colour: number;
  foot: number;
};

const DARK: Shade = { r: 14, g: 20, b: 32 };

function area(outline: readonly Point[]): number {
  let sum = 0;
  outline.forEach((a, i) => {
    const b = outline[(i + 1) % outline.length] ?? a;
    sum += a.x * b.y - b.x * a.y;
  });
  return sum;
}

function facesOf(arena: Arena, outline: readonly Point[], inward: boolean): Face[] {
  const turn = area(outline) > 0 !== inward ? 1 : -1;
  return outline.map((a, i) => {
    const b = outline[(i + 1) % outline.length] ?? a;
    const ax = a.x / SUBUNITS;
    const ay = a.y / SUBUNITS;
    const bx = b.x / SUBUNITS;
    const by = b.y / SUBUNITS;
    const length = Math.hypot(bx - ax, by - ay) || 1;
    const nx = (turn * (by - ay)) / length;
    const ny = (turn * (ax - bx)) / length;
    const lit = lightAt(arena, (ax + bx) / 2 + nx * 60, (ay + by) / 2 + ny * 60);
    // Faces to the south catch a little more light, which makes corners readable.
    const strength = 0.17 + 0.07 * ny + 0.03 * nx;
    const mixed = {
      r: DARK.r + lit.r * strength,
      g: DARK.g + lit.g * strength,
      b: DARK.b + lit.b * strength,
    };
    return { ax, ay, bx, by, nx, ny, colour: colourOf(mixed, 1), foot: colourOf(mixed, 0.45) };
  });
}

export class WallFaces {
  private readonly ink: Ink;
  private readonly corners = createCorners();
  private readonly faces: readonly Face[];

  constructor(scene: Phaser.Scene, arena: Arena) {
    this.ink = new Ink(scene, DEPTH.faces);
    const border = [
      { x: 0, y: 0 },
      { x: arena.width, y: 0 },
      { x: arena.width, y: arena.height },
      { x: 0, y: arena.height },
    ];
    this.faces = [
      ...arena.walls.flatMap((wall) => facesOf(arena, wall, false)),
      ...facesOf(arena, border, true),
    ];
  }

  /** @param view What the camera sees, units. */
  draw(middleX: number, middleY: number, view: Phaser.Geom.Rectangle): void {
    this.ink.wipe();
    for (const face of this.faces) {
      if ((middleX - face.ax) * face.nx + (middleY - face.ay) * face.ny <= 0) continue;
      if (Math.max(face.ax, face.bx) < view.left || Math.min(face.ax, face.bx) > view.right) continue;
      if (Math.max(face.ay, face.by) < view.top || Math.min(face.ay, face.by) > view.bottom) continue;
      this.drawFace(face, middleX, middleY);
    }
  }

  destroy(): void {
    this.ink.destroy();
  }

  private drawFace({ ax, ay, bx, by, colour, foot }: Face, middleX: number, middleY: number): void {
    const { corners } = this;
    const cx = onFloor(bx, middleX);
    const cy = onFloor(by, middleY);
    const dx = onFloor(ax, middleX);
    const dy = onFloor(ay, middleY);
    setCorner(corners, 0, ax, ay);
    setCorner(corners, 1, bx, by);
    setCorner(corners, 2, cx, cy);
    setCorner(corners, 3, dx, dy);
    this.ink.quad(corners, colour, 1);
    // The lower half.
    setCorner(corners, 0, (ax + dx) / 2, (ay + dy) / 2);
    setCorner(corners, 1, (bx + cx) / 2, (by + cy) / 2);
    this.ink.quad(corners, foot, 1);
  }
}
