/** What a frame costs in the staged fight: the most that a screen may have to show, the same at each run. */
import { launchChromium } from '../helpers/chromium.ts';
import { until } from '../helpers/until.ts';
import { type FrameFigures, installFrameLog, measureFrames } from './frame-meter.ts';
import type { StagedPage } from './serve-staged-page.ts';

export const SCREEN = { width: 1280, height: 720 };
/** Until engines have compiled what runs in each frame. */
const WARM_UP_MS = 4000;
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
    const context = await browser.newContext({ viewport: SCREEN });
    await installFrameLog(context);
    const page = await context.newPage();
    const canvas = run.renderer === 'canvas' ? '&renderer=canvas' : '';
    await page.goto(`${served.origin}/?play=1&map=${run.map}&mode=${run.mode}${canvas}`);
    await until(
      () => page.evaluate(() => window.frameLog.workMs.length > 5),
      'the staged fight to be drawn',
      PATIENCE_MS,
    );
    await page.waitForTimeout(WARM_UP_MS);
    return await measureFrames(page, run.seconds);
  } finally {
    await browser.close();
  }
}
