/** One timer for all bots of a process: a timer each would wake it a thousand times a second. */
import type { Bot } from './bot.ts';

const FRAME_MS = 1000 / 60;

export type FrameLoop = {
  add(bot: Bot): void;
  remove(bot: Bot): void;
  stop(): void;
};

export function startFrameLoop(): FrameLoop {
  const bots = new Set<Bot>();
  const timer = setInterval(() => {
    const now = performance.now();
    for (const bot of bots) bot.frame(now);
  }, FRAME_MS);
  return {
    add: (bot) => void bots.add(bot),
    remove: (bot) => void bots.delete(bot),
    stop: () => clearInterval(timer),
  };
}
