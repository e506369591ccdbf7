import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bot, createBot } from '../../client/bots/bot.ts';
import { type FrameLoop, startFrameLoop } from '../../client/bots/frame-loop.ts';
import { GOOD_NETWORK } from '../../client/net/network-simulator.ts';
import { Servers } from '../../client/net/servers.ts';
import { loadArena } from '../../server/rooms/arena-files.ts';
import type { Fact } from '../../sim/facts.ts';
import { isFlying } from '../../sim/ship.ts';
import { TICK_MS } from '../../sim/units.ts';
import { askResume, askSeat, connect, newPilot, type SeatAnswer } from '../helpers/rest.ts';
import { type OpenRoom, startTestApp, type TestApp } from '../helpers/running-app.ts';
import { until } from '../helpers/until.ts';
import { createSightJudge } from '../rooms/helpers/sight-judge.ts';

const MAP = 'warren';
const BOTS = 11;
/** Patches that are judged of each connection, and connections: the first state of one is told apart from patches. */
const PATCHES = 100;
const CONNECTIONS = 4;

let app: TestApp;
let loop: FrameLoop;
const bots: Bot[] = [];

beforeAll(async () => {
  app = await startTestApp({}, undefined, [MAP]);
  loop = startFrameLoop();
  for (let seed = 0; seed < BOTS; seed++) {
    const bot = createBot({
      servers: new Servers([app.origin]),
      name: `Bot ${seed}`,
      simulate: GOOD_NETWORK,
      skill: 0.6,
      seed,
    });
    bots.push(bot);
    loop.add(bot);
    await until(() => bot.session.status === 'playing', 'a bot to fly');
  }
}, 60_000);

afterAll(async () => {
  loop.stop();
  await Promise.all(bots.map((bot) => bot.leave()));
  await app.close();
});

/** Judges each tick of a room, just before the next one: whom the pilot of a ship may know of, and who is about. */
function watchTruth(room: OpenRoom, viewer: () => number) {
  const judge = createSightJudge(loadArena(MAP));
  const allowed = new Map<number, { known: Set<number>; all: number }>();
  const down = new Set<number>();
  room.onStep = () => {
    const { truth: world } = room;
    const facts: Fact[] = [];
    for (const ship of world.ships) {
      if (!isFlying(ship)) down.add(ship.id);
      else if (down.delete(ship.id)) facts.push({ type: 'spawned', ship: ship.id });
    }
    judge.note(world, facts);
    const ids = world.ships.map(({ id }) => id);
    const known = new Set(ids.filter((id) => judge.mayKnow([viewer()], id)));
    allowed.set(world.tick, { known, all: ids.length });
  };
  return allowed;
}

test('R2 over real sockets a pilot is told of nobody who is hidden, in patches and in the first state alike', async () => {
  const { token } = await newPilot(app.origin, 'Witness');
  let answer: SeatAnswer = await askSeat(app.origin, token, bots[0]?.session.room.id);
  let own = 0;
  const allowed = watchTruth(app.room(answer.room.id), () => own);
  const told: { tick: number; ids: number[] }[] = [];
  for (let connection = 0; connection < CONNECTIONS; connection++) {
    const pilot = await connect(app.origin, answer);
    let patches = 0;
    pilot.room.onStateChange((state) => {
      patches += 1;
      const tick = Math.round(pilot.room.clock.lastServerTime() / TICK_MS);
      told.push({ tick, ids: [...state.ships.keys()].map(Number) });
    });
    own = await pilot.ship;
    await until(() => patches > PATCHES, 'patches');
    pilot.room.connection.close();
    const resumed = (await askResume(app.origin, answer.resume)).seat;
    if (resumed === undefined) throw new Error('the ship was not given back');
    answer = resumed;
  }
  app.room(answer.room.id).onStep = undefined;
  let hidden = 0;
  let known = 0;
  for (const { tick, ids } of told) {
    const truth = allowed.get(tick);
    if (truth === undefined) continue;
    expect({ tick, leaked: ids.filter((id) => !truth.known.has(id)) }).toEqual({ tick, leaked: [] });
    known += ids.length;
    hidden += truth.all - ids.length;
  }
  // There was something to tell, and something to keep back.
  expect(known).toBeGreaterThan(PATCHES * CONNECTIONS);
  expect(hidden).toBeGreaterThan(PATCHES * CONNECTIONS);
}, 60_000);
