/** The browser's own trace of a page's animation frames: processor time, which others on the machine do not lengthen. */
import type { Browser } from 'playwright-core';
import { z } from 'zod';

const eventSchema = z.object({
  name: z.string(),
  ph: z.string(),
  /** Microseconds. */
  dur: z.number().optional(),
  /** Of the thread's own processor time. */
  tdur: z.number().optional(),
});

export type FrameTrace = {
  /** Milliseconds of processor time of each callback of a frame, without those that did nothing. */
  frameMs: number[];
};

/** Traces until `during` is done. */
export async function traceFrames(browser: Browser, during: () => Promise<void>): Promise<FrameTrace> {
  const session = await browser.newBrowserCDPSession();
  const frameMs: number[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const raw of value) {
      const event = eventSchema.safeParse(raw);
      if (!event.success || event.data.name !== 'FireAnimationFrame' || event.data.ph !== 'X') continue;
      frameMs.push((event.data.tdur ?? event.data.dur ?? 0) / 1000);
    }
  });
  const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline'], excludedCategories: ['*'] },
  });
  await during();
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  return { frameMs };
}
