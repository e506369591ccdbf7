import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { GuardedSocket } from '../../server/rooms/guarded-socket.ts';
import { CLOSE } from '../../sim/protocol.ts';
import { PILOT_FLAG } from '../../sim/told-state.ts';
import { askResume, askSeat, connect, newPilot, post } from '../helpers/rest.ts';
import { startTestApp, type TestApp } from '../helpers/running-app.ts';
import { until } from '../helpers/until.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test('a full room refuses a person by name, but a bot makes way', async () => {
  const { token } = await newPilot(app.origin, 'First');
  const first = await askSeat(app.origin, token);
  const people = [];
  for (let i = 0; i < 14; i++) people.push(await newPilot(app.origin, `Person ${i}`));
  for (const person of people) await askSeat(app.origin, person.token, first.room.id);
  const bot = await newPilot(app.origin, 'Bot', true);
  const flying = await connect(app.origin, await askSeat(app.origin, bot.token, first.room.id));
  await flying.ship;
  const late = await newPilot(app.origin, 'Late');
  await askSeat(app.origin, late.token, first.room.id);
  expect(await flying.closed).toBe(CLOSE.madeWay);
  const tooLate = await newPilot(app.origin, 'Too late');
  expect(await post(app.origin, '/v1/seats', { roomId: first.room.id }, tooLate.token)).toMatchObject({
    status: 409,
    body: { error: { code: 'room_full' } },
  });
});

test('R9 a repeated request gives the same seat, which can be taken once', async () => {
  const { token } = await newPilot(app.origin, 'Again');
  const first = await askSeat(app.origin, token);
  const second = await askSeat(app.origin, token, first.room.id);
  expect(second.seat).toEqual(first.seat);
  const pilot = await connect(app.origin, second);
  await pilot.ship;
  await expect(connect(app.origin, first)).rejects.toThrow();
  await until(() => app.room(first.room.id).truth.ships.length === 1, 'one ship');
  await pilot.room.leave();
});

test('R9 a pilot who comes over a second connection keeps the ship, and the first is closed', async () => {
  const { token } = await newPilot(app.origin, 'Twice');
  const first = await askSeat(app.origin, token);
  const one = await connect(app.origin, first);
  const ship = await one.ship;
  await until(() => app.room(first.room.id).truth.ships.some(({ id }) => id === ship), 'the ship');
  const two = await connect(app.origin, await askSeat(app.origin, token, first.room.id));
  expect(await two.ship).toBe(ship);
  expect(await one.closed).toBe(CLOSE.takenOver);
  expect(app.room(first.room.id).truth.ships.filter(({ name }) => name === 'Twice')).toHaveLength(1);
  await two.room.leave();
});

test('R10 a lost line keeps the seat: the ship stays in the world, adrift, and is given back', async () => {
  const { token } = await newPilot(app.origin, 'Lost');
  const answer = await askSeat(app.origin, token);
  const one = await connect(app.origin, answer);
  const ship = await one.ship;
  const room = app.room(answer.room.id);
  await until(() => room.truth.ships.some(({ id }) => id === ship), 'the ship');
  one.room.connection.close(4998);
  await one.closed;
  await until(
    () => ((room.state.pilots.get(String(ship))?.flags ?? 0) & PILOT_FLAG.adrift) !== 0,
    'the ship to be adrift',
  );
  const { seat } = await askResume(app.origin, answer.resume);
  if (seat === undefined) throw new Error('no seat');
  const two = await connect(app.origin, seat);
  expect(await two.ship).toBe(ship);
  await until(
    () => ((room.state.pilots.get(String(ship))?.flags ?? PILOT_FLAG.adrift) & PILOT_FLAG.adrift) === 0,
    'the ship to be flown',
  );
  await two.room.leave();
});

test('R8 a ticket works once', async () => {
  const { token } = await newPilot(app.origin, 'Once');
  const answer = await askSeat(app.origin, token);
  const one = await connect(app.origin, answer);
  await one.ship;
  const resumed = await askResume(app.origin, answer.resume);
  if (resumed.seat === undefined) throw new Error('no seat');
  const two = await connect(app.origin, resumed.seat);
  await two.ship;
  expect(await askResume(app.origin, answer.resume)).toMatchObject({ status: 401 });
  const again = await askResume(app.origin, resumed.seat.resume);
  expect(again.status).toBe(200);
  await two.room.leave();
});

test('a seat that was given up is gone: its ticket finds no ship', async () => {
  const { token } = await newPilot(app.origin, 'Gone');
  const answer = await askSeat(app.origin, token);
  const one = await connect(app.origin, answer);
  await one.ship;
  await one.room.leave();
  await until(
    () => app.room(answer.room.id).truth.ships.every(({ name }) => name !== 'Gone'),
    'the ship to leave',
  );
  expect(await askResume(app.origin, answer.resume)).toMatchObject({
    status: 410,
    body: { error: { code: 'seat_gone' } },
  });
});

test('nobody takes a seat by a session id that was not offered', async () => {
  const { token } = await newPilot(app.origin, 'Owner');
  const answer = await askSeat(app.origin, token);
  const forged = { ...answer, seat: { ...answer.seat, sessionId: 'guessed' } };
  await expect(connect(app.origin, forged)).rejects.toThrow();
});

test('R12 nobody comes aboard a match that is about to go on elsewhere, and whoever asks again does when it stays', async () => {
  const { token } = await newPilot(app.origin, 'Late');
  const answer = await askSeat(app.origin, token);
  const room = app.room(answer.room.id);
  room.halt();
  await expect(connect(app.origin, answer)).rejects.toThrow();
  expect(room.truth.ships.some(({ name }) => name === 'Late')).toBe(false);
  room.goOn();
  const one = await connect(app.origin, await askSeat(app.origin, token));
  await one.ship;
  await one.room.leave();
});

test("the framework's own open matchmaking is closed", async () => {
  for (const path of [
    '/matchmake/joinOrCreate/skirmish',
    '/matchmake/create/skirmish',
    '/matchmake/reconnect/x',
  ]) {
    const response = await fetch(app.origin + path, { method: 'POST', body: '{}' });
    expect(response.status).toBe(404);
  }
});

test('who has joined is told of each tick in one write, and costs no table for each input', async () => {
  const { token } = await newPilot(app.origin, 'Quiet');
  const seat = await askSeat(app.origin, token);
  const pilot = await connect(app.origin, seat);
  await pilot.ship;
  const client = app.room(seat.room.id).clients.getById(seat.seat.sessionId);
  const socket: unknown = client?.ref;
  if (client === undefined || !(socket instanceof GuardedSocket)) return expect.fail('no socket of ours');
  const write = vi.spyOn(socket.line ?? expect.fail('it knows no line'), 'write');
  const { tick } = app.room(seat.room.id);
  await until(() => app.room(seat.room.id).tick >= tick + 10, 'ten ticks');
  const ticks = app.room(seat.room.id).tick - tick;
  expect(write.mock.calls.length).toBeGreaterThanOrEqual(ticks - 1);
  expect(write.mock.calls.length).toBeLessThanOrEqual(ticks + 1);
  const clear = vi.spyOn(Set.prototype, 'clear');
  Reflect.get(client, '_inputDecoder').decode(new Uint8Array());
  expect(clear).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});
