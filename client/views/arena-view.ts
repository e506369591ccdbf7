/** The standing parts of an arena: floor, walls, border. Baked when a map begins, only moved afterwards. */
import type * as Phaser from 'phaser';
import type { Arena } from '../../sim/arena.ts';
import { SUBUNITS } from '../../sim/units.ts';
import { DEPTH } from './depth.ts';
import { bakeFloor } from './floor-texture.ts';
import { FLOOR_SCALE, onFloor } from './parallax.ts';
import { WallFaces } from './wall-faces.ts';
import { bakeWall } from './wall-texture.ts';

const FLOOR = 'floor';
const BORDER = 700;
/** The largest texture that every device takes. */
const LARGEST_TEXTURE = 4096;
/** Texels of the floor per unit: it lies below what one looks at, and is most of what there is to draw at the start. */
const FINEST_FLOOR = 1.25;

export class ArenaView {
  private readonly parts: Phaser.GameObjects.GameObject[] = [];
  private readonly floor: Phaser.GameObjects.Image;
  private readonly faces: WallFaces;
  readonly width: number;
  readonly height: number;

  constructor(scene: Phaser.Scene, arena: Arena, resolution: number) {
    this.width = arena.width / SUBUNITS;
    this.height = arena.height / SUBUNITS;
    const largest = LARGEST_TEXTURE / Math.max(this.width, this.height);
    const floorResolution = Math.min(FINEST_FLOOR, resolution, largest);
    bakeFloor(scene, FLOOR, arena, floorResolution);
    this.floor = scene.add
      .image(0, 0, FLOOR)
      .setDepth(DEPTH.floor)
      .setScale(FLOOR_SCALE / floorResolution);
    this.parts.push(this.floor);
    arena.walls.forEach((wall, i) => {
      const image = bakeWall(scene, `wall-${i}`, arena, wall, resolution);
      this.parts.push(
        scene.add
          .image(image.x, image.y, image.key)
          .setDepth(DEPTH.walls)
          .setScale(1 / resolution),
      );
    });
    this.parts.push(this.drawBorder(scene));
    this.faces = new WallFaces(scene, arena);
  }

  draw(camera: Phaser.Cameras.Scene2D.Camera): void {
    const { centerX, centerY } = camera.worldView;
    this.floor.setPosition(onFloor(this.width / 2, centerX), onFloor(this.height / 2, centerY));
    this.faces.draw(centerX, centerY, camera.worldView);
  }

  destroy(): void {
    for (const part of this.parts) part.destroy();
    this.faces.destroy();
  }

  private drawBorder(scene: Phaser.Scene): Phaser.GameObjects.Graphics {
    const pen = scene.add.graphics().setDepth(DEPTH.border);
    const { width, height } = this;
    pen.fillStyle(0x080c15, 1);
    pen.fillRect(-BORDER, -BORDER, width + 2 * BORDER, BORDER);
    pen.fillRect(-BORDER, height, width + 2 * BORDER, BORDER);
    pen.fillRect(-BORDER, 0, BORDER, height);
    pen.fillRect(width, 0, BORDER, height);
    for (const [away, thick, alpha] of [
      [64, 1.5, 0.16],
      [26, 1.5, 0.22],
      [5, 12, 0.06],
      [3, 7, 0.1],
      [1, 3, 0.5],
    ] as const) {
      pen.lineStyle(thick, 0x7fb8ff, alpha);
      pen.strokeRect(-away, -away, width + 2 * away, height + 2 * away);
    }
    pen.lineStyle(1, 0xffffff, 0.6);
    pen.strokeRect(0, 0, width, height);
    pen.lineStyle(5, 0x7fb8ff, 0.1);
    for (let x = 0; x < width; x += 64) {
      pen.lineBetween(x + 10, -58, x + 36, -32);
      pen.lineBetween(x + 10, height + 58, x + 36, height + 32);
    }
    for (let y = 0; y < height; y += 64) {
      pen.lineBetween(-58, y + 10, -32, y + 36);
      pen.lineBetween(width + 58, y + 10, width + 32, y + 36);
    }
    return pen;
  }
}
