/** Measures a page's frames from within: how long each callback of a frame ran, and how the heap grew between frames. */
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { percentile } from '../bench/distribution.ts';
import { traceFrames } from './frame-trace.ts';

type FrameLog = {
  workMs: number[];
  heapBytes: number[];
  longTasksMs: number[];
  /** Frames that are run for each one that is shown: to get on, where what is drawn does not matter. */
  atOnce: number;
  /** Whether the heap is read after each frame, which takes longer than a part of the frame. */
  weighs: boolean;
};

declare global {
  interface Window {
    frameLog: FrameLog;
  }
  interface Performance {
    /** Chromium's own. */
    memory: { usedJSHeapSize: number };
  }
}

export type FrameFigures = {
  seconds: number;
  frames: number;
  framesPerSecond: number;
  /** Milliseconds of processor time that scripts took of a frame: session, HUD, scene and the renderer's calls. */
  scripting: { median: number; p99: number; max: number };
  /** The same by the clock, in which the browser's other threads and other programs have their part. */
  scriptingByClock: { median: number; p99: number };
  /** Milliseconds of the main thread per frame with everything in it: also sockets, styles, layout, raster. */
  mainThreadPerFrame: number;
  styleAndLayoutPerFrame: number;
  /** Allocated, and by that to be collected again. */
  garbage: { kBPerFrame: number; MBPerSecondAt60: number };
  heapMB: number;
  longTasks: { count: number; longestMs: number };
};

/**
 * To be called before the page is opened.
 * @param stepMs Of the page's clock from frame to frame, however long a frame takes: then each frame has as much to do on
 * every machine. Without it time is what it is.
 */
export async function installFrameLog(context: BrowserContext, stepMs = 0): Promise<void> {
  await context.addInitScript((step) => {
    const log: FrameLog = { workMs: [], heapBytes: [], longTasksMs: [], atOnce: 1, weighs: false };
    window.frameLog = log;
    const clock = performance.now.bind(performance);
    const native = window.requestAnimationFrame.bind(window);
    let waiting: FrameRequestCallback[] = [];
    let spare: FrameRequestCallback[] = [];
    let isRunning = false;
    let now = clock();
    if (step > 0) performance.now = () => now;
    const frame = (time: number) => {
      const due = waiting;
      waiting = spare;
      spare = due;
      now = step > 0 ? now + step : time;
      const from = clock();
      for (const callback of due) callback(now);
      due.length = 0;
      log.workMs.push(clock() - from);
      if (log.weighs) log.heapBytes.push(performance.memory.usedJSHeapSize);
    };
    const frames = (time: number) => {
      isRunning = true;
      for (let i = 0; i < log.atOnce && waiting.length > 0; i++) frame(time);
      isRunning = false;
      if (waiting.length > 0) native(frames);
    };
    window.requestAnimationFrame = (callback) => {
      waiting.push(callback);
      return waiting.length === 1 && !isRunning ? native(frames) : 0;
    };
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) log.longTasksMs.push(duration);
    }).observe({ type: 'longtask' });
  }, stepMs);
}

/** Runs so many frames without showing most of them: until engines have compiled what runs in each frame. */
export async function hurryFrames(page: Page, frames: number): Promise<void> {
  await page.evaluate(() => {
    window.frameLog.atOnce = 20;
  });
  await drawFrames(page, frames);
  await page.evaluate(() => {
    window.frameLog.atOnce = 1;
  });
}

/** Waits until so many frames more have run. */
export async function drawFrames(page: Page, frames: number): Promise<void> {
  const before = await page.evaluate(() => window.frameLog.workMs.length);
  await page.waitForFunction((wanted) => window.frameLog.workMs.length >= wanted, before + frames, {
    polling: 100,
    timeout: 120_000,
  });
}

async function mainThreadSeconds(session: CDPSession) {
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return { task: of('TaskDuration'), style: of('RecalcStyleDuration') + of('LayoutDuration') };
}

/** Bytes of garbage per frame, of the frames that run meanwhile. */
export async function weighGarbage(page: Page, during: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    window.frameLog.heapBytes.length = 0;
    window.frameLog.weighs = true;
  });
  await during();
  const heapBytes = await page.evaluate(() => {
    window.frameLog.weighs = false;
    return window.frameLog.heapBytes;
  });
  let grown = 0;
  heapBytes.forEach((bytes, i) => {
    grown += Math.max(0, bytes - (heapBytes[i - 1] ?? bytes));
  });
  return grown / Math.max(1, heapBytes.length - 1);
}

const rounded = (value: number, digits: number) => Number(value.toFixed(digits));

/**
 * Lets the page run for a while and says what its frames cost.
 * @param weighing What runs while garbage is measured: apart, as that takes time of its own.
 */
export async function measureFrames(
  page: Page,
  seconds: number,
  weighing: () => Promise<void>,
): Promise<FrameFigures> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  await page.evaluate(() => {
    const { workMs, longTasksMs } = window.frameLog;
    for (const list of [workMs, longTasksMs]) list.length = 0;
  });
  const before = await mainThreadSeconds(session);
  const from = performance.now();
  const browser = page.context().browser();
  if (browser === null) throw new Error('the page has no browser');
  const { frameMs } = await traceFrames(browser, () => page.waitForTimeout(seconds * 1000));
  const { workMs, longTasksMs } = await page.evaluate(() => window.frameLog);
  const took = (performance.now() - from) / 1000;
  const after = await mainThreadSeconds(session);
  await session.detach();
  const frames = workMs.length;
  const garbage = await weighGarbage(page, weighing);
  const heapBytes = await page.evaluate(() => performance.memory.usedJSHeapSize);
  return {
    seconds: rounded(took, 1),
    frames,
    framesPerSecond: rounded(frames / took, 1),
    scripting: {
      median: rounded(percentile(frameMs, 0.5), 2),
      p99: rounded(percentile(frameMs, 0.99), 2),
      max: rounded(percentile(frameMs, 1), 2),
    },
    scriptingByClock: {
      median: rounded(percentile(workMs, 0.5), 2),
      p99: rounded(percentile(workMs, 0.99), 2),
    },
    mainThreadPerFrame: rounded(((after.task - before.task) * 1000) / frames, 2),
    styleAndLayoutPerFrame: rounded(((after.style - before.style) * 1000) / frames, 2),
    garbage: {
      kBPerFrame: rounded(garbage / 1000, 1),
      MBPerSecondAt60: rounded(garbage * 60e-6, 2),
    },
    heapMB: rounded(heapBytes / 1e6, 1),
    longTasks: { count: longTasksMs.length, longestMs: rounded(Math.max(0, ...longTasksMs), 0) },
  };
}
