import { matchMaker } from '@colyseus/core';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { SessionEvent } from '../../client/net/session-types.ts';
import { loadArena } from '../../server/rooms/arena-files.ts';
import { MOST_WATCHERS } from '../../server/rooms/gallery-room.ts';
import { GuardedSocket } from '../../server/rooms/guarded-socket.ts';
import { MatchFeed } from '../../server/rooms/match-feed.ts';
import { MODES } from '../../sim/modes/modes.ts';
import { seesPlace } from '../../sim/sight.ts';
import { TICK_MS, TICK_RATE } from '../../sim/units.ts';
import { FREE_LOOK } from '../../sim/watch-input.ts';
import { cuttableLine } from '../helpers/cuttable-line.ts';
import { Squadron } from '../helpers/flying-session.ts';
import { askToWatch, connect, newPilot, post } from '../helpers/rest.ts';
import { startTestApp, type TestApp } from '../helpers/running-app.ts';
import { until } from '../helpers/until.ts';

const DELAY = MODES.skirmish.watchDelayTicks;
/** Until a watcher sees what happens now, milliseconds. */
const LATE_MS = DELAY * TICK_MS + 5000;

let app: TestApp;
let squadron: Squadron;
beforeAll(async () => {
  app = await startTestApp({}, undefined, ['foundry', 'quarry']);
  squadron = new Squadron(app.origin);
});
// Each test has a room of its own.
afterEach(async () => {
  await squadron.disband();
  await Promise.all(matchMaker.disconnectAll());
});
afterAll(() => app.close());

test('R2 a watcher is told of the match as it was five seconds ago, and of nothing sooner', async () => {
  const pilot = await squadron.fly({ name: 'Flies' });
  const room = app.room(pilot.session.room.id);
  const places = new Map<number, { x: number; y: number }>();
  room.onStep = () => {
    const ship = room.truth.ships[0];
    if (ship !== undefined) places.set(room.truth.tick, { x: ship.x, y: ship.y });
    // To and fro: wherever it began, no wall keeps it for long.
    pilot.intent.move = room.truth.tick % 60 < 30 ? 9 : 41;
  };
  const { token } = await newPilot(app.origin, 'Looks');
  const watcher = await connect(app.origin, await askToWatch(app.origin, token, room.roomId));
  const { me } = pilot.session;
  const wrong: string[] = [];
  let told = 0;
  let isWhole = true;
  watcher.room.onStateChange((state) => {
    // The whole state, which comes first, has no stamp: the newest one may be of a tick before it.
    const hasStamp = !isWhole;
    isWhole = false;
    if (!hasStamp) return;
    const ship = state.ships.get(String(me));
    if (ship === undefined) return;
    // A stamp says when it was told; the world that it tells of is as much older as it must be.
    const tick = Math.round(watcher.room.clock.lastServerTime() / TICK_MS) - DELAY;
    if (room.truth.tick - tick < DELAY) wrong.push(`tick ${tick} at ${room.truth.tick}`);
    const then = places.get(tick);
    if (then === undefined) return;
    told += 1;
    if (then.x !== ship.x || then.y !== ship.y) wrong.push(`another place than in tick ${tick}`);
  });
  await until(() => told > 60, 'the past to be told', LATE_MS);
  expect(wrong).toEqual([]);
  expect(new Set([...places.values()].map(({ x, y }) => `${x} ${y}`)).size).toBeGreaterThan(30);
  await watcher.room.leave();
}, 20_000);

test('R2 in a duel a watcher is told what the followed pilot knows, whomever it turns to', async () => {
  const one = await squadron.fly({ name: 'One', mode: 'duel' });
  const roomId = one.session.room.id;
  const two = await squadron.fly({ name: 'Two', roomId });
  const room = app.room(roomId);
  const arena = loadArena(room.truth.map);
  const [here, there] = arena.spawns.flatMap((a) =>
    arena.spawns.filter((b) => !seesPlace(arena, a.x, a.y, b.x, b.y)).map((b) => [a, b] as const),
  )[0] ?? [undefined, undefined];
  if (here === undefined) throw new Error('everything sees everything');
  // The warm-up is over before they could place themselves, and neither moves.
  room.onStep = () => {
    const [a, b] = room.truth.ships;
    if (a !== undefined) Object.assign(a, { x: here.x, y: here.y, vx: 0, vy: 0, respawnTicks: 0 });
    if (b !== undefined) Object.assign(b, { x: there.x, y: there.y, vx: 0, vy: 0, respawnTicks: 0 });
  };
  const watcher = squadron.watch(roomId);
  const { session } = watcher;
  const seen = () => [...session.ships.values()].filter((ship) => !ship.remembered).map(({ id }) => id);
  for (const { me } of [two.session, one.session]) {
    await until(
      () => {
        session.follow(me);
        return session.me === me && seen().length === 1 && seen()[0] === me;
      },
      'only the followed ship to be told',
      2 * LATE_MS,
    );
  }
  expect(session.pilots.size).toBe(2);
  session.follow(FREE_LOOK);
  session.follow(250);
  const { tick } = room.truth;
  await until(() => room.truth.tick > tick + 30, 'the wish to have arrived');
  expect(session.me).toBe(one.session.me);
  expect(session.ships.get(session.me)?.own).toBe(false);
}, 40_000);

test('who watches a free-for-all sees everybody, follows whom it likes, and goes on when that one leaves', async () => {
  const one = await squadron.fly({ name: 'One' });
  const roomId = one.session.room.id;
  const two = await squadron.fly({ name: 'Two', roomId });
  const { session } = squadron.watch(roomId);
  await until(() => session.ships.size === 2, 'both to be seen', LATE_MS);
  expect([...session.pilots.values()].map(({ name }) => name).sort()).toEqual(['One', 'Two']);
  session.follow(FREE_LOOK);
  await until(() => session.me === FREE_LOOK, 'a free look');
  session.follow(two.session.me);
  await until(() => session.me === two.session.me, 'to follow');
  const { me } = two.session;
  await two.session.leave();
  await until(() => session.me === one.session.me, 'to follow the next', LATE_MS);
  expect(session.pilots.has(me)).toBe(false);
}, 30_000);

test('what a pilot is told of a tick is on its way before the tick is kept for watchers', async () => {
  const pilot = await squadron.fly({ name: 'First' });
  const room = app.room(pilot.session.room.id);
  const [client] = room.clients;
  const released = vi.spyOn(GuardedSocket.prototype, 'release');
  const kept = vi.spyOn(MatchFeed.prototype, 'record');
  await until(() => kept.mock.calls.length > 5, 'some ticks');
  vi.restoreAllMocks();
  const steps = [
    ...released.mock.invocationCallOrder.map((order, i) => ({
      order,
      what: 'told',
      own: released.mock.contexts[i] === client?.ref,
    })),
    ...kept.mock.invocationCallOrder.map((order, i) => ({
      order,
      what: 'kept',
      own: kept.mock.calls[i]?.[0] === room.truth,
    })),
  ];
  const own = steps.filter((step) => step.own).sort((a, b) => a.order - b.order);
  expect(own.length).toBeGreaterThan(4);
  expect(own.map(({ what }) => what)).toEqual(own.map((_, i) => (i % 2 === 0 ? 'told' : 'kept')));
});

test('a match can be watched however long it has been running', async () => {
  const pilot = await squadron.fly({ name: 'Old' });
  const room = app.room(pilot.session.room.id);
  await until(() => room.truth.ships.length === 1, 'the ship');
  room.skip(50 * TICK_RATE);
  const { token } = await newPilot(app.origin, 'Looks');
  const place = await askToWatch(app.origin, token, room.roomId);
  const { tick } = room.truth;
  await until(() => room.truth.tick > tick + 3, 'some ticks of the gallery');
  const watcher = await connect(app.origin, place);
  await until(() => watcher.room.state?.ships?.size === 1, 'the past to be seen');
  // A gallery that began with its first watcher would have none for the whole delay.
  expect(room.truth.tick - tick).toBeLessThan(1.5 * TICK_RATE);
  await watcher.room.leave();
});

test('who is watched notices nothing: no seat, no ship, no correction', async () => {
  const pilot = await squadron.fly({ name: 'Alone' });
  pilot.intent.move = 20;
  const room = app.room(pilot.session.room.id);
  const sessions = Array.from({ length: 5 }, (_, i) => squadron.watch(room.roomId, { name: `W${i}` }));
  await until(() => sessions.every(({ session }) => session.status === 'playing'), 'all to watch');
  const { reconciles } = pilot.session.network;
  await until(() => pilot.session.network.reconciles > reconciles + 60, 'flight');
  expect(pilot.session.network.corrections).toBe(0);
  expect(room.truth.ships).toHaveLength(1);
  expect(pilot.session.pilots.size).toBe(1);
  const { rooms } = await (await fetch(`${app.origin}/v1/rooms`)).json();
  expect(rooms).toEqual([expect.objectContaining({ id: room.roomId, pilots: 1 })]);
});

test('R14 only so many watch a match, and who comes too late is told', async () => {
  const pilot = await squadron.fly({ name: 'Star' });
  const roomId = pilot.session.room.id;
  for (let i = 0; i < MOST_WATCHERS; i++) {
    const { token } = await newPilot(app.origin, `Watcher ${i}`);
    await askToWatch(app.origin, token, roomId);
    if (i === 0) await askToWatch(app.origin, token, roomId);
  }
  const { token } = await newPilot(app.origin, 'Late');
  expect(await post(app.origin, '/v1/watch', { roomId }, token)).toMatchObject({
    status: 409,
    body: { error: { code: 'room_full' } },
  });
  const late = squadron.watch(roomId);
  await until(() => late.session.status === 'ended', 'the refusal');
  expect(late.session.ending).toBe('gallery_full');
  expect((await squadron.fly({ name: 'Plays', roomId })).session.room.id).toBe(roomId);
});

test('R15 a gallery is no room to play in, nor to watch', async () => {
  const pilot = await squadron.fly({ name: 'Star' });
  const { token } = await newPilot(app.origin, 'Stray');
  const { seat } = await askToWatch(app.origin, token, pilot.session.room.id);
  for (const path of ['/v1/seats', '/v1/watch'])
    expect(await post(app.origin, path, { roomId: seat.roomId }, token), path).toMatchObject({ status: 404 });
});

test('when the match is over its watchers are told so', async () => {
  const pilot = await squadron.fly({ name: 'Last' });
  const watcher = squadron.watch(pilot.session.room.id);
  await until(() => watcher.session.status === 'playing', 'to watch');
  const room = app.room(pilot.session.room.id);
  await pilot.session.leave();
  // Longer than an empty room waits for its next pilot.
  await until(() => room.truth.ships.length === 0, 'everybody to leave');
  room.skip(10 * TICK_RATE);
  await until(() => watcher.session.status === 'ended', 'the end');
  expect(watcher.session.ending).toBe('over');
});

test('a gallery closes when nobody watches any more, and opens again for the next', async () => {
  const pilot = await squadron.fly({ name: 'Star' });
  const roomId = pilot.session.room.id;
  const { token } = await newPilot(app.origin, 'Looks');
  const first = await askToWatch(app.origin, token, roomId);
  const watcher = await connect(app.origin, first);
  await watcher.room.leave();
  await until(async () => {
    const { seat } = await askToWatch(app.origin, token, roomId);
    await (await connect(app.origin, { ...first, seat })).room.leave();
    if (seat.roomId !== first.seat.roomId) return true;
    // Longer than a gallery waits for the next.
    const { tick } = app.room(roomId).truth;
    await until(() => app.room(roomId).truth.tick > tick + 100, 'time to pass');
    return false;
  }, 'another gallery');
}, 20_000);

test('the picture goes on to the next map, five seconds after the match', async () => {
  const pilot = await squadron.fly({ name: 'Travels' });
  const room = app.room(pilot.session.room.id);
  const { session } = squadron.watch(room.roomId);
  await until(() => session.ships.size === 1, 'the ship to be seen', LATE_MS);
  const from = room.truth.map;
  const to = from === 'foundry' ? 'quarry' : 'foundry';
  expect(session.arena.name).toBe(from);
  Object.assign(room.truth, { ballot: [to], round: { number: 1, phase: 'results', ticksLeft: 2 } });
  await until(() => pilot.session.arena.name === to, 'the match to go on');
  expect(session.arena.name).toBe(from);
  const turns = (events: readonly SessionEvent[]) => events.filter(({ type }) => type === 'turned');
  const next = [
    { type: 'turned', phase: 'results', round: 1 },
    { type: 'turned', phase: 'play', round: 2 },
  ];
  await until(() => turns(pilot.events).length > 1, 'the turns of the match to be told');
  expect(turns(pilot.events)).toEqual(next);
  await until(() => session.arena.name === to && session.ships.size === 1, 'the picture to follow', LATE_MS);
  expect(session.status).toBe('playing');
}, 30_000);

test('R9 who asks again while the old line still dies has a place', async () => {
  const pilot = await squadron.fly({ name: 'Star' });
  const room = app.room(pilot.session.room.id);
  const { token } = await newPilot(app.origin, 'Looks');
  const before = await connect(app.origin, await askToWatch(app.origin, token, room.roomId));
  const again = await askToWatch(app.origin, token, room.roomId);
  before.room.connection.close(4998);
  await before.closed;
  const { tick } = room.truth;
  await until(() => room.truth.tick > tick + 3, 'the room to know');
  const after = await connect(app.origin, again);
  await until(() => after.room.state?.map === room.truth.map, 'the picture');
  await after.room.leave();
});

test('a watcher’s lost line is won back by itself', async () => {
  const pilot = await squadron.fly({ name: 'Star' });
  const line = await cuttableLine(app.port);
  const afar = new Squadron(line.origin);
  const { session } = afar.watch(pilot.session.room.id);
  await until(() => session.status === 'playing', 'to watch');
  line.cut();
  const isBack = () => session.network.resumes === 1 && session.status === 'playing';
  await until(isBack, 'the line to be missed and to come back');
  await afar.disband();
  await line.end();
});

test('who gives no sign is asked, may go on, and is moved off the seat when nothing comes', async () => {
  const pilot = await squadron.fly({ name: 'Sleepy' });
  const { session, intent } = pilot;
  const room = app.room(session.room.id);
  await until(() => room.truth.ships.length === 1, 'the ship');
  room.skip(46 * TICK_RATE);
  await until(() => session.awaySeconds > 0, 'to be asked');
  expect(session.awaySeconds).toBeLessThanOrEqual(15);
  intent.aim = 9000;
  await until(() => session.awaySeconds === 0, 'the sign to be taken');
  expect(session.status).toBe('playing');
  const { token } = await newPilot(app.origin, 'Awake');
  const awake = await connect(app.origin, await askToWatch(app.origin, token, room.roomId));
  room.skip(61 * TICK_RATE);
  await until(() => session.status === 'ended', 'to be moved');
  expect(session.ending).toBe('away');
  await until(() => room.truth.ships.length === 0, 'the seat to be given up');
  await awake.room.leave();
  const back = await squadron.fly({ name: 'Sleepy', storage: pilot.storage, roomId: room.roomId });
  expect(back.session.room.id).toBe(room.roomId);
});
