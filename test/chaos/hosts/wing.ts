/** Some of the pilots, in a thread of their own. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Adoption } from './adoptions.ts';
import { type Seen, seenShape } from './seen.ts';
import { hostsShape, type WingOrder, type WingPlan } from './wing-words.ts';

/** What pilots of one thread take of a core is then 0.4 of it, with room for all of them to come back at once. */
const MOST_PILOTS = 50;

/** Rooms and their pilots, dealt out to as few threads as carry them. */
export function planWings({ rooms, pilots, ...others }: Omit<WingPlan, 'index' | 'of'>): WingPlan[] {
  const perRoom = Math.ceil(pilots / rooms);
  const of = Math.ceil(rooms / Math.max(1, Math.floor(MOST_PILOTS / perRoom)));
  /** In so many of the rooms, the first ones. */
  const pilotsIn = (count: number) => {
    let sum = 0;
    for (let room = 0; room < count; room++) sum += Math.floor((pilots + room) / rooms);
    return sum;
  };
  return Array.from({ length: of }, (_, index) => {
    const from = Math.floor((rooms * index) / of);
    const to = Math.floor((rooms * (index + 1)) / of);
    return { ...others, rooms: to - from, pilots: pilotsIn(to) - pilotsIn(from), index, of };
  });
}

export class Wing {
  private readonly worker: Worker;
  /** Whenever it comes to that: who asks hears of it. */
  private readonly failed: Promise<never>;

  constructor(plan: WingPlan) {
    const worker = new Worker(new URL('wing-thread.ts', import.meta.url), { workerData: plan });
    this.worker = worker;
    this.failed = new Promise((_, reject) => {
      worker.on('error', reject);
      worker.on('exit', () => reject(new Error('a thread of pilots has ended')));
    });
    this.failed.catch(() => {});
  }

  /** @throws whatever failed in the thread */
  private async ask(order: WingOrder): Promise<unknown> {
    this.worker.postMessage(order);
    const [answer] = await Promise.race([once(this.worker, 'message'), this.failed]);
    return answer;
  }

  /** Until every room is as it should be. Returns which host each pilot's line leads to. */
  async fill(): Promise<string[]> {
    return hostsShape.parse(await this.ask({ order: 'fill' }));
  }

  /** From now on. @param hosts Names of those whose rooms are about to be hit; none: those of all. */
  async watch(hosts: string[]): Promise<void> {
    await this.ask({ order: 'watch', hosts });
  }

  /** Waits until everybody flies again. */
  async tell(): Promise<Seen> {
    return seenShape.parse(await this.ask({ order: 'tell' }));
  }

  adopted(adoption: Adoption): void {
    this.worker.postMessage({ order: 'adopted', adoption } satisfies WingOrder);
  }

  async leave(): Promise<void> {
    await this.ask({ order: 'leave' });
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }
}
