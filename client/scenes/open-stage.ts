/** Starts Phaser in an element and keeps its canvas as large and as sharp as the element. */
import * as Phaser from 'phaser';
import { ArenaScene } from './arena-scene.ts';
import { pixelRatio } from './pixel-ratio.ts';
import type { Stage, StageHost } from './stage.ts';

function fitCanvas(game: Phaser.Game, parent: HTMLElement): void {
  const ratio = pixelRatio();
  const width = Math.max(1, Math.round(parent.clientWidth * ratio));
  const height = Math.max(1, Math.round(parent.clientHeight * ratio));
  if (game.scale.width === width && game.scale.height === height) return;
  game.scale.resize(width, height);
  // After resize, which leaves the canvas' size on the page as it was while the zoom is 1.
  game.scale.setZoom(1 / ratio);
}

/** Texts are drawn once: with the wrong font if it is not there yet. A missing font must not stop the game. */
async function loadFonts(): Promise<void> {
  await Promise.allSettled([
    document.fonts.load("600 12px 'Chakra Petch'"),
    document.fonts.load("700 15px 'Chakra Petch'"),
  ]);
}

export async function openStage(host: StageHost): Promise<Stage> {
  await loadFonts();
  const scene = new ArenaScene(host);
  const ratio = pixelRatio();
  const game = new Phaser.Game({
    type: host.canvas ? Phaser.CANVAS : Phaser.AUTO,
    parent: host.parent,
    width: Math.max(1, Math.round(host.parent.clientWidth * ratio)),
    height: Math.max(1, Math.round(host.parent.clientHeight * ratio)),
    backgroundColor: '#05070c',
    scale: { mode: Phaser.Scale.NONE, zoom: 1 / ratio },
    input: { keyboard: false, mouse: false, touch: false, gamepad: false },
    audio: { noAudio: true },
    banner: false,
    antialias: true,
    // Phaser tells textures of one batch apart by comparing an interpolated number for equality, which drops triangles
    // where interpolation rounds. With one texture per batch the number is 0 and stays 0.
    maxTextures: 1,
    scene,
  });
  new ResizeObserver(() => fitCanvas(game, host.parent)).observe(host.parent);
  return {
    toScreen(x, y) {
      if (!scene.isStarted) return { x: host.parent.clientWidth / 2, y: host.parent.clientHeight / 2 };
      const camera = scene.cameras.main;
      const view = camera.worldView;
      const scale = camera.zoom / pixelRatio();
      return { x: (x - view.x) * scale, y: (y - view.y) * scale };
    },
    framesPerSecond: () => game.loop.actualFps,
  };
}
