/** Letters in the world, drawn by the canvas renderer as sprites are. WebGL draws them as any text. */
import * as Phaser from 'phaser';
import { drawStamp } from './sprite.ts';

export class Label extends Phaser.GameObjects.Text {
  declare _rotation: number;
  declare readonly _scaleX: number;
  declare readonly _scaleY: number;
  declare readonly _alpha: number;
  declare readonly _displayOriginX: number;
  declare readonly _displayOriginY: number;

  /** Called by Phaser's canvas renderer. */
  renderCanvas(
    renderer: Phaser.Renderer.Canvas.CanvasRenderer,
    _self: unknown,
    camera: Phaser.Cameras.Scene2D.Camera,
  ): void {
    // An empty picture cannot be drawn.
    if (this.width > 0 && this.height > 0) drawStamp(renderer, this, camera);
  }
}

export function addLabel(
  scene: Phaser.Scene,
  text: string,
  style: Phaser.Types.GameObjects.Text.TextStyle,
  depth: number,
): Label {
  const label = new Label(scene, 0, 0, text, style);
  scene.add.existing(label);
  return label.setOrigin(0.5).setDepth(depth);
}
