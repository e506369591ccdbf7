/** Child process: a few real sessions, drawn sixty times a second to nobody. */
import { z } from 'zod';
import { until } from '../helpers/until.ts';
import { answerParent } from './answer-parent.ts';
import { BenchFlyer } from './bench-flyer.ts';
import { stepErrors } from './smoothness.ts';

const FRAME_MS = 1000 / 60;
const JOIN_MS = 15_000;
/** Charging, cooling down and waiting for the target to come by. */
const RAIL_MS = 5000;

const flyers: BenchFlyer[] = [];
let lastFrame = performance.now();
let longestFrame = 0;

setInterval(() => {
  const now = performance.now();
  longestFrame = Math.max(longestFrame, now - lastFrame);
  lastFrame = now;
  for (const flyer of flyers) flyer.frame(now);
}, FRAME_MS);

const joinSchema = z.object({ origin: z.string(), roomId: z.string().optional(), roundTripMs: z.number() });
const oneSchema = z.object({ flyer: z.number() });
const watchSchema = z.object({ flyers: z.array(z.number()), ship: z.number(), ms: z.number() });
const shootSchema = z.object({ flyers: z.array(z.number()), ship: z.number(), shots: z.number() });

function theFlyer(index: number): BenchFlyer {
  const flyer = flyers[index];
  if (flyer === undefined) throw new Error(`there is no flyer ${index}`);
  return flyer;
}

async function join(args: unknown): Promise<object> {
  const { origin, roomId, roundTripMs } = joinSchema.parse(args);
  const flyer = new BenchFlyer(origin, `Flyer ${flyers.length}`, roomId, roundTripMs);
  flyers.push(flyer);
  const { session } = flyer;
  await until(() => session.status !== 'joining', 'a session to fly', JOIN_MS);
  if (session.status !== 'playing') throw new Error(`a session ended: ${session.ending}`);
  return { flyer: flyers.length - 1, ship: session.me, room: session.room.id };
}

async function watch(args: unknown): Promise<number[]> {
  const { flyers: indices, ship, ms } = watchSchema.parse(args);
  const watching = indices.map(theFlyer);
  for (const flyer of watching) {
    flyer.trace.length = 0;
    flyer.watched = ship;
  }
  await new Promise((resolve) => setTimeout(resolve, ms));
  for (const flyer of watching) flyer.watched = undefined;
  return watching.flatMap(({ trace }) => stepErrors(trace));
}

async function shoot(args: unknown): Promise<void> {
  const { flyers: indices, ship, shots } = shootSchema.parse(args);
  const shooters = indices.map((index) => ({ flyer: theFlyer(index), begun: theFlyer(index).rails }));
  for (const { flyer } of shooters) flyer.shootAt(ship, shots);
  const done = () => shooters.every(({ flyer, begun }) => flyer.rails - begun >= shots);
  await until(done, `${shots} rails each`, shots * RAIL_MS);
  for (const { flyer } of shooters) flyer.rest();
}

async function leave(): Promise<void> {
  await Promise.all(flyers.map(({ session }) => session.leave()));
  flyers.length = 0;
}

answerParent({
  join,
  watch,
  shoot,
  leave,
  wander: (args) => theFlyer(oneSchema.parse(args).flyer).wander(7),
  rest: (args) => theFlyer(oneSchema.parse(args).flyer).rest(),
  freeze: (args) => theFlyer(oneSchema.parse(args).flyer).freeze(),
  network: (args) => {
    const { reconciles, corrections, roundTripMs } = theFlyer(oneSchema.parse(args).flyer).session.network;
    const longestFrameMs = longestFrame;
    longestFrame = 0;
    return { reconciles, corrections, roundTripMs, longestFrameMs };
  },
});
