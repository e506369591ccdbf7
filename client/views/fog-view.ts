/**
 * Light and darkness: what the own side cannot see lies in the dark. Drawn small and shown large, which makes its edges
 * soft and its cost low.
 */
import type * as Phaser from 'phaser';
import type { Arena } from '../../sim/arena.ts';
import { SIGHT_RADIUS } from '../../sim/tuning.ts';
import { SUBUNITS } from '../../sim/units.ts';
import type { SessionView } from '../net/session-types.ts';
import { DEPTH } from './depth.ts';
import { Shadows } from './shadows.ts';

const KEY = 'fog';
/** Texels along the longer side of the screen. */
const TEXELS = 300;
const DARK = 'rgba(4, 7, 15, 0.74)';
const REACH = SIGHT_RADIUS / SUBUNITS;

export class FogView {
  private readonly scene: Phaser.Scene;
  private readonly shadows: Shadows;
  private readonly image: Phaser.GameObjects.Image;
  private readonly light = document.createElement('canvas');
  private readonly pen: CanvasRenderingContext2D | null;
  private texture: Phaser.Textures.CanvasTexture | null = null;

  constructor(scene: Phaser.Scene, arena: Arena) {
    this.scene = scene;
    this.shadows = new Shadows(arena);
    this.pen = this.light.getContext('2d');
    this.fit(TEXELS, TEXELS);
    this.image = scene.add.image(0, 0, KEY).setOrigin(0, 0).setDepth(DEPTH.fog).setVisible(false);
  }

  /** @param session Undefined, or watching: then nothing is hidden. */
  draw(session: SessionView | undefined, camera: Phaser.Cameras.Scene2D.Camera): void {
    const own = session?.ships.get(session.me);
    const isDark = session !== undefined && own !== undefined && !session.watching;
    this.image.setVisible(isDark);
    if (!isDark) return;
    const { worldView: view } = camera;
    const scale = TEXELS / Math.max(view.width, view.height);
    this.fit(Math.ceil(view.width * scale), Math.ceil(view.height * scale));
    const { texture, pen } = this;
    if (texture === null || pen === null) return;
    const dark = texture.getContext();
    dark.setTransform(1, 0, 0, 1, 0, 0);
    dark.globalCompositeOperation = 'copy';
    dark.fillStyle = DARK;
    dark.fillRect(0, 0, texture.width, texture.height);
    dark.globalCompositeOperation = 'destination-out';
    for (const ship of session.ships.values()) {
      if (!ship.own && !ship.mate) continue;
      this.lightUp(pen, ship.x, ship.y, view, scale);
      dark.drawImage(this.light, 0, 0);
    }
    texture.refresh();
    this.image.setPosition(view.x, view.y).setScale(1 / scale);
  }

  destroy(): void {
    this.image.destroy();
  }

  private fit(width: number, height: number): void {
    if (this.texture !== null && this.texture.width === width && this.texture.height === height) return;
    if (this.scene.textures.exists(KEY)) {
      // A texture that is in use is resized, not replaced: the image holds on to it.
      const known = this.scene.textures.get(KEY);
      if ('setSize' in known && this.texture !== null) this.texture.setSize(width, height);
      else {
        this.scene.textures.remove(KEY);
        this.texture = this.scene.textures.createCanvas(KEY, width, height);
      }
    } else this.texture = this.scene.textures.createCanvas(KEY, width, height);
    this.light.width = width;
    this.light.height = height;
  }

  /** Draws what one eye sees, white on nothing. */
  private lightUp(
    pen: CanvasRenderingContext2D,
    x: number,
    y: number,
    view: Phaser.Geom.Rectangle,
    scale: number,
  ): void {
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.globalCompositeOperation = 'copy';
    pen.fillStyle = 'rgba(0, 0, 0, 0)';
    pen.fillRect(0, 0, this.light.width, this.light.height);
    pen.globalCompositeOperation = 'source-over';
    pen.setTransform(scale, 0, 0, scale, -view.x * scale, -view.y * scale);
    const falloff = pen.createRadialGradient(x, y, REACH * 0.35, x, y, REACH);
    falloff.addColorStop(0, 'rgba(255, 255, 255, 1)');
    falloff.addColorStop(0.75, 'rgba(255, 255, 255, 0.82)');
    falloff.addColorStop(1, 'rgba(255, 255, 255, 0)');
    pen.fillStyle = falloff;
    pen.fillRect(x - REACH, y - REACH, 2 * REACH, 2 * REACH);
    pen.globalCompositeOperation = 'destination-out';
    pen.fillStyle = '#fff';
    pen.beginPath();
    this.shadows.forEach(x, y, REACH, (corners) => {
      pen.moveTo(corners[0] ?? 0, corners[1] ?? 0);
      for (let i = 2; i < corners.length; i += 2) pen.lineTo(corners[i] ?? 0, corners[i + 1] ?? 0);
    });
    pen.fill();
  }
}
