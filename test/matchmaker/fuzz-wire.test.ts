import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpServer } from '../../server/http-server.ts';
import { endpoints } from '../../server/matchmaker/endpoints.ts';
import { requestListener } from '../../server/matchmaker/request-listener.ts';
import { Failure } from '../../server/matchmaker/schemas.ts';
import { createHarness } from './harness.ts';

const { app } = createHarness({ limits: { burst: 1e6, perSecond: 1e6 }, trustProxy: true });
const listener = requestListener(app);
const server = createHttpServer();
let port = 0;

beforeAll(async () => {
  server.on('request', (request, response) => void listener(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  port = address.port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Sends bytes and no more, and resolves with all that comes back until the connection ends. */
function send(bytes: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.end(bytes));
    let answer = '';
    socket.setEncoding('latin1').on('data', (part) => {
      answer += part;
    });
    socket.on('close', () => resolve(answer));
    // A server that has refused may end the connection over what still comes.
    socket.on('error', (error: Error & { code?: string }) => {
      if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error);
    });
  });
}

/** Any byte but those that end a line, unless it is meant to. */
const bytes = fc
  .array(fc.integer({ min: 0, max: 255 }), { maxLength: 60 })
  .map((codes) => String.fromCharCode(...codes));
const printable = fc.string({ maxLength: 60 });
const name = fc.oneof(
  fc.constantFrom(
    'Host',
    'Authorization',
    'Content-Length',
    'Content-Type',
    'Transfer-Encoding',
    'Connection',
    'Expect',
    'Upgrade',
    'X-Forwarded-For',
    'X-Request-Id',
    'Origin',
    'Access-Control-Request-Method',
    'X-Ground-Truth-Protocol',
    '__proto__',
    'constructor',
  ),
  printable,
);
const value = fc.oneof(
  printable,
  bytes,
  fc.constantFrom(
    'chunked',
    'gzip, chunked',
    '0',
    '-1',
    '99999999999999999999',
    '5, 5',
    '100-continue',
    'websocket',
    'h2c',
    'application/json',
    'Bearer',
    'a\r\nX-Injected: yes',
    'null',
    '::ffff:1.2.3.4, 10.0.0.1',
    'x'.repeat(9000),
  ),
);
/** Now and then so few that they may be let in. */
const header = fc.tuple(name, value);
const headers = fc.oneof(
  fc.constant([]),
  fc.array(header, { maxLength: 2 }),
  fc.array(header, { maxLength: 70 }),
);
const target = fc.oneof(
  { arbitrary: fc.constantFrom(...endpoints.map(({ path }) => path)), weight: 4 },
  fc.constantFrom('*', '//', 'http://elsewhere.test/v1/rooms', '/v1/\0', '/%', '?', `/${'x'.repeat(9000)}`),
  bytes,
);
const method = fc.oneof(
  { arbitrary: fc.constant('GET'), weight: 4 },
  {
    arbitrary: fc.constantFrom('POST', 'OPTIONS', 'DELETE', 'HEAD', 'CONNECT', 'TRACE', 'get', 'X'),
    weight: 8,
  },
);
const body = fc.oneof(fc.constant(''), fc.constant('{"name":"Ada"}'), fc.constant('5\r\n{"a"\r\n'), bytes);

describe('R15 whatever bytes arrive', () => {
  it('are answered or given up at once, never with a fault, and nothing of them comes back in a header', async () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const statuses = new Set<number>();
    await fc.assert(
      fc.asyncProperty(method, target, headers, body, async (method, target, headers, body) => {
        const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
        const text = `${method} ${target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${lines}\r\n${body}`;
        const answer = await send(Buffer.from(text, 'latin1'));
        if (answer === '') return;
        const [head = '', ...rest] = answer.replace('HTTP/1.1 100 Continue\r\n\r\n', '').split('\r\n\r\n');
        const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1]);
        expect(status, head).toBeLessThan(500);
        expect(head.toLowerCase()).not.toContain('x-injected');
        statuses.add(status);
        const isJson = /content-length: [1-9]/i.test(head) && status >= 400 && method !== 'HEAD';
        if (isJson) expect(Failure.strict().safeParse(JSON.parse(rest.join(''))).success, answer).toBe(true);
      }),
      { numRuns: 1500, seed },
    );
    // Proof that some came through the door, and that it refused others itself.
    expect([...statuses], `seed ${seed}`).toEqual(expect.arrayContaining([200, 400, 431]));
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  }, 120_000);
});
