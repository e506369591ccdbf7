import { request } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { pageHeaders } from '../../server/page-headers.ts';
import { lacksPrograms } from '../helpers/cluster-programs.ts';
import { type Front, startFront } from '../helpers/front.ts';

const FILES = {
  'index.html': '<p>page</p>',
  'not-found.html': '<p>lost</p>',
  'favicon.ico': 'icon',
  'service-worker.js': 'plain',
  'assets/open.js': 'plain',
  'assets/open.js.gz': 'gzipped',
  'assets/open.js.br': 'brotli',
  'assets/short.js': 'short',
};

type Got = { status: number; headers: Record<string, string | string[] | undefined>; body: string };

/** Unlike fetch, it decodes nothing and may ask for an upgrade. */
function ask(
  front: Front,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
  body = '',
): Promise<Got> {
  return new Promise((resolve, reject) => {
    const asking = request({ port: front.port, host: '127.0.0.1', path, method, headers, agent: false });
    asking.once('error', reject);
    asking.once('upgrade', ({ statusCode = 0, headers: got }, socket) => {
      socket.destroy();
      resolve({ status: statusCode, headers: got, body: '' });
    });
    asking.once('response', async (response) => {
      let text = '';
      for await (const chunk of response) text += chunk;
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
    });
    asking.end(body);
  });
}

const post = (front: Front, path: string, body: string) =>
  ask(front, path, { 'Content-Type': 'application/json' }, 'POST', body);

describe.skipIf(lacksPrograms)('the front of a cluster', () => {
  let front: Front;
  beforeAll(async () => {
    front = await startFront(FILES);
  });
  afterAll(() => front.close());
  afterEach(async () => {
    for (const server of [...front.replicas, ...front.hosts]) {
      server.asked.length = 0;
      server.answer = (_request, response) => void response.end(`${server.port}`);
    }
  });

  const replica = (index: number) => {
    const found = front.replicas[index];
    if (found === undefined) throw new Error(`no replica ${index}`);
    return found;
  };
  const host = (index: number) => {
    const found = front.hosts[index];
    if (found === undefined) throw new Error(`no host ${index}`);
    return found;
  };
  const asked = () => front.replicas.flatMap((one) => one.asked);

  test('serves the page under its headers', async () => {
    const { status, headers, body } = await ask(front, '/');
    expect({ status, body }).toEqual({ status: 200, body: FILES['index.html'] });
    expect(headers).toMatchObject({ 'content-type': 'text/html', 'cache-control': 'no-cache' });
    for (const [name, value] of Object.entries(pageHeaders([])))
      expect(headers[name.toLowerCase()]).toBe(value);
  });

  test.each([
    ['gzip, deflate, br', 'br', 'brotli'],
    ['gzip', 'gzip', 'gzipped'],
    ['identity', undefined, 'plain'],
  ])('serves the smallest form that a browser takes: %s', async (accepted, encoding, body) => {
    const got = await ask(front, '/assets/open.js', { 'Accept-Encoding': accepted });
    expect(got.body).toBe(body);
    expect(got.headers['content-encoding']).toBe(encoding);
    expect(got.headers['content-type']).toBe('text/javascript');
    expect(got.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(got.headers.vary).toBe('Accept-Encoding');
  });

  test('a file that has one form is served in it', async () => {
    const got = await ask(front, '/assets/short.js', { 'Accept-Encoding': 'br' });
    expect(got).toMatchObject({ status: 200, body: 'short' });
    expect(got.headers['content-encoding']).toBeUndefined();
    const worker = await ask(front, '/service-worker.js');
    expect(worker.headers['cache-control']).toBe('no-cache');
  });

  test('serves maps as JSON', async () => {
    const { status, headers, body } = await ask(front, '/maps/foundry.tmj');
    expect({ status, body, type: headers['content-type'] }).toEqual({
      status: 200,
      body: '{}',
      type: 'application/json',
    });
  });

  test.each([
    '/metrics',
    '/ops',
    '/ops/rooms',
    '/shape/listen.conf',
    '/nginx.conf',
    '/maps/../nginx.conf',
    '/maps/nix.tmj',
    '/assets/',
    '/assets/gone.js',
    '/arena-1/healthz',
    '/arena-1/process/room',
  ])('%s is not there, and nobody behind it is asked', async (path) => {
    const got = await ask(front, path);
    expect(got).toMatchObject({
      status: 404,
      headers: { 'content-type': 'application/json', vary: 'Accept' },
    });
    expect(JSON.parse(got.body)).toMatchObject({ error: { code: 'not_found' } });
    expect(got.headers['cache-control']).toBeUndefined();
    expect(asked()).toEqual([]);
  });

  test('a browser is shown a page of the build for what is not there, which has no address of its own', async () => {
    for (const path of [
      '/nowhere',
      '/assets/',
      '/maps/nix.tmj',
      '/arena-1/process/room',
      '/not-found.html',
    ]) {
      const got = await ask(front, path, { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' });
      expect(got, path).toMatchObject({
        status: 404,
        body: '<p>lost</p>',
        headers: { 'content-type': 'text/html' },
      });
      for (const [name, value] of Object.entries(pageHeaders([])))
        expect(got.headers[name.toLowerCase()], path).toBe(value);
    }
    expect(asked()).toEqual([]);
  });

  test('the icon that browsers ask for is one', async () => {
    expect(await ask(front, '/favicon.ico')).toMatchObject({
      status: 200,
      headers: { 'content-type': 'image/x-icon' },
    });
  });

  test('R7 a replica that is killed costs no request', async () => {
    await replica(0).die();
    for (let i = 0; i < 20; i++) expect((await ask(front, '/v1/rooms')).body).toBe(`${replica(1).port}`);
    await replica(1).die();
    await replica(0).open();
    // Both have failed within the second: each is asked all the same.
    for (let i = 0; i < 20; i++) expect((await ask(front, '/v1/rooms')).body).toBe(`${replica(0).port}`);
    await replica(1).open();
  });

  test('R7 a request whose replica dies over it is put to another, with its body', async () => {
    replica(0).answer = (_request, response) => void response.destroy();
    for (let i = 0; i < 4; i++) {
      const { status, body } = await post(front, '/v1/seats', '{"mode":"duel"}');
      expect({ status, body }).toEqual({ status: 200, body: `${replica(1).port}` });
    }
    expect(replica(0).asked.length).toBeGreaterThan(0);
    expect(new Set(asked().map(({ method, body }) => `${method} ${body}`))).toEqual(
      new Set(['POST {"mode":"duel"}']),
    );
  });

  test('R7 a replica that hangs is given up while the client still waits', async () => {
    replica(0).answer = () => {};
    const answers = await Promise.all(Array.from({ length: 6 }, () => post(front, '/v1/seats', '{}')));
    expect(answers.map(({ body }) => body)).toEqual(answers.map(() => `${replica(1).port}`));
    expect(replica(0).asked.length).toBeGreaterThan(0);
  });

  test('with no replica at all the answer is a refusal of the usual shape, and says when to ask again', async () => {
    for (const one of front.replicas) await one.die();
    const { status, headers, body } = await post(front, '/v1/seats', '{}');
    expect(status).toBe(503);
    expect(JSON.parse(body)).toMatchObject({ error: { code: 'no_host' } });
    expect(headers['retry-after']).toBe('1');
    for (const one of front.replicas) await one.open();
    expect((await post(front, '/v1/seats', '{}')).status).toBe(200);
  });

  test('a refusal of a replica is its answer: nobody else is asked', async () => {
    for (const one of front.replicas)
      one.answer = (_request, response) => {
        response.writeHead(503, { 'Retry-After': '7' });
        response.end('refused');
      };
    const { status, headers, body } = await post(front, '/v1/seats', '{}');
    expect({ status, body, after: headers['retry-after'] }).toEqual({
      status: 503,
      body: 'refused',
      after: '7',
    });
    expect(asked()).toHaveLength(1);
  });

  test('who enters the queue is led to a replica and nowhere else', async () => {
    expect((await post(front, '/v1/queue', '{"mode":"duel"}')).status).toBe(200);
    expect(asked()).toMatchObject([{ method: 'POST', url: '/v1/queue' }]);
  });

  test('who waits in a queue is left waiting, and asks one replica once', async () => {
    for (const one of front.replicas)
      one.answer = (_request, response) => void setTimeout(() => response.end('found'), 2500);
    expect(await ask(front, '/v1/queue/ticket')).toMatchObject({ status: 200, body: 'found' });
    expect(asked()).toHaveLength(1);
  });

  test('R15 a body that is too large is refused before anybody reads it', async () => {
    const { status, body } = await post(front, '/v1/seats', 'x'.repeat(20_000));
    expect(status).toBe(413);
    expect(JSON.parse(body)).toMatchObject({ error: { code: 'body_too_large' } });
    expect(asked()).toEqual([]);
  });

  test('a client cannot say where it comes from, but may name its request', async () => {
    await ask(front, '/v1/rooms', { 'X-Forwarded-For': '6.6.6.6', 'X-Request-Id': 'mine-1' });
    await ask(front, '/v1/rooms', { 'X-Request-Id': 'not an id' });
    const [first, second] = front.replicas
      .flatMap((one) => one.asked)
      .sort((a) => (a.headers['x-request-id'] === 'mine-1' ? -1 : 1));
    expect(first?.headers).toMatchObject({
      'x-forwarded-for': '127.0.0.1',
      'x-request-id': 'mine-1',
      host: `127.0.0.1:${front.port}`,
    });
    expect(second?.headers['x-request-id']).toMatch(/^[0-9a-f]{32}$/);
  });

  const UPGRADE = {
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
  };

  test('a WebSocket goes to the host that its path names, which may come later than the front', async () => {
    const path = '/arena-2/process/room_1-x?sessionId=secret';
    expect((await ask(front, path, UPGRADE)).status).toBeGreaterThanOrEqual(500);
    await host(1).open();
    expect(await ask(front, path, { ...UPGRADE, Origin: front.origin })).toMatchObject({ status: 101 });
    expect(host(1).asked.map(({ url }) => url)).toEqual(['/process/room_1-x?sessionId=secret']);
    expect(host(1).asked[0]?.headers).toMatchObject({
      host: `127.0.0.1:${front.port}`,
      origin: front.origin,
      'x-forwarded-for': '127.0.0.1',
    });
  });

  test.each(['/arena-3/process/room', '/arena-1/healthz', '/arena-1/a/b/c', '/process/room'])(
    'no WebSocket goes to %s',
    async (path) => {
      expect((await ask(front, path, UPGRADE)).status).toBe(404);
    },
  );
});
