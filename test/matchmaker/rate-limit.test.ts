import { describe, expect, it } from 'vitest';
import { createRateLimit } from '../../server/matchmaker/rate-limit.ts';
import { createHarness, failure } from './harness.ts';

function limitAt(clock: { ms: number }, maxKeys?: number) {
  return createRateLimit({ burst: 3, perSecond: 0.5 }, () => clock.ms, maxKeys);
}

describe('rate limit', () => {
  it('grants a burst, then says how long to wait', () => {
    const limit = limitAt({ ms: 0 });
    expect([1, 2, 3, 4].map(() => limit.take('a'))).toEqual([0, 0, 0, 2]);
  });

  it('grants again exactly when it said it would', () => {
    const clock = { ms: 0 };
    const limit = limitAt(clock);
    for (let i = 0; i < 4; i++) limit.take('a');
    clock.ms = 500;
    expect(limit.take('a')).toBe(2);
    clock.ms = 1999;
    expect(limit.take('a')).toBe(1);
    clock.ms = 2000;
    expect(limit.take('a')).toBe(0);
  });

  it('never saves up more than the burst, and a clock that steps back takes nothing away', () => {
    const clock = { ms: 1_000_000 };
    const limit = limitAt(clock);
    limit.take('a');
    clock.ms = 2_000_000;
    expect([1, 2, 3, 4].map(() => limit.take('a'))).toEqual([0, 0, 0, 2]);
    clock.ms = 0;
    expect(limit.take('a')).toBe(2);
  });

  it('R15 one key does not feel another', () => {
    const limit = limitAt({ ms: 0 });
    for (let i = 0; i < 10; i++) limit.take('greedy');
    expect(limit.take('modest')).toBe(0);
  });

  it('R14 remembers a bounded number of keys: the one touched longest ago is forgotten', () => {
    const limit = limitAt({ ms: 0 }, 2);
    for (let i = 0; i < 4; i++) limit.take('a');
    for (let i = 0; i < 4; i++) limit.take('b');
    limit.take('a');
    limit.take('c');
    expect(limit.take('a')).toBe(2);
    expect(limit.take('b')).toBe(0);
  });
});

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
});
