/**
 * An image that the canvas renderer draws with one transform and one copy. Phaser's own way saves and restores the whole
 * state for each, for clips, flips and parents that nothing here has; it is a third of a frame. WebGL draws it as any image.
 */
import * as Phaser from 'phaser';

/** What is drawn so: an image, or letters. */
type Stamp = {
  x: number;
  y: number;
  blendMode: number | string;
  frame: Phaser.Textures.Frame;
  _rotation: number;
  readonly _scaleX: number;
  readonly _scaleY: number;
  readonly _alpha: number;
  readonly _displayOriginX: number;
  readonly _displayOriginY: number;
};

export function drawStamp(
  renderer: Phaser.Renderer.Canvas.CanvasRenderer,
  stamp: Stamp,
  camera: Phaser.Cameras.Scene2D.Camera,
): void {
  const pen = renderer.currentContext;
  const { a: zoom, e: left, f: top } = camera.matrixCombined;
  const { frame, _rotation: rotation, _scaleX: scaleX, _scaleY: scaleY } = stamp;
  const { image, resolution } = frame.source;
  const width = frame.width / resolution;
  const height = frame.height / resolution;
  const x = stamp.x * zoom + left;
  const y = stamp.y * zoom + top;
  // From the farthest corner of any origin: what lies beyond the screen's edges is not drawn.
  const reach = zoom * (width * Math.abs(scaleX) + height * Math.abs(scaleY));
  if (x + reach < 0 || y + reach < 0 || x - reach > camera.width || y - reach > camera.height) return;
  const east = rotation === 0 ? zoom : zoom * Math.cos(rotation);
  const south = rotation === 0 ? 0 : zoom * Math.sin(rotation);
  pen.setTransform(east * scaleX, south * scaleX, -south * scaleY, east * scaleY, x, y);
  pen.globalAlpha = stamp._alpha;
  pen.globalCompositeOperation = stamp.blendMode === Phaser.BlendModes.ADD ? 'lighter' : 'source-over';
  if (image instanceof HTMLCanvasElement)
    pen.drawImage(image, -stamp._displayOriginX, -stamp._displayOriginY, width, height);
}

export class Sprite extends Phaser.GameObjects.Image {
  // What Phaser keeps behind accessors that all its things share: such a call is never inlined, and boxes its numbers.
  declare _rotation: number;
  declare _scaleX: number;
  declare _scaleY: number;
  declare _alpha: number;
  declare private _alphaTL: number;
  declare private _alphaTR: number;
  declare private _alphaBL: number;
  declare private _alphaBR: number;
  declare readonly _displayOriginX: number;
  declare readonly _displayOriginY: number;

  /** Called by Phaser's canvas renderer. */
  renderCanvas(
    renderer: Phaser.Renderer.Canvas.CanvasRenderer,
    _self: unknown,
    camera: Phaser.Cameras.Scene2D.Camera,
  ): void {
    drawStamp(renderer, this, camera);
  }

  /** Shows it there. @param rotation Radians, of any turn. */
  lie(x: number, y: number, rotation: number): void {
    this.x = x;
    this.y = y;
    this._rotation = rotation;
    this.visible = true;
  }

  stretch(scaleX: number, scaleY: number): void {
    this._scaleX = scaleX;
    this._scaleY = scaleY;
  }

  fade(alpha: number): void {
    const kept = Math.min(1, Math.max(0, alpha));
    this._alpha = kept;
    this._alphaTL = kept;
    this._alphaTR = kept;
    this._alphaBL = kept;
    this._alphaBR = kept;
  }

  /** Sets the texture if it is another; to set the same again costs as much as another. */
  wear(key: string): this {
    if (this.texture.key !== key) this.setTexture(key);
    return this;
  }
}

/** An invisible one, in its place among the others. */
export function addSprite(scene: Phaser.Scene, key: string, depth: number, blend: number): Sprite {
  const sprite = new Sprite(scene, 0, 0, key);
  // All fields in one order and as fractions: engines then know every sprite by one shape.
  sprite.setPosition(0.5, 0.5).setRotation(0.5).setScale(0.5).setAlpha(0.5);
  sprite.setPosition(0, 0).setRotation(0).setScale(1).setAlpha(1);
  scene.add.existing(sprite);
  sprite.setDepth(depth).setBlendMode(blend).setVisible(false);
  return sprite;
}
