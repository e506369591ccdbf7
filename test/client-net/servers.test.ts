import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createMemoryStorage } from '../../client/net/key-value.ts';
import { fetchRooms } from '../../client/net/matchmaker-client.ts';
import { MatchmakerRefusal } from '../../client/net/matchmaker-refusal.ts';
import { persist } from '../../client/net/persist.ts';
import { RESUME_MS, SeatKeeper } from '../../client/net/seat-keeper.ts';
import { readServers, Servers } from '../../client/net/servers.ts';
import { WaitNote } from '../../client/net/wait-note.ts';

const rooms: RequestListener = (_request, response) =>
  void response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"rooms":[]}');
const refuses =
  (status: number, code: string): RequestListener =>
  (_request, response) =>
    void response
      .writeHead(status, { 'Retry-After': '1' })
      .end(`{"error":{"code":"${code}","message":"no"}}`);

const opened: Server[] = [];

/** A server that answers as it is told, and counts what it was asked. */
async function serve(answer: RequestListener) {
  const one = { origin: '', asked: 0, answer };
  const server = createServer((request, response) => {
    one.asked += 1;
    one.answer(request, response);
  });
  opened.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  one.origin = `http://127.0.0.1:${address.port}`;
  return one;
}

afterEach(async () => {
  for (const server of opened.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

const first = () => 0;

describe('over real sockets', () => {
  test.each([
    ['refuses connections', undefined],
    ['breaks off', ((_request, response) => void response.destroy()) satisfies RequestListener],
    ['says 502', refuses(502, 'internal')],
    ['says 503', refuses(503, 'no_host')],
    [
      'answers what is no JSON',
      ((_request, response) => void response.end('<html>')) satisfies RequestListener,
    ],
  ])('an address that %s is passed over at once, and asked last from then on', async (_name, answer) => {
    const bad = await serve(answer ?? rooms);
    if (answer === undefined) await new Promise((resolve) => opened[0]?.close(resolve));
    const good = await serve(rooms);
    const servers = new Servers([bad.origin, good.origin], first);
    const begun = performance.now();
    expect(await fetchRooms(servers)).toMatchObject({ rooms: [] });
    expect(performance.now() - begun).toBeLessThan(1500);
    expect(servers.current).toBe(good.origin);
    await fetchRooms(servers);
    expect({ bad: bad.asked, good: good.asked }).toEqual({ bad: answer === undefined ? 0 : 1, good: 2 });
  });

  test('an address that is silent costs two seconds once, and is found again when the other is gone', async () => {
    const silent = await serve(() => {});
    const other = await serve(rooms);
    const servers = new Servers([silent.origin, other.origin], first);
    const begun = performance.now();
    await fetchRooms(servers);
    expect(performance.now() - begun).toBeGreaterThan(1900);
    await fetchRooms(servers);
    expect(silent.asked).toBe(1);
    silent.answer = rooms;
    other.answer = refuses(503, 'no_host');
    await fetchRooms(servers);
    expect(servers.current).toBe(silent.origin);
  });

  test('what every address would say alike is asked of one', async () => {
    const one = await serve(refuses(429, 'too_many_requests'));
    const other = await serve(rooms);
    const servers = new Servers([one.origin, other.origin], first);
    await expect(fetchRooms(servers)).rejects.toMatchObject({
      code: 'too_many_requests',
      retryAfterMs: 1000,
    });
    one.answer = refuses(404, 'unknown_room');
    await expect(fetchRooms(servers)).rejects.toMatchObject({
      code: 'unknown_room',
      retryAfterMs: undefined,
    });
    expect(other.asked).toBe(0);
  });

  test('where one is busy and the others are gone, it is the busy one that is told of', async () => {
    const busy = await serve(refuses(503, 'no_host'));
    const gone = await serve((_request, response) => void response.destroy());
    await expect(fetchRooms(new Servers([busy.origin, gone.origin], first))).rejects.toMatchObject({
      code: 'no_host',
      retryAfterMs: 1000,
    });
    await expect(fetchRooms(new Servers([gone.origin, gone.origin], first))).rejects.toMatchObject({
      code: 'unreachable',
    });
  });
});

describe('in virtual time', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const busy = () => new MatchmakerRefusal('no_host', 'busy', { retryAfterMs: 1000, othersMayAnswer: true });

  test('a server that comes back is found while patience lasts, and the note says what is waited for', async () => {
    const note = new WaitNote();
    const said: string[] = [];
    let asked = 0;
    const answer = persist(
      20_000,
      async () => {
        said.push(`${note.reason} ${note.tries}`);
        asked += 1;
        if (asked < 4) throw busy();
        return 'seat';
      },
      note,
    );
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await answer).toBe('seat');
    expect(said).toEqual(['asking 1', 'busy 2', 'busy 3', 'busy 4']);
  });

  test('no pause is longer than four seconds, and patience ends with a last try', async () => {
    const at: number[] = [];
    const note = new WaitNote();
    const outcome = persist(
      30_000,
      async () => {
        at.push(performance.now());
        throw busy();
      },
      note,
    ).catch((error: unknown) => error);
    const begun = performance.now();
    await vi.advanceTimersByTimeAsync(31_000);
    expect(await outcome).toBeInstanceOf(MatchmakerRefusal);
    const pauses = at.slice(1).map((time, i) => time - (at[i] ?? 0));
    expect(Math.max(...pauses)).toBeLessThanOrEqual(4001);
    expect((at.at(-1) ?? 0) - begun).toBeGreaterThanOrEqual(29_990);
    expect(at.length).toBeGreaterThan(8);
  });

  test('R11 who lost a server asks once a second or oftener, for a minute and a half', async () => {
    const at: number[] = [];
    const unreachable = () => new MatchmakerRefusal('unreachable', 'no answer', { retryAfterMs: 400 });
    const begun = performance.now();
    const source = new SeatKeeper(
      { servers: new Servers(['http://one.test']), name: 'Ada', bot: false, seat: {} },
      createMemoryStorage(),
    );
    source.renew('ticket');
    const fetching = vi.spyOn(globalThis, 'fetch').mockImplementation(async () => {
      at.push(performance.now() - begun);
      throw unreachable();
    });
    const outcome = source.resume(RESUME_MS).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(RESUME_MS + 1000);
    fetching.mockRestore();
    expect(await outcome).toMatchObject({ code: 'unreachable' });
    const pauses = at.slice(1).map((time, i) => time - (at[i] ?? 0));
    expect(at[0]).toBe(0);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(1001);
    expect(at.at(-1)).toBeGreaterThan(88_900);
    expect(source.endingOf(await outcome)).toBe('server_gone');
  });

  test('a thousand clients that are refused together come back spread out', async () => {
    const clients = 1000;
    const at: number[] = [];
    const begun = performance.now();
    for (let i = 0; i < clients; i++) {
      let isFirst = true;
      void persist(10_000, async () => {
        if (!isFirst) at.push(performance.now() - begun);
        if (!isFirst) return;
        isFirst = false;
        throw busy();
      });
    }
    await vi.advanceTimersByTimeAsync(10_000);
    expect(at).toHaveLength(clients);
    const tenths = Array.from(
      { length: 10 },
      (_, i) => at.filter((ms) => Math.floor(ms / 100.1) === i).length,
    );
    // A hundred are due in each tenth of the second; six deviations of chance are 57.
    expect(Math.max(...tenths)).toBeLessThan(160);
    expect(Math.min(...tenths)).toBeGreaterThan(40);
  });

  test('who asked too often does not come back before the time is over', async () => {
    let asked = 0;
    const answer = persist(10_000, async () => {
      asked += 1;
      if (asked === 1) throw new MatchmakerRefusal('too_many_requests', 'slowly', { retryAfterMs: 2000 });
      return performance.now();
    });
    await vi.advanceTimersByTimeAsync(1990);
    expect(asked).toBe(1);
    await vi.advanceTimersByTimeAsync(8000);
    await expect(answer).resolves.toBeTypeOf('number');
  });

  test('who gives up is not asked for any more', async () => {
    const note = new WaitNote();
    let asked = 0;
    const outcome = persist(
      60_000,
      async () => {
        asked += 1;
        throw busy();
      },
      note,
    ).catch((error: unknown) => error);
    note.giveUp();
    await vi.advanceTimersByTimeAsync(0);
    expect(await outcome).toBeInstanceOf(MatchmakerRefusal);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toBe(1);
  });
});

test('addresses are read from a list: http and https alone, without paths, each once, at most eight', () => {
  expect(readServers('https://a.test/x, http://b.test:81,https://a.test')).toEqual([
    'https://a.test',
    'http://b.test:81',
  ]);
  const many = Array.from({ length: 9 }, (_, i) => `http://h${i}.test`).join();
  for (const text of ['', 'a.test', 'ftp://a.test', 'javascript:alert(1)', 'https://a.test,', many])
    expect(readServers(text), text).toBeUndefined();
});

test('many clients begin at different addresses', () => {
  const origins = ['http://a.test', 'http://b.test', 'http://c.test'];
  const begun = new Set([0, 0.4, 0.99].map((chance) => new Servers(origins, () => chance).current));
  expect([...begun]).toEqual(origins);
});
