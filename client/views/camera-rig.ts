/** The camera: follows the own ship with a look-ahead toward the aim, and shakes in measure. */
import type * as Phaser from 'phaser';
import { FREE_LOOK } from '../../sim/watch-input.ts';
import type { Picture } from './picture.ts';
import type { ShakeMeter } from './shake-meter.ts';

/** Share of the pointer's way from the middle that the camera goes along. */
const LOOK_AHEAD = 0.16;
/** Per second: how fast the look-ahead follows the pointer. The ship itself is followed at once. */
const LOOK_SPEED = 7;
const GLIDE_SPEED = 5;
/** A way this long is flown over in a glide, not shown as a jerk (respawn). */
const FAR = 90;

/** At most so much is shown beyond the border. */
const BEYOND = 110;

type Extent = { width: number; height: number };

/**
 * The camera's middle along one axis, held back from looking far beyond the arena.
 * @param covered Units at the far end of what is shown that cannot be seen.
 */
function kept(middle: number, shown: number, size: number, covered = 0): number {
  const least = shown / 2 - BEYOND;
  const most = size - least + covered;
  return least > most ? (least + most) / 2 : Math.min(Math.max(middle, least), most);
}

/** CSS pixels per unit: about 1100 units of the longer side on a desktop, about 700 on a phone. */
export function zoomFor(width: number, height: number): number {
  const longer = Math.max(width, height);
  const shown = Math.min(width, height) < 600 ? 700 : 1100;
  return longer / shown;
}

export class CameraRig {
  private readonly camera: Phaser.Cameras.Scene2D.Camera;
  private readonly shake: ShakeMeter;
  private x = 0;
  private y = 0;
  private lookX = 0;
  private lookY = 0;
  private gliding = false;
  private placed = false;

  constructor(camera: Phaser.Cameras.Scene2D.Camera, shake: ShakeMeter) {
    this.camera = camera;
    this.shake = shake;
  }

  /** Follows the ship that it is about, or a watcher's hand; without either it stays. Call after zoom and size are set. */
  follow(picture: Picture, arena: Extent, cssZoom: number): void {
    const { session } = picture;
    const own = session?.ships.get(session.me);
    if (session?.watching && session.me === FREE_LOOK) this.roam(picture, arena, cssZoom);
    else if (own?.flying) this.approach(own.x, own.y, picture.dt);
    const soft = 1 - Math.exp(-LOOK_SPEED * picture.dt);
    this.lookX += ((picture.lookX / cssZoom) * LOOK_AHEAD - this.lookX) * soft;
    this.lookY += ((picture.lookY / cssZoom) * LOOK_AHEAD - this.lookY) * soft;
    const felt = picture.calm ? 0 : picture.shake;
    const reach = this.shake.reach(picture.dt);
    const shakeX = felt * (reach * Math.sin(picture.now / 17) + this.shake.kickX);
    const shakeY = felt * (reach * Math.sin(picture.now / 13 + 2) + this.shake.kickY);
    const { displayWidth, displayHeight } = this.camera;
    const covered = picture.covered / cssZoom;
    this.camera.centerOn(
      kept(this.x + this.lookX, displayWidth, arena.width) + shakeX,
      kept(this.y + this.lookY + covered / 2, displayHeight, arena.height, covered) + shakeY,
    );
  }

  /** Drifts over an arena that nobody flies in. */
  drift(now: number, { width, height }: Extent): void {
    this.placed = false;
    const turn = now / 26000;
    this.camera.centerOn(width * (0.5 + 0.2 * Math.cos(turn)), height * (0.5 + 0.18 * Math.sin(turn * 1.3)));
  }

  private roam({ panX, panY }: Picture, { width, height }: Extent, cssZoom: number): void {
    const { displayWidth, displayHeight } = this.camera;
    if (!this.placed) {
      this.placed = true;
      this.x = width / 2;
      this.y = height / 2;
    }
    this.x = kept(this.x + panX / cssZoom, displayWidth, width);
    this.y = kept(this.y + panY / cssZoom, displayHeight, height);
  }

  private approach(x: number, y: number, dt: number): void {
    const dx = x - this.x;
    const dy = y - this.y;
    const away = dx * dx + dy * dy;
    if (!this.placed) {
      this.placed = true;
      this.gliding = false;
    } else if (away > FAR * FAR) {
      this.gliding = true;
    }
    if (!this.gliding || away < 4) {
      this.gliding = false;
      this.x = x;
      this.y = y;
      return;
    }
    const part = 1 - Math.exp(-GLIDE_SPEED * 2 * dt);
    this.x += dx * part;
    this.y += dy * part;
  }
}
