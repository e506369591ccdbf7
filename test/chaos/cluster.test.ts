import { Protocol } from '@colyseus/core';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { type Cluster, startCluster } from '../../deploy/cluster/cluster.ts';
import { MESSAGE } from '../../sim/protocol.ts';
import { lacksPrograms } from '../helpers/cluster-programs.ts';
import { type FlyingSession, Squadron } from '../helpers/flying-session.ts';
import { newPilot, post } from '../helpers/rest.ts';
import { until } from '../helpers/until.ts';

/** Several programs of Node start side by side, on however few cores. */
const STARTS_MS = 60_000;

const seatShape = z.object({
  processId: z.string(),
  roomId: z.string(),
  sessionId: z.string(),
  publicAddress: z.string(),
});
const placeAnswer = z.object({ seat: seatShape });

/** Takes this seat, and waits until its match has said whom to come to when its host is lost. */
async function standbyToldTo({ publicAddress, processId, roomId, sessionId }: z.infer<typeof seatShape>) {
  const socket = new WebSocket(`ws://${publicAddress}/${processId}/${roomId}?sessionId=${sessionId}`);
  let isTold = false;
  socket.on('message', (data: Buffer) => {
    if (data[0] === Protocol.JOIN_ROOM) socket.send(Uint8Array.of(Protocol.JOIN_ROOM));
    if (data[0] === Protocol.ROOM_DATA && data[1] === MESSAGE.standby) isTold = true;
  });
  await until(() => isTold, 'an heir to be named');
  socket.close();
}

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe.skipIf(lacksPrograms)('a cluster on this machine', { timeout: STARTS_MS }, () => {
  let cluster: Cluster;
  let squadron: Squadron;
  const said: string[] = [];
  const deaths: string[] = [];
  beforeAll(async () => {
    cluster = await startCluster({
      matchmakers: 2,
      arenas: 2,
      env: { RATE_BURST: '10000', RATE_PER_SECOND: '10000', LOG_LEVEL: 'warn' },
      onLine: (name, line) => said.push(`${name}: ${line}`),
      onDeath: ({ name }, cause) => deaths.push(`${name} ${cause}`),
    });
    squadron = new Squadron(cluster.proxyOrigin);
  }, STARTS_MS);
  afterEach(() => squadron.disband());
  afterAll(() => cluster.close());

  test('a pilot who knows the proxy alone gets a seat and flies, on the host that its path names', async () => {
    const one = await squadron.fly({ name: 'Through' });
    await until(() => one.session.network.reconciles > 30, 'frames to flow');
    const { token } = await newPilot(cluster.proxyOrigin, 'Asks');
    const seat = await post(cluster.proxyOrigin, '/v1/seats', {}, token);
    const address = expect.stringMatching(/^localhost:\d+\/arena-[12]$/);
    expect(seat).toMatchObject({ status: 200, body: { seat: { publicAddress: address } } });
  });

  test('R7 while replicas are killed and started again in turn, every request is answered', async () => {
    const answers: number[] = [];
    const asking = setInterval(async () => {
      answers.push((await post(cluster.proxyOrigin, '/v1/pilots', { name: 'Calm' })).status);
    }, 20);
    for (const number of [1, 2]) {
      const before = answers.length;
      await cluster.replica(number).kill();
      await until(() => answers.length > before + 20, 'answers while a replica is away');
      await cluster.replica(number).start();
    }
    clearInterval(asking);
    expect(answers.filter((status) => status !== 201)).toEqual([]);
    expect(deaths).toEqual([]);
  });

  test('twenty who come at once, to a mode that nobody plays, spread over both hosts', async () => {
    const origin = cluster.proxyOrigin;
    const pilots = await Promise.all(Array.from({ length: 20 }, (_, i) => newPilot(origin, `Comes ${i}`)));
    const answers = await Promise.all(
      pilots.map(({ token }) => post(origin, '/v1/seats', { mode: 'hold' }, token)),
    );
    const places = answers.map(({ body }) => placeAnswer.parse(body).seat);
    expect(new Set(places.map(({ processId }) => processId)).size).toBe(2);
    const perRoom = Object.values(Object.groupBy(places, ({ roomId }) => roomId)).map(
      (all) => all?.length ?? 0,
    );
    expect(Math.max(...perRoom)).toBeLessThanOrEqual(12);
    expect(perRoom.length).toBeLessThanOrEqual(4);
  });

  test.each([
    { what: 'is killed', isKilled: true, heirStalls: false },
    { what: 'falls silent', isKilled: false, heirStalls: false },
    { what: 'is killed while its heir stalls', isKilled: true, heirStalls: true },
  ])(
    'R11 pilots of a host that $what fly on, though no matchmaker answers',
    async ({ isKilled, heirStalls }) => {
      // Who comes to a mode that nobody plays at the same moment as another may be sent to another host.
      const pilots = [await squadron.fly({ name: 'Ada', mode: 'skirmish' })];
      const others = ['Bob', 'Cid'].map((name) => squadron.fly({ name, mode: 'skirmish' }));
      pilots.push(...(await Promise.all(others)));
      const before = pilots.map(({ session }) => ({ room: session.room.id, me: session.me }));
      const rooms = new Set(before.map(({ room }) => room));
      expect(rooms.size).toBe(1);
      const { token } = await newPilot(cluster.proxyOrigin, 'Looks');
      const answer = await post(cluster.proxyOrigin, '/v1/seats', { roomId: before[0]?.room }, token);
      const { seat } = placeAnswer.parse(answer.body);
      await standbyToldTo(seat);
      const number = seat.publicAddress.endsWith('arena-1') ? 1 : 2;
      const [host, heir] = [cluster.host(number), cluster.host(3 - number)];
      const replicas = [cluster.replica(1), cluster.replica(2)];
      await Promise.all(replicas.map((replica) => replica.kill()));
      if (heirStalls) heir.freeze();
      if (isKilled) await host.kill();
      else host.freeze();
      onTestFinished(async () => {
        heir.thaw();
        host.thaw();
        if (isKilled) await host.start();
        await Promise.all(replicas.map((replica) => replica.start()));
      }, STARTS_MS);
      if (heirStalls) {
        const asksMatchmakers = ({ session }: FlyingSession) => (session.waiting?.tries ?? 0) > 1;
        await until(() => pilots.some(asksMatchmakers), 'the heir to be given up for now');
        heir.thaw();
      }
      const isBack = ({ session }: FlyingSession) =>
        session.network.resumes === 1 && session.status === 'playing';
      await until(() => pilots.every(isBack), 'everybody to be back');
      expect(pilots.map(({ session }) => ({ room: session.room.id, me: session.me }))).toEqual(before);
    },
  );

  test('a member that is frozen keeps its place, and answers again when it is thawed', async () => {
    const { origin } = cluster.replica(1);
    cluster.replica(1).freeze();
    const patience = { signal: AbortSignal.timeout(300) };
    await expect(fetch(`${origin}/healthz`, patience)).rejects.toThrow();
    cluster.replica(1).thaw();
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
  });

  test('a member that ends by itself is told of', async () => {
    const { pid } = cluster.host(2);
    if (pid === undefined) throw new Error('it does not run');
    process.kill(pid, 'SIGKILL');
    await until(() => deaths.length > 0, 'word of it');
    expect(deaths).toEqual(['arena-2 SIGKILL']);
    await cluster.host(2).start();
  });

  test('its metrics are read with its token at its members, and not through the proxy', async () => {
    const headers = { Authorization: `Bearer ${cluster.opsToken}` };
    expect((await fetch(`${cluster.replica(1).origin}/metrics`, { headers })).status).toBe(200);
    expect((await fetch(`${cluster.proxyOrigin}/metrics`, { headers })).status).toBe(404);
  });

  test('closing it leaves nothing running, frozen members included', async () => {
    const { proxy, redis, proxyOrigin } = cluster;
    const members = [proxy, redis, cluster.replica(1), cluster.replica(2), cluster.host(1), cluster.host(2)];
    const pids = members.flatMap(({ pid }) => pid ?? []);
    expect(pids.filter(runs)).toHaveLength(6);
    cluster.replica(2).freeze();
    await cluster.close();
    expect(pids.filter(runs)).toEqual([]);
    expect(members.flatMap(({ pid }) => pid ?? [])).toEqual([]);
    await expect(fetch(proxyOrigin)).rejects.toThrow();
  });
});

test.skipIf(lacksPrograms)(
  'a cluster of which one program does not start leaves none behind',
  async () => {
    const said: string[] = [];
    const starting = startCluster({
      matchmakers: 1,
      arenas: 1,
      env: { LOG_LEVEL: 'loud' },
      onLine: (name, line) => said.push(`${name} ${line}`),
      onDeath: () => {},
    });
    await expect(starting).rejects.toThrow(/(matchmaker|arena)-1 ended before it was ready/);
    expect(said.join('\n')).toContain('LOG_LEVEL: ');
  },
  STARTS_MS,
);
