/** The line by which one host reaches the store, which can be cut for this host alone. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';

/** silence: nothing passes and nobody is told, and what was held comes late · refuse: ended, and refused · mend: free. */
export const lineOrder = z.enum(['silence', 'refuse', 'mend']);
export type LineOrder = z.infer<typeof lineOrder>;

const openedShape = z.object({ port: z.number() });

export class StoreLine {
  readonly url: string;
  private readonly worker: Worker;

  static async open(redisUrl: string): Promise<StoreLine> {
    const { port } = new URL(redisUrl);
    const worker = new Worker(new URL('store-line-thread.ts', import.meta.url), {
      workerData: { port: Number(port) },
    });
    const [opened] = await once(worker, 'message');
    return new StoreLine(`redis://127.0.0.1:${openedShape.parse(opened).port}`, worker);
  }

  private constructor(url: string, worker: Worker) {
    this.url = url;
    this.worker = worker;
  }

  tell(order: LineOrder): void {
    this.worker.postMessage(order);
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }
}
