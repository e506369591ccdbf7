import type * as Phaser from 'phaser';

/**
 * Draws a texture once, in code, at a resolution that stays crisp. The pen's origin is the texture's centre and its
 * unit is a world unit; an image of the texture is scaled by 1 / resolution. Colours are baked in because the canvas
 * renderer cannot tint.
 */
export function bake(
  scene: Phaser.Scene,
  key: string,
  width: number,
  height: number,
  resolution: number,
  draw: (pen: CanvasRenderingContext2D) => void,
): void {
  if (scene.textures.exists(key)) scene.textures.remove(key);
  const texture = scene.textures.createCanvas(
    key,
    Math.ceil(width * resolution),
    Math.ceil(height * resolution),
  );
  if (texture === null) return;
  const pen = texture.getContext();
  pen.scale(resolution, resolution);
  pen.translate(width / 2, height / 2);
  draw(pen);
  texture.refresh();
}

export function tracePath(
  pen: CanvasRenderingContext2D,
  points: readonly (readonly [number, number])[],
): void {
  pen.beginPath();
  points.forEach(([x, y], i) => {
    if (i === 0) pen.moveTo(x, y);
    else pen.lineTo(x, y);
  });
  pen.closePath();
}
