/** A TCP line to a server that a test can cut, freeze or close: what networks do to players, at the test's word. */
import { connect, createServer, type Socket } from 'node:net';

export type CuttableLine = {
  origin: string;
  port: number;
  /** Ends all connections at once, without goodbye. */
  cut(): void;
  /** On: nothing passes in either direction and nobody is told; off: all that was held arrives, late. */
  freeze(on: boolean): void;
  /** Nothing passes any more over the connections that are there, and nobody is told; new ones are free. */
  strand(): void;
  /** On: new connections are refused. */
  close(on: boolean): void;
  end(): Promise<void>;
};

export async function cuttableLine(target: number): Promise<CuttableLine> {
  const pairs = new Set<[Socket, Socket]>();
  let isFrozen = false;
  const hold = ([near, far]: [Socket, Socket]) => {
    for (const socket of [near, far]) {
      if (isFrozen) socket.pause();
      else socket.resume();
    }
  };
  let isClosed = false;
  const server = createServer((near) => {
    if (isClosed) {
      near.destroy();
      return;
    }
    const far = connect(target, '127.0.0.1');
    const pair: [Socket, Socket] = [near, far];
    pairs.add(pair);
    const end = () => {
      near.destroy();
      far.destroy();
      pairs.delete(pair);
    };
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('data', (bytes) => void to.write(bytes));
      from.on('error', end);
      from.on('close', end);
    }
    if (isFrozen) hold(pair);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const cut = () => {
    for (const [near, far] of pairs) {
      near.resetAndDestroy();
      far.resetAndDestroy();
    }
    pairs.clear();
  };
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    cut,
    freeze(on) {
      isFrozen = on;
      for (const pair of pairs) hold(pair);
    },
    strand() {
      for (const [near, far] of pairs) {
        near.pause();
        far.pause();
      }
    },
    close(on) {
      isClosed = on;
    },
    async end() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
