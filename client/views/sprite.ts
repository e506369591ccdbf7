/**
 * An image that the canvas renderer draws with one transform and one copy. Phaser's own way saves and restores the whole
 * state for each, for clips, flips and parents that nothing here has; it is a third of a frame. WebGL draws it as any image.
 */
import * as Phaser from 'phaser';

export class Sprite extends Phaser.GameObjects.Image {
  // What Phaser keeps behind accessors that all its things share: such a call is never inlined, and boxes its answer.
  declare private _rotation: number;
  declare private readonly _scaleX: number;
  declare private readonly _scaleY: number;
  declare private readonly _alpha: number;
  declare private readonly _displayOriginX: number;
  declare private readonly _displayOriginY: number;

  /** Called by Phaser's canvas renderer. */
  renderCanvas(
    renderer: Phaser.Renderer.Canvas.CanvasRenderer,
    _self: unknown,
    camera: Phaser.Cameras.Scene2D.Camera,
  ): void {
    const pen = renderer.currentContext;
    const { a: zoom, e: left, f: top } = camera.matrixCombined;
    const { frame, _rotation: rotation, _scaleX: scaleX, _scaleY: scaleY } = this;
    const x = this.x * zoom + left;
    const y = this.y * zoom + top;
    // From the farthest corner of any origin: what lies beyond the screen's edges is not drawn.
    const reach = zoom * (frame.width * Math.abs(scaleX) + frame.height * Math.abs(scaleY));
    if (x + reach < 0 || y + reach < 0 || x - reach > camera.width || y - reach > camera.height) return;
    const east = rotation === 0 ? zoom : zoom * Math.cos(rotation);
    const south = rotation === 0 ? 0 : zoom * Math.sin(rotation);
    pen.setTransform(east * scaleX, south * scaleX, -south * scaleY, east * scaleY, x, y);
    pen.globalAlpha = this._alpha;
    pen.globalCompositeOperation = this.blendMode === Phaser.BlendModes.ADD ? 'lighter' : 'source-over';
    const { image } = frame.source;
    if (image instanceof HTMLCanvasElement)
      pen.drawImage(image, -this._displayOriginX, -this._displayOriginY);
  }

  /** Shows it there. @param rotation Radians, of any turn. */
  lie(x: number, y: number, rotation: number): void {
    this.x = x;
    this.y = y;
    this._rotation = rotation;
    this.visible = true;
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
