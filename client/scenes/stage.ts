import type { Picture } from '../views/picture.ts';

/** What the game world asks of the page around it. */
export type StageHost = {
  parent: HTMLElement;
  /** Draw without WebGL. */
  canvas: boolean;
  /** Called first in each drawn frame; milliseconds, monotonic. */
  picture(now: number): Picture;
};

/** What the page may ask of the game world. */
export type Stage = {
  /** Where a place of the arena (units) was on the screen in the last frame, CSS pixels. */
  toScreen(x: number, y: number): { x: number; y: number };
  framesPerSecond(): number;
};
