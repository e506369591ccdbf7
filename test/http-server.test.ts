import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpServer } from '../server/http-server.ts';
import { Failure } from '../server/matchmaker/schemas.ts';

const server = createHttpServer();
let port = 0;
let asked = 0;

beforeAll(async () => {
  server.on('request', (_request, response) => {
    asked += 1;
    response.end('well');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  port = address.port;
});
afterAll(() => void server.close());

/** Sends bytes as they are and resolves with the status and the body of what comes back. */
function send(text: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.setEncoding('utf8').on('data', (part) => {
      answer += part;
    });
    socket.on('error', reject).on('close', () => {
      const [head = '', body = ''] = answer.split('\r\n\r\n');
      resolve({ status: Number(head.split(' ')[1]), body });
    });
  });
}

const withHeaders = (lines: string[]) =>
  send(['GET / HTTP/1.1', 'Host: a', 'Connection: close', ...lines, '', ''].join('\r\n'));
const many = (count: number) => Array.from({ length: count }, (_, i) => `X-${i}: 1`);

describe('R15 the door of the HTTP server', () => {
  it('lets through what a browser and its proxies send', async () => {
    expect(await withHeaders([...many(40), `Authorization: Bearer ${'x'.repeat(2048)}`])).toMatchObject({
      status: 200,
    });
  });

  it.each([
    ['too many headers', many(70), 431],
    ['too long headers', [`X: ${'y'.repeat(8192)}`], 431],
    ['two lengths', ['Content-Length: 5', 'Transfer-Encoding: chunked'], 400],
    ['a header that is none', ['no colon'], 400],
    ['a byte that no header has', ['X: a\0b'], 400],
  ])('refuses %s in the one shape, and nobody is asked', async (_, lines, status) => {
    const before = asked;
    const answer = await withHeaders(lines);
    expect(answer.status).toBe(status);
    expect(Failure.strict().parse(JSON.parse(answer.body)).error.code).toBe('bad_request');
    expect(asked).toBe(before);
  });

  it('refuses what is no request, and goes on', async () => {
    for (const text of ['nonsense\r\n\r\n', '\x16\x03\x01\x02\x00\x01\x00', 'GET / HTTP/9.9\r\n\r\n'])
      expect((await send(text)).status, text).toBe(400);
    expect((await withHeaders([])).body).toContain('well');
  });

  it('R14 gives nobody for ever: each part of a request has its time', () => {
    expect(server.headersTimeout).toBeLessThanOrEqual(10_000);
    expect(server.requestTimeout).toBeLessThanOrEqual(20_000);
    expect(server.keepAliveTimeout).toBeGreaterThan(60_000);
  });
});
