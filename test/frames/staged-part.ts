/** What a frame costs in the staged fight: the most that a screen may have to show, the same at each run. */
import { launchChromium } from '../helpers/chromium.ts';
import { until } from '../helpers/until.ts';
import { drawFrames, type FrameFigures, hurryFrames, installFrameLog, measureFrames } from './frame-meter.ts';
import type { StagedPage } from './serve-staged-page.ts';

export const SCREEN = { width: 1280, height: 720 };
/** Software draws WebGL so slowly that a small picture is enough to wait for. */
const SMALL_SCREEN = { width: 640, height: 360 };
/** Of the fight from frame to frame, whatever a machine takes for one. */
export const STEP_MS = 1000 / 60;
/** Until engines have compiled what runs in each frame. */
export const WARM_UP_FRAMES = 2400;
/** So many tell what one leaves behind. */
export const WEIGHED_FRAMES = 300;
/** In software WebGL's first frames take long. */
const PATIENCE_MS = 180_000;

export type StagedRun = {
  renderer: 'canvas' | 'webgl';
  mode: 'skirmish' | 'hold';
  map: string;
  seconds: number;
};

export async function measureStaged(served: StagedPage, run: StagedRun): Promise<FrameFigures> {
  const browser = await launchChromium(run.renderer);
  try {
    const isPlain = run.renderer === 'canvas';
    const context = await browser.newContext({ viewport: isPlain ? SCREEN : SMALL_SCREEN });
    await installFrameLog(context, STEP_MS);
    const page = await context.newPage();
    const canvas = isPlain ? '&renderer=canvas' : '';
    await page.goto(`${served.origin}/?play=1&map=${run.map}&mode=${run.mode}${canvas}`);
    await until(
      () => page.evaluate(() => window.frameLog.workMs.length > 5),
      'the staged fight to be drawn',
      PATIENCE_MS,
    );
    if (isPlain) await hurryFrames(page, WARM_UP_FRAMES);
    return await measureFrames(page, run.seconds, () =>
      isPlain ? hurryFrames(page, WEIGHED_FRAMES) : drawFrames(page, 4),
    );
  } finally {
    await browser.close();
  }
}
