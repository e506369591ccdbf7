import { createServer } from 'node:http';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { endpoints } from '../../server/matchmaker/endpoints.ts';
import { Failure } from '../../server/matchmaker/schemas.ts';
import { type ArenaViews, createArenaGauges } from '../../server/ops/arena-gauges.ts';
import { createMetrics } from '../../server/ops/metrics.ts';
import type { OpsAccess } from '../../server/ops/ops-access.ts';
import { serveMetrics } from '../../server/ops/serve-metrics.ts';
import { createHarness } from '../matchmaker/harness.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
  vi.useRealTimers();
});

const MODES = ['skirmish', 'duel'];
const host = { draining: false, load: 0.25, spare: 30, rooms: [{ mode: 'skirmish', pilots: 9, bots: 4 }] };

/** The samples of ours, by name and labels. */
async function read(metrics: ReturnType<typeof createMetrics>): Promise<Record<string, number>> {
  const lines = (await metrics.registry.metrics()).split('\n').filter((line) => line.startsWith('gt_'));
  return Object.fromEntries(
    lines.map((line) => [line.replace(/ [^ ]+$/, ''), Number(line.split(' ').at(-1))]),
  );
}

async function look(views: ArenaViews) {
  const metrics = createMetrics();
  await createArenaGauges(metrics.registry, MODES, views)();
  return read(metrics);
}

describe('metrics', () => {
  it('count joins by outcome, and how long each took', async () => {
    const metrics = createMetrics();
    const { call, clock, directory, pilot, seat } = createHarness({ meter: metrics.requests });
    const { token } = await pilot();
    await seat(token);
    await call('POST', '/v1/seats', { token, body: { roomId: 'none' } });
    directory.health = 'faulty';
    await call('POST', '/v1/seats', { token, body: {} });
    directory.resume = async () => {
      clock.ms += 30;
      return { refused: 'seat_gone' };
    };
    expect(await read(metrics)).toMatchObject({
      'gt_answers_total{endpoint="POST /v1/pilots",outcome="ok"}': 1,
      'gt_answers_total{endpoint="POST /v1/seats",outcome="ok"}': 1,
      'gt_answers_total{endpoint="POST /v1/seats",outcome="unknown_room"}': 1,
      'gt_answers_total{endpoint="POST /v1/seats",outcome="internal"}': 1,
      'gt_request_seconds_count{endpoint="POST /v1/seats"}': 3,
      gt_requests_in_flight: 0,
    });
  });

  it('count what is refused for asking too often, and what is under way', async () => {
    const metrics = createMetrics();
    const { call, directory } = createHarness({
      meter: metrics.requests,
      limits: { burst: 1, perSecond: 1 },
    });
    directory.health = 'hanging';
    vi.useFakeTimers();
    const hanging = call('GET', '/v1/rooms');
    await call('GET', '/v1/rooms');
    expect(await read(metrics)).toMatchObject({
      'gt_answers_total{endpoint="GET /v1/rooms",outcome="too_many_requests"}': 1,
      gt_requests_in_flight: 1,
    });
    await vi.advanceTimersByTimeAsync(3000);
    await hanging;
    expect(await read(metrics)).toMatchObject({ gt_requests_in_flight: 0 });
  });

  it('R14 have labels of ours only, whatever is asked for', async () => {
    const metrics = createMetrics();
    const { call } = createHarness({ meter: metrics.requests });
    for (let i = 0; i < 50; i++)
      for (const method of ['GET', 'PUT', 'OPTIONS'])
        await call(method, `/v1/${i}?roomId=${i}`, { headers: { 'X-Request-Id': `${i}` } });
    await call('PUT', '/v1/rooms');
    const answers = Object.keys(await read(metrics)).filter((name) => name.startsWith('gt_answers'));
    expect(answers.sort()).toEqual([
      'gt_answers_total{endpoint="none",outcome="method_not_allowed"}',
      'gt_answers_total{endpoint="none",outcome="not_found"}',
      'gt_answers_total{endpoint="none",outcome="ok"}',
    ]);
  });

  it('time each tick, and tell of the process itself', async () => {
    const metrics = createMetrics();
    metrics.ticked(0.7, 0.3);
    metrics.ticked(3, 40);
    expect(await read(metrics)).toMatchObject({
      'gt_tick_step_seconds_bucket{le="0.001"}': 1,
      gt_tick_step_seconds_sum: 0.0037,
      gt_tick_send_seconds_count: 2,
      'gt_tick_send_seconds_bucket{le="0.034"}': 1,
    });
    expect(await metrics.registry.metrics()).toMatch(/nodejs_eventloop_lag_p99_seconds/);
  });
});

describe('gauges of the arena', () => {
  it('sum up the hosts that are seen, and this one', async () => {
    const other = {
      draining: true,
      load: 0.9,
      spare: 0,
      rooms: [
        { mode: 'skirmish', pilots: 3, bots: 0 },
        { mode: 'of-a-newer-host', pilots: 2, bots: 1 },
      ],
    };
    expect(await look({ hosts: async () => [host, other], own: () => host })).toEqual({
      gt_directory_up: 1,
      'gt_seen_hosts{takes="pilots"}': 1,
      'gt_seen_hosts{takes="nothing"}': 1,
      gt_seen_spare_rooms: 30,
      'gt_seen_rooms{mode="skirmish"}': 2,
      'gt_seen_rooms{mode="duel"}': 0,
      'gt_seen_rooms{mode="other"}': 1,
      'gt_seen_pilots{mode="skirmish",kind="person"}': 8,
      'gt_seen_pilots{mode="skirmish",kind="bot"}': 4,
      'gt_seen_pilots{mode="duel",kind="person"}': 0,
      'gt_seen_pilots{mode="duel",kind="bot"}': 0,
      'gt_seen_pilots{mode="other",kind="person"}': 1,
      'gt_seen_pilots{mode="other",kind="bot"}': 1,
      gt_host_load: 0.25,
      gt_host_draining: 0,
      'gt_host_rooms{mode="skirmish"}': 1,
      'gt_host_rooms{mode="duel"}': 0,
      'gt_host_pilots{mode="skirmish",kind="person"}': 5,
      'gt_host_pilots{mode="skirmish",kind="bot"}': 4,
      'gt_host_pilots{mode="duel",kind="person"}': 0,
      'gt_host_pilots{mode="duel",kind="bot"}': 0,
      ...(await look({})),
    });
  });

  it('say how many wait in each queue', async () => {
    expect(await look({ queues: async () => ({ duel: 3, 'of-a-newer-host': 9 }) })).toMatchObject({
      'gt_queue_waiting{mode="duel"}': 3,
      'gt_queue_waiting{mode="skirmish"}': 0,
    });
  });

  it('a store that is away or hangs is told within half a second, and nobody is seen then', async () => {
    const metrics = createMetrics();
    let answer: () => Promise<(typeof host)[]> = async () => [host];
    const refresh = createArenaGauges(metrics.registry, MODES, { hosts: () => answer() });
    await refresh();
    answer = () => Promise.reject(new Error('away'));
    await refresh();
    const away = await read(metrics);
    expect(away).toMatchObject({
      gt_directory_up: 0,
      'gt_seen_hosts{takes="pilots"}': 0,
      'gt_seen_pilots{mode="skirmish",kind="person"}': 0,
    });
    answer = () => new Promise(() => {});
    vi.useFakeTimers();
    const refreshed = refresh();
    await vi.advanceTimersByTimeAsync(500);
    await refreshed;
    expect(await read(metrics)).toEqual(away);
  });
});

describe('/metrics', () => {
  const token = 'kT9vWq2xLr7ZbN4mPc8dYh3sGf6jUa1e';

  async function ask(access: OpsAccess, authorization?: string, method = 'GET') {
    const serve = serveMetrics(createMetrics().registry, async () => {}, access);
    const server = createServer((request, response) => void serve(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closers.push(() => void server.close());
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the server has no port');
    const headers = new Headers(authorization === undefined ? {} : { Authorization: authorization });
    return fetch(`http://127.0.0.1:${address.port}/metrics`, { method, headers });
  }

  it('is open while developing, and is not there in production until a token is set', async () => {
    const open = await ask({ token: undefined, production: false });
    expect(open.status).toBe(200);
    expect(open.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(open.headers.get('cache-control')).toBe('no-store');
    expect(await open.text()).toContain('# HELP gt_answers_total');
    const closed = await ask({ token: undefined, production: true });
    expect(closed.status).toBe(404);
    expect(Failure.parse(await closed.json()).error.code).toBe('not_found');
  });

  it('asks for its token and no other, wherever it runs', async () => {
    for (const production of [true, false]) {
      expect((await ask({ token, production }, `Bearer ${token}`)).status).toBe(200);
      for (const wrong of [undefined, '', token, `Bearer ${token}x`, `Bearer ${token.slice(1)}`, 'Bearer'])
        expect((await ask({ token, production }, wrong)).status, wrong).toBe(401);
    }
    const refused = await ask({ token, production: true });
    expect(refused.headers.get('www-authenticate')).toBe('Bearer');
    expect(Failure.parse(await refused.json()).error.message).not.toContain(token);
  });

  it('answers GET and HEAD', async () => {
    expect((await ask({ token, production: true }, `Bearer ${token}`, 'HEAD')).status).toBe(200);
    expect((await ask({ token, production: true }, `Bearer ${token}`, 'POST')).status).toBe(405);
  });
});

it('every endpoint has a name of its own in the metrics', () => {
  const names = endpoints.map(({ method, path }) => `${method} ${path}`);
  expect(new Set(names).size).toBe(names.length);
});
