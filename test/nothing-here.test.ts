import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nothingHereOr } from '../server/nothing-here.ts';
import { pageHeaders } from '../server/page-headers.ts';

const PAGE = '<!doctype html><a href="/">back</a>';
let server: Server;
let origin = '';

beforeAll(async () => {
  server = createServer(nothingHereOr(PAGE, pageHeaders([])));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const ask = (accept: string, method = 'GET') =>
  fetch(`${origin}/nowhere`, { method, headers: { Accept: accept } });

describe('an address that leads nowhere', () => {
  it.each([
    'text/html',
    'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    'TEXT/HTML;q=0.5',
  ])('is a page that leads back for who asks for %s', async (accept) => {
    const answer = await ask(accept);
    expect(answer.status).toBe(404);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': pageHeaders([])['Content-Security-Policy'],
      'cache-control': 'no-store',
      vary: 'Accept',
    });
    expect(await answer.text()).toBe(PAGE);
  });

  it.each(['*/*', 'application/json', 'image/*', 'text/htmlx', 'xtext/html'])(
    'is said in JSON to who asks for %s',
    async (accept) => {
      const answer = await ask(accept);
      expect(answer.status).toBe(404);
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(await answer.json()).toEqual({
        error: { code: 'not_found', message: 'There is nothing here.' },
      });
    },
  );

  it('has no body for who asks for the head alone', async () => {
    const answer = await ask('text/html', 'HEAD');
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-length')).toBe(String(PAGE.length));
    expect(await answer.text()).toBe('');
  });
});
