import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createMemoryStorage } from '../../client/net/key-value.ts';
import type { RankedMode } from '../../client/net/matchmaker-api.ts';
import { MatchmakerRefusal } from '../../client/net/matchmaker-refusal.ts';
import type { Party } from '../../client/net/party.ts';
import { isOver, type QueueTicket } from '../../client/net/queue-ticket.ts';
import { rankedDesk } from '../../client/net/ranked-desk.ts';
import { Servers } from '../../client/net/servers.ts';
import { type CuttableLine, cuttableLine } from '../helpers/cuttable-line.ts';
import { Squadron } from '../helpers/flying-session.ts';
import { startTestApp, type TestApp } from '../helpers/running-app.ts';
import { until } from '../helpers/until.ts';

let app: TestApp;
let line: CuttableLine;
let squadron: Squadron;
beforeAll(async () => {
  app = await startTestApp({}, undefined, ['gatehouse', 'citadel']);
});
beforeEach(async () => {
  line = await cuttableLine(app.port);
  squadron = new Squadron(app.origin);
});
afterEach(async () => {
  await squadron.disband();
  await line.end();
});
afterAll(() => app.close());

const nothing = () => {};

/** A pilot of its own, who can be reached over a line that a test can cut as well. */
function pilot(name: string) {
  const storage = createMemoryStorage();
  const desk = rankedDesk(new Servers([line.origin, app.origin], () => 0), storage);
  return {
    name,
    storage,
    find: (party?: string, mode: RankedMode = 'duel') =>
      desk.enter(name, { mode, ...(party ? { party } : {}) }, nothing),
    follow: (ticket: string) => desk.enter(name, { ticket }, nothing),
    make: () => desk.party(name, { is: 'made' }, nothing),
    join: (code = '') => desk.party(name, { is: 'joined', code }, nothing),
    comeBack: (code = '') => desk.party(name, { is: 'left', code }, nothing),
  };
}

const over = (ticket: QueueTicket) => until(() => isOver(ticket.state), 'an end of the search', 15_000);

function seatOf({ state }: QueueTicket) {
  if (state.is !== 'found') throw new Error(`${state.is} ${JSON.stringify(state)}`);
  return state.seat;
}

test('two who look for a duel are brought into one, and fly with the seats that they were given', async () => {
  const pilots = [pilot('Ada'), pilot('Bob')];
  const tickets = pilots.map((one) => one.find());
  await until(() => tickets.every(({ state }) => state.is !== 'asking'), 'both in the queue');
  await Promise.all(tickets.map(over));
  const rooms = tickets.map((ticket) => seatOf(ticket).room.id);
  expect(new Set(rooms).size).toBe(1);
  for (const [i, { name, storage }] of pilots.entries()) {
    const ticket = tickets[i];
    if (ticket === undefined) throw new Error('no ticket');
    const given = seatOf(ticket);
    const { session } = await squadron.fly({ name, storage, given, roomId: given.room.id });
    expect(session.room).toMatchObject({ id: given.room.id, mode: 'duel', ranked: true });
  }
});

test('a search goes on over another server when the one that holds the question is gone', async () => {
  const first = pilot('Cut off').find();
  await until(() => first.state.is === 'waiting', 'a place in the queue');
  line.cut();
  line.close(true);
  const second = pilot('Second').find();
  await Promise.all([over(first), over(second)]);
  expect(seatOf(first).room.id).toBe(seatOf(second).room.id);
});

test('who stops looking is out of the queue', async () => {
  const stopped = pilot('Stopped').find();
  await until(() => stopped.state.is === 'waiting', 'a place in the queue');
  await stopped.cancel();
  expect(stopped.state).toEqual({ is: 'cancelled', reason: 'left' });
  const next = pilot('Next').find();
  await until(() => next.state.is === 'waiting', 'a place in the queue');
  expect(next.state).toMatchObject({ place: 1 });
  await next.cancel();
});

test('who joins a party is seen in it and says to be ready, and who is not its leader looks for no match', async () => {
  const ada = pilot('Ada');
  const bob = pilot('Bob');
  const led = ada.make();
  await until(() => led.seen !== undefined, 'a party');
  const joined = bob.join(led.seen?.code);
  const sees = (party: Party, ready: boolean) =>
    party.seen?.members.some((one) => one.name === 'Bob' && one.ready === ready);
  await until(() => sees(led, false) === true, 'Bob in the party');
  expect([led.leads, joined.leads]).toEqual([true, false]);
  joined.ready(true);
  await until(() => sees(led, true) === true, 'Bob ready');
  const refused = bob.find(led.seen?.code);
  await over(refused);
  expect(refused.state).toMatchObject({ is: 'failed', refusal: { code: 'not_leader' } });
  await joined.leave();
  await until(() => led.seen?.members.length === 1, 'Bob gone');
  await led.leave();
});

test('who stops the search of a party is told to the others by name', async () => {
  const [ada, bob] = [pilot('Ada'), pilot('Bob')];
  const led = ada.make();
  await until(() => led.seen !== undefined, 'a party');
  const joined = bob.join(led.seen?.code);
  await until(() => joined.seen !== undefined, 'Bob in the party');
  joined.ready(true);
  await until(() => led.seen?.members.every((one) => one.leads || one.ready) === true, 'Bob ready');
  const search = ada.find(led.seen?.code, 'hold');
  await until(() => search.state.is === 'waiting', 'a place in the queue');
  await until(() => joined.seen?.ticket !== undefined, 'Bob to know of it');
  const followed = bob.follow(joined.seen?.ticket ?? '');
  await followed.cancel();
  await over(search);
  expect(search.state).toEqual({ is: 'cancelled', reason: 'left', by: 'Bob' });
  expect(followed.state).toEqual({ is: 'cancelled', reason: 'left', by: undefined });
  await Promise.all([led.leave(), joined.leave()]);
});

test('who comes back to a page is in its party as the same pilot, and looks for the match that it looked for', async () => {
  const ada = pilot('Ada');
  const left = ada.make();
  await until(() => left.seen !== undefined, 'a party');
  const search = ada.find(left.code, 'hold');
  await until(() => search.id !== undefined, 'a ticket');
  const back = ada.comeBack(left.code);
  const again = ada.follow(search.id ?? '');
  await until(() => back.seen !== undefined, 'the party again');
  expect(back.seen).toMatchObject({ code: left.code, members: [{ name: 'Ada', you: true, leads: true }] });
  expect(again.state.is).toBe('waiting');
  await again.cancel();
  await over(search);
  expect(search.state).toMatchObject({ is: 'cancelled', reason: 'left' });
  await Promise.all([left.leave(), back.leave()]);
});

test('who comes back to a party or a search that is forgotten is told so', async () => {
  const ada = pilot('Ada');
  const back = ada.comeBack('ABCDEFGH');
  const search = ada.follow('gone');
  await until(() => back.isOver && isOver(search.state), 'answers');
  expect(back.refusal?.code).toBe('unknown_party');
  expect(back.code).toBeUndefined();
  expect(search.state).toEqual({ is: 'cancelled', reason: 'no_sign', by: undefined });
});

test('a party is not given up while no server answers', async () => {
  class Silent extends Servers {
    override async ask(): Promise<never> {
      throw new MatchmakerRefusal('unreachable', '');
    }
  }
  const desk = rankedDesk(new Silent(['http://silent.test']), createMemoryStorage());
  const lost = desk.party('Ada', { is: 'left', code: 'ABCDEFGH' }, nothing);
  await until(() => lost.refusal !== undefined, 'a refusal');
  expect([lost.isOver, lost.code]).toEqual([false, 'ABCDEFGH']);
  await lost.leave();
});

test('a party that there is not is over at once, and says why', async () => {
  const none = pilot('Lost').join('ABCDEFGH');
  await until(() => none.isOver, 'an answer');
  expect(none.refusal?.code).toBe('unknown_party');
});
