import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { askPeer } from '../../server/rooms/ask-peer.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

/** Where a host answers so. */
async function peer(answer: RequestListener): Promise<{ address: string; end: () => Promise<unknown> }> {
  const server = createServer(answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const at = server.address();
  if (typeof at !== 'object' || at === null) return expect.unreachable();
  const end = async () => {
    if (!server.listening) return;
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  ends.push(end);
  return { address: `127.0.0.1:${at.port}`, end };
}

const saying = (body: unknown, status = 200) =>
  peer((request, response) => {
    const isAsked = request.method === 'GET' && request.url === '/healthz';
    response.writeHead(isAsked ? status : 404, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(body));
  });

describe('R12 another host is asked when it heard the store', () => {
  test('and says so', async () => {
    const { address } = await saying({ status: 'ok', version: '1', storeHeardMs: 42.5 });
    expect(await askPeer(address)).toBe(42.5);
  });

  test.each([{ status: 'ok', storeHeardMs: null }, { status: 'ok' }])(
    'or that it never did: %j',
    async (body) => {
      expect(await askPeer((await saying(body)).address)).toBe(Infinity);
    },
  );

  test('or refuses, as its process has ended', async () => {
    const { address, end } = await saying({ storeHeardMs: 1 });
    await end();
    expect(await askPeer(address)).toBe('refused');
  });

  test('or does not answer in time, or not to the end', async () => {
    const mute = await peer(() => {});
    const begun = performance.now();
    expect(await askPeer(mute.address)).toBe('silent');
    expect(performance.now() - begun).toBeLessThan(500);
    const half = await peer((_, response) => void response.write('{"storeHeardMs":'));
    expect(await askPeer(half.address)).toBe('silent');
  });

  test.each([
    [{ storeHeardMs: -1 }, 200],
    [{ storeHeardMs: 'long' }, 200],
    ['x', 200],
    [{ storeHeardMs: 400 }, 503],
  ])('or answers what no host does: %j, %i', async (body, status) => {
    expect(await askPeer((await saying(body, status)).address)).toBe('silent');
  });

  test('or sends elsewhere, where nobody goes', async () => {
    const { address } = await peer((_, response) =>
      response.writeHead(302, { Location: 'http://127.0.0.1:1/' }).end(),
    );
    expect(await askPeer(address)).toBe('silent');
  });

  test.each(['', 'no port', '127.0.0.1:99999'])('at no address at all: %j', async (address) => {
    expect(await askPeer(address)).toBe('silent');
  });
});
