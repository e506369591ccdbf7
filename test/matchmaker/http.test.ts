import { createServer, request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { requestListener } from '../../server/matchmaker/request-listener.ts';
import { Failure } from '../../server/matchmaker/schemas.ts';
import { createHarness } from './harness.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => void (await Promise.all(closers.splice(0).map((close) => close()))));

async function listen(options: Parameters<typeof createHarness>[0] = {}) {
  const harness = createHarness(options);
  const server = createServer(requestListener(harness.app));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return { ...harness, port: address.port, url: `http://127.0.0.1:${address.port}` };
}

const json = { 'Content-Type': 'application/json' };

async function read(answer: Response) {
  return `${answer.status} ${Failure.parse(await answer.json()).error.code}`;
}

/** Sends bytes as they are and resolves with all that comes back. */
function sendRaw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.setEncoding('utf8').on('data', (part) => {
      answer += part;
    });
    socket.on('close', () => resolve(answer)).on('error', reject);
  });
}

describe('over a real socket', () => {
  it('a pilot gets a seat', async () => {
    const { url } = await listen();
    const post = async (path: string, body: object, token = '') => {
      const headers = { ...json, Authorization: `Bearer ${token}` };
      return (await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) })).json();
    };
    const { token } = await post('/v1/pilots', { name: 'Ada' });
    const { seat, resume } = await post('/v1/seats', {}, token);
    expect(seat.sessionId).toBe('session-1');
    expect((await post('/v1/seats/resume', { ticket: resume })).room.id).toBe(seat.roomId);
  });

  it('R15 malformed JSON and bytes that are no text are refused', async () => {
    const { url } = await listen();
    for (const body of ['{"name":', new Uint8Array([0x7b, 0xff, 0x7d]), ''])
      expect(await read(await fetch(`${url}/v1/pilots`, { method: 'POST', headers: json, body }))).toBe(
        '400 malformed_json',
      );
  });

  it('R15 a body that is too large is refused, with a declared length', async () => {
    const { url } = await listen();
    const body = '{"name":"Ada"}'.padEnd(4097);
    expect(await read(await fetch(`${url}/v1/pilots`, { method: 'POST', headers: json, body }))).toBe(
      '413 body_too_large',
    );
  });

  it('R15 a body that is too large is refused in chunks too, before its end, and the server lives on', async () => {
    const { url, port } = await listen();
    const status = await new Promise((resolve, reject) => {
      const endless = request({ port, path: '/v1/pilots', method: 'POST', headers: json }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
        endless.destroy();
      });
      endless.on('error', reject);
      endless.write('x'.repeat(3000));
      endless.write('x'.repeat(3000));
    });
    expect(status).toBe(413);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  it('a small body in chunks is as good as any', async () => {
    const { port } = await listen();
    const status = await new Promise((resolve, reject) => {
      const chunked = request({ port, path: '/v1/pilots', method: 'POST', headers: json }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      chunked.on('error', reject);
      chunked.write('{"name":');
      chunked.end('"Ada"}');
    });
    expect(status).toBe(201);
  });

  it('the address of the socket is the one that is limited', async () => {
    const { url } = await listen({ limits: { burst: 1, perSecond: 1 } });
    const ask = (from: string) => fetch(`${url}/v1/rooms`, { headers: { 'X-Forwarded-For': from } });
    expect((await ask('198.51.100.1')).status).toBe(200);
    expect(await read(await ask('198.51.100.2'))).toBe('429 too_many_requests');
  });

  it('R15 a request without a sensible host or target gets the error shape', async () => {
    const { port } = await listen();
    for (const head of ['GET /healthz HTTP/1.1\r\nHost: a b', 'GET * HTTP/1.1\r\nHost: a']) {
      const answer = await sendRaw(port, `${head}\r\nConnection: close\r\n\r\n`);
      expect(answer).toMatch(/^HTTP\/1\.1 400 /);
      expect(answer).toContain('{"error":{"code":"bad_request"');
    }
  });

  it('R15 a client that leaves in the middle of its body harms nobody', async () => {
    const { url, port, lines } = await listen();
    const socket = connect(port, '127.0.0.1');
    const head = 'POST /v1/pilots HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n';
    await new Promise<void>((resolve) =>
      socket.write(`${head}Content-Length: 100\r\n\r\n{"na`, () => resolve()),
    );
    socket.destroy();
    await expect.poll(() => lines, { interval: 5 }).toHaveLength(1);
    expect(lines[0]).toMatchObject({ status: 400, code: 'malformed_json' });
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });
});
