/** Child process: the real server, with a meter in it. */
import '../../bin/v8-flags.js';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import pino from 'pino';
import { z } from 'zod';
import { startApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { serveMaps } from '../../server/page.ts';
import type { World } from '../../sim/world.ts';
import { answerParent } from './answer-parent.ts';
import type { ArenaRound } from './answers.ts';
import { BenchRoom, benchRoom, hostedRooms } from './bench-room.ts';
import { distributionOf } from './distribution.ts';
import { FightCounter } from './fight-counter.ts';
import { HostProfiler } from './host-profiler.ts';
import { LoadMeter } from './load-meter.ts';
import { measureSnapshot } from './snapshot-cost.ts';
import { SurvivalSwitch } from './survival-switch.ts';

const LOOK_EVERY_MS = 1000;

const { values } = parseArgs({ options: { profile: { type: 'string' }, redis: { type: 'string' } } });
const config = readConfig({
  NODE_ENV: 'test',
  PORT: '0',
  HOST: '127.0.0.1',
  BOTS_FILL: '0',
  LOG_LEVEL: 'silent',
  RATE_BURST: '1000000',
  RATE_PER_SECOND: '1000000',
  SURVIVAL: 'false',
  ...(values.redis && { REDIS_URL: values.redis, TOKEN_SECRET: randomBytes(32).toString('hex') }),
});
const survival = values.redis === undefined ? undefined : new SurvivalSwitch(values.redis);

const load = new LoadMeter();
let steps: number[] = [];
let patches: number[] = [];
let fight = new FightCounter();
let rooms: BenchRoom[] = [];
let worlds: World[] = [];
let looking: NodeJS.Timeout | undefined;
let snapshot: Uint8Array = new Uint8Array();
const profiler = new HostProfiler(values.profile);

const server = createServer();
const app = await startApp(
  config,
  pino({ level: 'silent' }),
  server,
  serveMaps((_request, response) => response.writeHead(404).end()),
  {
    match: BenchRoom,
    maps: ['foundry'],
    meter: (stepMs, patchMs) => {
      steps.push(stepMs);
      patches.push(patchMs);
    },
  },
);

async function begin(): Promise<void> {
  await profiler.start();
  rooms = await hostedRooms();
  worlds = rooms.map((room) => room.truth);
  fight = new FightCounter();
  fight.look(worlds);
  looking = setInterval(() => fight.look(worlds), LOOK_EVERY_MS);
  steps = [];
  patches = [];
  load.begin();
}

async function end(): Promise<ArenaRound> {
  const cost = load.end();
  clearInterval(looking);
  const [stepped, patched] = [steps, patches];
  fight.look(worlds);
  await profiler.stop();
  const fullest = [...rooms].sort((a, b) => b.truth.ships.length - a.truth.ships.length)[0];
  if (fullest === undefined) throw new Error('no room is played in');
  snapshot = fullest.snapshot();
  return {
    ...cost,
    rooms: worlds.map((world) => world.ships.length),
    ticksPerRoom: stepped.length / worlds.length,
    stepMs: distributionOf(stepped),
    patchMs: distributionOf(patched),
    tickMs: distributionOf(stepped.map((ms, i) => ms + (patched[i] ?? 0))),
    fight: { ...fight.total, fightingShare: fight.fightingShare },
  };
}

const shipSchema = z.object({ room: z.string(), ship: z.number() });
const placeSchema = shipSchema.extend({ x: z.number(), y: z.number() });
const patrolSchema = shipSchema.extend({ left: z.number(), right: z.number() });
const shoveSchema = shipSchema.extend({ vx: z.number() });

answerParent({
  seats: (args) => {
    BenchRoom.capacity = z.object({ perRoom: z.number() }).parse(args).perRoom;
  },
  listen: () => ({ port: app.port }),
  begin,
  end,
  snapshot: () => measureSnapshot(snapshot),
  survive: (args) => survival?.turn(z.object({ on: z.boolean() }).parse(args).on, rooms),
  keeping: () => survival?.figures,
  place: (args) => {
    const { room, ship, x, y } = placeSchema.parse(args);
    benchRoom(room).stage.place(ship, x, y);
  },
  shove: (args) => {
    const { room, ship, vx } = shoveSchema.parse(args);
    benchRoom(room).stage.shove(ship, vx);
  },
  patrol: (args) => {
    const { room, ship, left, right } = patrolSchema.parse(args);
    benchRoom(room).stage.patrol(ship, left, right);
  },
  aimedAt: (args) => {
    const { room, ship } = shipSchema.parse(args);
    benchRoom(room).stage.aimedAt(ship);
  },
  railShots: (args) => benchRoom(z.object({ room: z.string() }).parse(args).room).stage.railShots,
});
