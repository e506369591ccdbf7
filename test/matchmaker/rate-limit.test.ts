import { describe, expect, it } from 'vitest';
import {
  createRateLimit,
  type RateLimit,
  type RateLimitOptions,
} from '../../server/matchmaker/rate-limit.ts';
import { createHarness, failure } from './harness.ts';

describe('the matchmaker under its limit', () => {
  const limits = { burst: 2, perSecond: 0.25 };

  it('refuses an address that asks too often, with the seconds to wait, and nobody else', async () => {
    const { call, clock } = createHarness({ limits });
    for (let i = 0; i < 2; i++) expect((await call('GET', '/v1/rooms')).status).toBe(200);
    const refused = await call('GET', '/v1/rooms');
    expect(refused.headers.get('retry-after')).toBe('4');
    expect(await failure(refused)).toBe('429 too_many_requests');
    expect((await call('GET', '/v1/rooms', { from: '192.0.2.2' })).status).toBe(200);
    clock.ms += 4000;
    expect((await call('GET', '/v1/rooms')).status).toBe(200);
  });

  it('refuses a pilot that asks too often from many addresses, by token and by ticket', async () => {
    const { call, pilot, tickets } = createHarness({ limits });
    const { pilot: ada, token } = await pilot();
    const ticket = tickets.signResume({ ...ada, bot: false }, 'room-1');
    const bySeat = (from: string) => call('POST', '/v1/seats', { body: {}, token, from });
    expect((await bySeat('192.0.2.10')).status).toBe(200);
    expect((await bySeat('192.0.2.11')).status).toBe(200);
    expect(await failure(bySeat('192.0.2.12'))).toBe('429 too_many_requests');
    const byTicket = call('POST', '/v1/seats/resume', { body: { ticket }, from: '192.0.2.13' });
    expect(await failure(byTicket)).toBe('429 too_many_requests');
  });

  it('leaves health checks alone', async () => {
    const { call } = createHarness({ limits });
    for (let i = 0; i < 10; i++) {
      expect((await call('GET', '/healthz')).status).toBe(200);
      expect((await call('GET', '/readyz')).status).toBe(200);
    }
  });

  it('believes X-Forwarded-For only behind a trusted proxy', async () => {
    const asked = async (trustProxy: boolean) => {
      const { call } = createHarness({ limits, trustProxy });
      const statuses = [];
      for (let i = 0; i < 3; i++)
        statuses.push(
          (await call('GET', '/v1/rooms', { headers: { 'X-Forwarded-For': `198.51.100.${i}` } })).status,
        );
      return statuses;
    };
    expect(await asked(false)).toEqual([200, 200, 429]);
    expect(await asked(true)).toEqual([200, 200, 200]);
  });

  it('R15 a pilot that asks too often takes nothing from others at its address', async () => {
    const { call, pilot } = createHarness({ limits });
    const ask = (token: string, from: string) => call('POST', '/v1/seats', { body: {}, token, from });
    const [ada, bo] = [await pilot('Ada'), await pilot('Bo')];
    for (let i = 0; i < 2; i++) await ask(ada.token, '192.0.2.50');
    for (let i = 0; i < 5; i++)
      expect(await failure(ask(ada.token, '192.0.2.51'))).toBe('429 too_many_requests');
    for (let i = 0; i < 2; i++) expect((await ask(bo.token, '192.0.2.51')).status).toBe(200);
  });

  it('counts who guesses tokens', async () => {
    const { call } = createHarness({ limits });
    const guess = () => call('POST', '/v1/seats', { body: {}, token: 'guessed' });
    expect([await failure(guess()), await failure(guess()), await failure(guess())]).toEqual([
      '401 bad_token',
      '401 bad_token',
      '429 too_many_requests',
    ]);
  });

  it('R7 is one limit for all replicas that share it, for requests and for rooms', async () => {
    const shared = new Map<string, RateLimit>();
    const clock = { ms: 0 };
    const shareLimit = (name: string, options: RateLimitOptions) => {
      const limit = shared.get(name) ?? createRateLimit(options, () => clock.ms);
      shared.set(name, limit);
      return limit;
    };
    const replicas = [1, 2, 3].map(() => createHarness({ limits: { burst: 8, perSecond: 1 }, shareLimit }));
    const statuses = [];
    for (let i = 0; i < 12; i++) statuses.push((await replicas[i % 3]?.call('GET', '/v1/rooms'))?.status);
    expect(statuses).toEqual([...Array(8).fill(200), ...Array(4).fill(429)]);
    expect([...shared.keys()]).toEqual(['request', 'opening']);
    clock.ms = 60_000;
    const token = (await replicas[0]?.pilot())?.token ?? '';
    const opened = [];
    for (let i = 0; i < 3; i++) {
      const body = { newRoom: true };
      opened.push((await replicas[i]?.call('POST', '/v1/seats', { token, body }))?.status);
    }
    expect(opened).toEqual([200, 200, 429]);
  });
});
