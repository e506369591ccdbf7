/** Notices a connection to the store that leads nowhere, whatever the kernel says, and has it made anew. */
import type { Redis } from 'ioredis';

/** Nothing was answered for so long over a line that calls itself ready. Milliseconds. */
const SILENT_MS = 1500;
/** So often something is asked: who only listens would never notice. */
const PING_MS = 500;

/**
 * Its own watch, as the client's (`socketTimeout`) does not end with the line that it watched, and takes the next one
 * down after it.
 */
export function watchLine(redis: Redis): void {
  let heardAt = performance.now();
  const hear = () => {
    heardAt = performance.now();
  };
  const heart = setInterval(() => {
    if (redis.status !== 'ready') return;
    if (performance.now() - heardAt > SILENT_MS) {
      hear();
      redis.disconnect(true);
    } else redis.ping().then(hear, () => {});
  }, PING_MS);
  redis.on('ready', hear);
  redis.on('end', () => clearInterval(heart));
}
