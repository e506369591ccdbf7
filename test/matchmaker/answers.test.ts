import { afterEach, describe, expect, it, vi } from 'vitest';
import { endpoints } from '../../server/matchmaker/endpoints.ts';
import { createHarness, failure } from './harness.ts';

afterEach(() => vi.useRealTimers());

describe('rooms and health', () => {
  it('lists the rooms', async () => {
    const { call, directory } = createHarness();
    directory.openRoom({ id: 'a', bots: 2 });
    expect(await (await call('GET', '/v1/rooms')).json()).toEqual({
      rooms: [{ id: 'a', mode: 'skirmish', map: 'quarry', pilots: 2, capacity: 16, bots: 2 }],
    });
  });

  it('is live whatever the arena does, and ready when the directory answers', async () => {
    const { call, directory } = createHarness();
    expect(await (await call('GET', '/readyz')).json()).toEqual({ status: 'ok', version: '1.2.3' });
    directory.health = 'faulty';
    expect((await call('GET', '/healthz')).status).toBe(200);
    expect(await failure(call('GET', '/readyz'))).toBe('503 no_host');
  });

  it('a directory that hangs costs three seconds, not a request for ever', async () => {
    vi.useFakeTimers();
    const { call, directory } = createHarness();
    directory.health = 'hanging';
    const answers = [call('GET', '/readyz'), call('GET', '/v1/rooms')];
    await vi.advanceTimersByTimeAsync(3000);
    for (const answer of answers) expect(await failure(answer)).toBe('503 no_host');
  });
});

describe('refusals', () => {
  it('R15 a body is strict JSON of the right shape, and the refusal names the field', async () => {
    const { call, pilot } = createHarness();
    const { token } = await pilot();
    const ask = (body: unknown, headers = {}) => call('POST', '/v1/seats', { body, token, headers });
    expect(await failure(ask('{'))).toBe('400 malformed_json');
    expect(await failure(ask(''))).toBe('400 malformed_json');
    expect(await failure(ask('{}', { 'Content-Type': 'text/plain' }))).toBe('415 unsupported_media_type');
    expect(await failure(ask('{}', { 'Content-Encoding': 'gzip' }))).toBe('415 unsupported_media_type');
    expect((await ask('{}', { 'Content-Type': 'Application/JSON; charset=UTF-8' })).status).toBe(200);
    for (const [body, field] of [
      [{ mode: 'chess' }, 'mode'],
      [{ roomId: '../x' }, 'roomId'],
      [{ roomId: 'x'.repeat(65) }, 'roomId'],
      [{ surprise: 1 }, 'surprise'],
      [[], 'body'],
      ['null', 'body'],
    ]) {
      const answer = await ask(body);
      expect((await answer.clone().json()).error.message).toContain(field);
      expect(await failure(answer)).toBe('400 bad_request');
    }
  });

  it('R15 a body may have 4096 bytes', async () => {
    const { call } = createHarness();
    const padded = (bytes: number) => call('POST', '/v1/pilots', { body: '{"name":"Ada"}'.padEnd(bytes) });
    expect((await padded(4096)).status).toBe(201);
    expect(await failure(padded(4097))).toBe('413 body_too_large');
  });

  it('a path that is not there is 404, a method that is not there 405 with those that are', async () => {
    const { call } = createHarness();
    expect(await failure(call('GET', '/v1/nothing'))).toBe('404 not_found');
    expect(await failure(call('GET', '/v1/rooms/'))).toBe('404 not_found');
    const wrong = await call('DELETE', '/v1/rooms');
    expect(wrong.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
    expect(await failure(wrong)).toBe('405 method_not_allowed');
    expect(await failure(call('GET', '/v1/seats'))).toBe('405 method_not_allowed');
    expect((await call('HEAD', '/v1/rooms')).status).toBe(200);
  });

  it('a fault is 500 and tells nothing of the inside, except to the log', async () => {
    const { call, directory, lines, pilot } = createHarness();
    const { token } = await pilot();
    directory.health = 'faulty';
    const answer = await call('POST', '/v1/seats', { body: {}, token });
    expect(await answer.clone().text()).not.toContain('10.1.2.3');
    expect(await failure(answer)).toBe('500 internal');
    expect(lines.at(-1)).toMatchObject({ status: 500, code: 'internal', err: expect.any(Error) });
  });
});

describe('every answer', () => {
  it('carries the security headers and a request id, errors too', async () => {
    const { call } = createHarness();
    const paths = [...endpoints.map(({ path }) => path), '/nothing'];
    for (const path of paths)
      for (const method of ['GET', 'POST', 'OPTIONS', 'PUT']) {
        const { headers } = await call(method, path);
        expect(Object.fromEntries(headers), `${method} ${path}`).toMatchObject({
          'cache-control': 'no-store',
          'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
          'referrer-policy': 'no-referrer',
          'x-content-type-options': 'nosniff',
          'x-frame-options': 'DENY',
          'x-request-id': expect.stringMatching(/^[\w-]{36}$/),
        });
      }
  });

  it("keeps the caller's request id when it is harmless", async () => {
    const { call } = createHarness();
    const id = async (value: string) =>
      (await call('GET', '/healthz', { headers: { 'X-Request-Id': value } })).headers.get('x-request-id');
    expect(await id('trace-1')).toBe('trace-1');
    expect(await id('a b{}')).not.toBe('a b{}');
    expect(await id('x'.repeat(65))).toHaveLength(36);
  });

  it('is logged in one line that holds no secret', async () => {
    const { call, clock, directory, lines, pilot, seat } = createHarness();
    const { token } = await pilot();
    const { resume, seat: taken } = await seat(token);
    directory.resume = async () => {
      clock.ms += 12;
      return { refused: 'seat_gone' };
    };
    await call('POST', `/v1/seats/resume?ticket=${resume}`, {
      body: { ticket: resume },
      headers: { 'X-Request-Id': 'trace-1' },
    });
    expect(lines).toHaveLength(3);
    expect(lines.at(-1)).toEqual({
      requestId: 'trace-1',
      method: 'POST',
      endpoint: 'POST /v1/seats/resume',
      status: 410,
      ms: 12,
      code: 'seat_gone',
    });
    await call('GET', `/v1/unknown/${resume}`);
    expect(lines.at(-1)).toMatchObject({ status: 404, code: 'not_found' });
    const text = JSON.stringify(lines);
    for (const hidden of [token, resume, taken.sessionId, taken.roomId, '192.0.2.1'])
      expect(text).not.toContain(hidden);
  });
});

describe('other origins', () => {
  const harness = () => createHarness({ allowedOrigins: ['https://play.test'] });
  const headersFor = async (method: string, origin: string) => {
    const answer = await harness().call(method, '/v1/rooms', { headers: { Origin: origin } });
    return { status: answer.status, ...Object.fromEntries(answer.headers) };
  };

  it('an allowed one is named back, on answers and on preflights, without credentials', async () => {
    for (const method of ['GET', 'OPTIONS', 'DELETE']) {
      const headers = await headersFor(method, 'https://play.test');
      expect(headers).toMatchObject({
        'access-control-allow-origin': 'https://play.test',
        'timing-allow-origin': 'https://play.test',
      });
      expect(headers).toHaveProperty('vary', expect.stringContaining('Origin'));
      expect(headers).not.toHaveProperty('access-control-allow-credentials');
    }
    expect(await headersFor('OPTIONS', 'https://play.test')).toMatchObject({
      status: 204,
      'access-control-allow-methods': 'DELETE,GET,POST',
      'access-control-allow-headers': 'Authorization,Content-Type,X-Request-Id,X-Ground-Truth-Protocol',
    });
  });

  it('any other is not, however alike', async () => {
    for (const origin of [
      'https://play.test.evil',
      'http://play.test',
      'https://play.test:8443',
      'null',
      '*',
    ])
      for (const method of ['GET', 'OPTIONS']) {
        const headers = await headersFor(method, origin);
        for (const name of ['access-control-allow-origin', 'timing-allow-origin'])
          expect(headers).not.toHaveProperty(name);
      }
  });
});
