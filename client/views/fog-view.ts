/**
 * Light and darkness: what the own side cannot see lies in the dark. Drawn small and shown large, on a grid that stands
 * still in the world; each frame goes a part of the way from the last darkness to the one of now, so that light comes and
 * goes softly.
 */
import type * as Phaser from 'phaser';
import type { Arena } from '../../sim/arena.ts';
import type { SessionView } from '../net/session-types.ts';
import { DEPTH } from './depth.ts';
import { Gloom } from './gloom.ts';
import { Shadows } from './shadows.ts';

const OWN_GRAIN = { texel: 3.5, looks: 6 } as const;
/** Mates may be many, and are farther away than the own eye. */
const MATES_GRAIN = { texel: 7, looks: 4 } as const;
/** Units of a texel's side, as shown. */
const TEXEL = OWN_GRAIN.texel;
/** Texels kept beyond the screen's edges, so that what comes in has been lit for a while. */
const MARGIN = 10;
/** The same of the mates' darkness, in its own texels: the camera goes on until they look again. */
const MATES_MARGIN = 12;
const DARKNESS = 0.76;
/** Seconds in which the darkness follows what is seen by two thirds. */
const SOFT = 0.09;
/**
 * Seconds between two looks: the grid stands in the world, so that the camera may move on between them. Mates look in a
 * frame between two own looks if there is one, so that no frame has all to do.
 */
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
  private readonly own: Gloom;
  private readonly mates: Gloom;
  private shown: Sheet;
  private spare: Sheet;
  private width = 0;
  private height = 0;
  /** The grid's first column and row, texels of the world. */
  private column = 0;
  private row = 0;
  private wasDark = false;
  private sinceLook = 0;
  /** Whether mates have looked since the last own look. */
  private haveMatesLooked = false;

  constructor(scene: Phaser.Scene, arena: Arena) {
    const shadows = new Shadows(arena);
    this.own = new Gloom(shadows, OWN_GRAIN);
    this.mates = new Gloom(shadows, MATES_GRAIN);
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
    if (!this.wasDark || this.sinceLook >= LOOK_EVERY) this.look(session, camera.worldView);
    else if (!this.haveMatesLooked) this.lookWithMates(session, camera.worldView);
  }

  destroy(): void {
    this.image.destroy();
  }

  private look(session: SessionView, view: Phaser.Geom.Rectangle): void {
    this.fit(Math.ceil(view.width / TEXEL) + 2 * MARGIN, Math.ceil(view.height / TEXEL) + 2 * MARGIN);
    const column = Math.floor(view.x / TEXEL) - MARGIN;
    const row = Math.floor(view.y / TEXEL) - MARGIN;
    this.own.moveTo(column * TEXEL, row * TEXEL);
    if (!this.haveMatesLooked || !this.mates.covers(this.own)) this.lookWithMates(session, view);
    const ship = session.ships.get(session.me);
    if (ship !== undefined) this.own.addEye(ship.x, ship.y);
    this.own.addEyesOf(this.mates);
    this.blend(column, row, this.wasDark ? 1 - Math.exp(-this.sinceLook / SOFT) : 1);
    this.image.setPosition(column * TEXEL, row * TEXEL);
    this.wasDark = true;
    this.sinceLook = 0;
    this.haveMatesLooked = false;
  }

  private lookWithMates({ ships }: SessionView, { x, y }: Phaser.Geom.Rectangle): void {
    const { texel } = this.mates;
    const left = (Math.floor(x / texel) - MATES_MARGIN) * texel;
    this.mates.moveTo(left, (Math.floor(y / texel) - MATES_MARGIN) * texel);
    for (const ship of ships.values()) if (ship.mate) this.mates.addEye(ship.x, ship.y);
    this.haveMatesLooked = true;
  }

  /** Texels. */
  private fit(width: number, height: number): void {
    if (this.width === width && this.height === height) return;
    this.width = width;
    this.height = height;
    this.wasDark = false;
    this.haveMatesLooked = false;
    this.shown.texture.setSize(width, height);
    this.spare.texture.setSize(width, height);
    this.own.resize(width, height);
    const share = TEXEL / this.mates.texel;
    const more = 2 * (MATES_MARGIN - MARGIN * share);
    this.mates.resize(Math.ceil(width * share + more) + 1, Math.ceil(height * share + more) + 1);
  }

  /** The last darkness, moved to where the grid is now, and a share of the new one over it. */
  private blend(column: number, row: number, share: number): void {
    const { pen } = this.spare;
    const dark = this.own.picture();
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
