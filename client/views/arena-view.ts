/** The standing parts of an arena: floor, walls, border. Baked when a map begins, only moved afterwards. */
import * as Phaser from 'phaser';
import type { Arena } from '../../sim/arena.ts';
import { SUBUNITS } from '../../sim/units.ts';
import { DEPTH } from './depth.ts';
import { bakeFloor } from './floor-texture.ts';
import { Ink } from './ink.ts';
import { FLOOR_SCALE, onFloor } from './parallax.ts';
import { addSprite, type Sprite } from './sprite.ts';
import { WallFaces } from './wall-faces.ts';
import { bakeWall } from './wall-texture.ts';

const FLOOR = 'floor';
const BORDER = 700;
/** The largest texture that every device takes. */
const LARGEST_TEXTURE = 4096;
/** Texels of the floor per unit: it lies below what one looks at, and is most of what there is to draw at the start. */
const FINEST_FLOOR = 1.25;

/** Around the arena: how far away, how thick, alpha. */
const FRAMES = [
  [64, 1.5, 0.16],
  [26, 1.5, 0.22],
  [5, 12, 0.06],
  [3, 7, 0.1],
  [1, 3, 0.5],
] as const;
/** How far the border's light reaches into the arena. */
const INTO = 2;

const standing = (scene: Phaser.Scene, key: string, depth: number, scale: number) =>
  addSprite(scene, key, depth, Phaser.BlendModes.NORMAL).setVisible(true).setScale(scale);

export class ArenaView {
  private readonly parts: Phaser.GameObjects.GameObject[] = [];
  private readonly floor: Sprite;
  private readonly faces: WallFaces;
  private readonly border: Ink;
  readonly width: number;
  readonly height: number;

  constructor(scene: Phaser.Scene, arena: Arena, resolution: number) {
    this.width = arena.width / SUBUNITS;
    this.height = arena.height / SUBUNITS;
    const largest = LARGEST_TEXTURE / Math.max(this.width, this.height);
    const floorResolution = Math.min(FINEST_FLOOR, resolution, largest);
    bakeFloor(scene, FLOOR, arena, floorResolution);
    this.floor = standing(scene, FLOOR, DEPTH.floor, FLOOR_SCALE / floorResolution);
    this.parts.push(this.floor);
    arena.walls.forEach((wall, i) => {
      const image = bakeWall(scene, `wall-${i}`, arena, wall, resolution);
      this.parts.push(standing(scene, image.key, DEPTH.walls, 1 / resolution).setPosition(image.x, image.y));
    });
    this.border = this.drawBorder(scene);
    this.parts.push(this.border);
    this.faces = new WallFaces(scene, arena);
  }

  draw(camera: Phaser.Cameras.Scene2D.Camera): void {
    const { centerX, centerY } = camera.worldView;
    this.floor.setPosition(onFloor(this.width / 2, centerX), onFloor(this.height / 2, centerY));
    this.faces.draw(centerX, centerY, camera.worldView);
    const { left, right, top, bottom } = camera.worldView;
    this.border.setVisible(
      left < INTO || top < INTO || right > this.width - INTO || bottom > this.height - INTO,
    );
  }

  destroy(): void {
    for (const part of this.parts) part.destroy();
    this.faces.destroy();
  }

  private drawBorder(scene: Phaser.Scene): Ink {
    const ink = new Ink(scene, DEPTH.border);
    const { width, height } = this;
    ink.rect(-BORDER, -BORDER, width + 2 * BORDER, BORDER, 0x080c15, 1);
    ink.rect(-BORDER, height, width + 2 * BORDER, BORDER, 0x080c15, 1);
    ink.rect(-BORDER, 0, BORDER, height, 0x080c15, 1);
    ink.rect(width, 0, BORDER, height, 0x080c15, 1);
    for (const [away, thick, alpha] of FRAMES) this.drawFrame(ink, away, thick, 0x7fb8ff, alpha);
    this.drawFrame(ink, 0, 1, 0xffffff, 0.6);
    for (let x = 0; x < width; x += 64) {
      ink.line(x + 10, -58, x + 36, -32, 5, 0x7fb8ff, 0.1);
      ink.line(x + 10, height + 58, x + 36, height + 32, 5, 0x7fb8ff, 0.1);
    }
    for (let y = 0; y < height; y += 64) {
      ink.line(-58, y + 10, -32, y + 36, 5, 0x7fb8ff, 0.1);
      ink.line(width + 58, y + 10, width + 32, y + 36, 5, 0x7fb8ff, 0.1);
    }
    return ink;
  }

  private drawFrame(ink: Ink, away: number, thick: number, colour: number, alpha: number): void {
    const [right, low, half] = [this.width + away, this.height + away, thick / 2];
    ink.rect(-away - half, -away - half, right + away + thick, thick, colour, alpha);
    ink.rect(-away - half, low - half, right + away + thick, thick, colour, alpha);
    ink.rect(-away - half, half - away, thick, low + away - thick, colour, alpha);
    ink.rect(right - half, half - away, thick, low + away - thick, colour, alpha);
  }
}
