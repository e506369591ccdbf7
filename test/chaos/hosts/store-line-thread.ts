/** The thread of one line to the store: whoever waits for the store must not wait for a busy experiment as well. */
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { cuttableLine } from '../../helpers/cuttable-line.ts';
import { lineOrder } from './store-line.ts';

const { port } = z.object({ port: z.number() }).parse(workerData);
const line = await cuttableLine(port);

parentPort?.on('message', (order: unknown) => {
  switch (lineOrder.parse(order)) {
    case 'silence':
      line.freeze(true);
      break;
    case 'refuse':
      line.close(true);
      line.cut();
      break;
    case 'mend':
      line.close(false);
      line.freeze(false);
      break;
  }
});
parentPort?.postMessage({ port: line.port });
