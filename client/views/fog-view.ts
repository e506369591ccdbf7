/**
 * Light and darkness: what the own side cannot see lies in the dark. Drawn small and shown large, on a grid that stands
 * still in the world; each frame goes a part of the way from the last darkness to the one of now, so that light comes and
 * goes softly.
 */
import type * as Phaser from 'phaser';
import type { Arena } from '../../sim/arena.ts';
import type { SessionView } from '../net/session-types.ts';
import { DEPTH } from './depth.ts';
import { Gloom, TEXEL } from './gloom.ts';

/** Texels kept beyond the screen's edges, so that what comes in has been lit for a while. */
const MARGIN = 10;
const DARKNESS = 0.76;
/** Seconds in which the darkness follows what is seen by two thirds. */
const SOFT = 0.09;
/** Seconds between two looks: the grid stands in the world, so that the camera may move on between them. */
const LOOK_EVERY = 0.024;
const KEYS = ['fog-even', 'fog-odd'] as const;

/** One of two pictures of the darkness: each frame one is read and the other written. */
type Sheet = { texture: Phaser.Textures.CanvasTexture; pen: CanvasRenderingContext2D };

function createSheet(scene: Phaser.Scene, key: string): Sheet {
  if (scene.textures.exists(key)) scene.textures.remove(key);
  const texture = scene.textures.createCanvas(key, 1, 1);
  if (texture === null) throw new Error(`no texture ${key}`);
  return { texture, pen: texture.getContext() };
}

export class FogView {
  private readonly image: Phaser.GameObjects.Image;
  private readonly gloom: Gloom;
  private shown: Sheet;
  private spare: Sheet;
  private width = 0;
  private height = 0;
  /** The grid's first column and row, texels of the world. */
  private column = 0;
  private row = 0;
  private wasDark = false;
  private sinceLook = 0;

  constructor(scene: Phaser.Scene, arena: Arena) {
    this.gloom = new Gloom(arena);
    this.shown = createSheet(scene, KEYS[0]);
    this.spare = createSheet(scene, KEYS[1]);
    this.image = scene.add.image(0, 0, KEYS[0]).setOrigin(0, 0).setDepth(DEPTH.fog);
    this.image.setScale(TEXEL).setAlpha(DARKNESS).setVisible(false);
  }

  /** @param session Undefined, or watching: then nothing is hidden. @param dt Seconds. */
  draw(session: SessionView | undefined, camera: Phaser.Cameras.Scene2D.Camera, dt: number): void {
    const isDark = session?.watching === false && session.ships.has(session.me);
    this.image.setVisible(isDark);
    if (!isDark) {
      this.wasDark = false;
      return;
    }
    this.sinceLook += dt;
    if (this.wasDark && this.sinceLook < LOOK_EVERY) return;
    this.look(session, camera.worldView);
    this.sinceLook = 0;
  }

  destroy(): void {
    this.image.destroy();
  }

  private look(session: SessionView, view: Phaser.Geom.Rectangle): void {
    this.fit(Math.ceil(view.width / TEXEL) + 2 * MARGIN, Math.ceil(view.height / TEXEL) + 2 * MARGIN);
    const column = Math.floor(view.x / TEXEL) - MARGIN;
    const row = Math.floor(view.y / TEXEL) - MARGIN;
    this.gloom.moveTo(column * TEXEL, row * TEXEL);
    for (const ship of session.ships.values()) if (ship.own || ship.mate) this.gloom.addEye(ship.x, ship.y);
    this.blend(column, row, this.wasDark ? 1 - Math.exp(-this.sinceLook / SOFT) : 1);
    this.wasDark = true;
    this.image.setPosition(column * TEXEL, row * TEXEL);
  }

  private fit(width: number, height: number): void {
    if (this.width === width && this.height === height) return;
    this.width = width;
    this.height = height;
    this.wasDark = false;
    this.shown.texture.setSize(width, height);
    this.spare.texture.setSize(width, height);
    this.gloom.resize(width, height);
  }

  /** The last darkness, moved to where the grid is now, and a share of the new one over it. */
  private blend(column: number, row: number, share: number): void {
    const { pen } = this.spare;
    const dark = this.gloom.picture();
    const right = this.column - column;
    const down = this.row - row;
    this.column = column;
    this.row = row;
    pen.globalCompositeOperation = 'copy';
    pen.globalAlpha = 1 - share;
    pen.drawImage(this.shown.texture.canvas, right, down);
    pen.globalCompositeOperation = 'lighter';
    pen.globalAlpha = share;
    pen.drawImage(dark, 0, 0);
    // What came in over the edges has no past.
    pen.globalAlpha = 1 - share;
    const wide = Math.min(this.width, Math.abs(right));
    const high = Math.min(this.height, Math.abs(down));
    this.pour(pen, dark, right > 0 ? 0 : this.width - wide, 0, wide, this.height);
    const left = right > 0 ? wide : 0;
    this.pour(pen, dark, left, down > 0 ? 0 : this.height - high, this.width - wide, high);
    const written = this.spare;
    this.spare = this.shown;
    this.shown = written;
    written.texture.refresh();
    this.image.setTexture(written.texture.key);
  }

  private pour(
    pen: CanvasRenderingContext2D,
    from: HTMLCanvasElement,
    x: number,
    y: number,
    width: number,
    height: number,
  ): void {
    if (width > 0 && height > 0) pen.drawImage(from, x, y, width, height, x, y, width, height);
  }
}
