/**
 * The thread of some of the pilots, with the judges of their rooms: a hundred in one would wait for each other. Who is
 * in two rooms at once is seen when both have pilots of this thread; one who comes back to a room of another is told as
 * a change.
 */
import '../../bench/use-ws.ts';
import { parentPort, workerData } from 'node:worker_threads';
import type { Seen } from './seen.ts';
import { wingOrder, wingPlan } from './wing-words.ts';

// The SDK takes its sockets from what is there when it is loaded.
const { Adoptions } = await import('./adoptions.ts');
const { Fleet } = await import('./fleet.ts');
const { MatchWatch } = await import('./match-watch.ts');
const { watchEvent } = await import('./watch-event.ts');

const adoptions = new Adoptions();
const watch = new MatchWatch();
const fleet = new Fleet(wingPlan.parse(workerData), watch);
let tell: (() => Promise<Seen>) | undefined;

async function answer(asked: unknown): Promise<unknown> {
  const said = wingOrder.parse(asked);
  switch (said.order) {
    case 'fill':
      await fleet.fill();
      return fleet.pilots.map(({ host }) => host);
    case 'watch':
      tell = watchEvent({ fleet, watch, adoptions }, said.hosts);
      return [];
    case 'tell':
      if (tell === undefined) throw new Error('nothing is watched');
      return tell();
    case 'leave':
      await fleet.leave();
      watch.stop();
      return [];
    case 'adopted':
      // Clocks of threads begin at different times.
      adoptions.add({ ...said.adoption, at: performance.now() });
      return undefined;
  }
}

parentPort?.on('message', (asked: unknown) => {
  // What fails here is thrown where the thread was made.
  void answer(asked).then((said) => said !== undefined && parentPort?.postMessage(said));
});
