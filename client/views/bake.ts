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
  const { canvas, pen } = openCanvas(Math.ceil(width * resolution), Math.ceil(height * resolution));
  pen.scale(resolution, resolution);
  pen.translate(width / 2, height / 2);
  draw(pen);
  // Not Phaser's own canvas textures: those keep a second copy of every pixel, and are drawn by the processor everywhere.
  const texture = scene.textures.create(key, [canvas], canvas.width, canvas.height);
  texture?.add('__BASE', 0, 0, 0, canvas.width, canvas.height);
}

function openCanvas(width: number, height: number) {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('no canvas');
  return { canvas, pen };
}

/**
 * Draws what is soft anyway small, and enlarges it: blurs cost by their area. The small pen's origin and unit are the
 * large one's, whose transform must have been set for a picture of this size around its origin.
 * @param share Of the size at which it is drawn.
 */
export function drawSoft(
  pen: CanvasRenderingContext2D,
  width: number,
  height: number,
  share: number,
  draw: (soft: CanvasRenderingContext2D) => void,
): void {
  const small = openCanvas(Math.ceil(width * share), Math.ceil(height * share));
  small.pen.scale(share, share);
  small.pen.translate(width / 2, height / 2);
  draw(small.pen);
  pen.drawImage(
    small.canvas,
    -width / 2,
    -height / 2,
    small.canvas.width / share,
    small.canvas.height / share,
  );
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
