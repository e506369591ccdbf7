/** What playing feels like, measured on real sessions: corrections of the own ship, evenness of others, fair rails. */
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { nothingSchema } from './answers.ts';
import { distributionOf } from './distribution.ts';
import type { OpenCast } from './open-cast.ts';
import type { Settings } from './settings.ts';

export type Feel = {
  corrections: {
    reconciles: number;
    undisturbed: number;
    afterShove: number;
    roundTripMs: number;
    longestFrameMs: number;
  };
  smoothness: { frames: number; p50: number; p99: number; max: number };
  rails: RailFigures[];
};

export type RailFigures = {
  roundTripMs: number;
  shots: number;
  hits: number;
  /** Of the same shots, those that meet the target where it was when they were judged. */
  hitsWithoutRewind: number;
};

const ROUND_TRIP_MS = 150;
const SHOVE = 1500;
const PATIENCE_MS = 20_000;
const SHOOTING_MS = 240_000;
const STEP = 16;
/** A lane free of walls, and a floor with a firing line; position steps. */
const LANE = { left: 60 * STEP, right: 1960 * STEP, y: 50 * STEP };
const RANGE = {
  left: 120 * STEP,
  right: 440 * STEP,
  y: 1210 * STEP,
  lineX: 100 * STEP,
  lineY: 1350 * STEP,
  apart: 80 * STEP,
};
const ASIDE = { x: 1200 * STEP, y: 480 * STEP, apart: 50 * STEP };
const SPEED_UP_MS = 1300;
const WATCH_MS = 4300;

const joinedSchema = z.object({ flyer: z.number(), ship: z.number(), room: z.string() });
const networkSchema = z.object({
  reconciles: z.number(),
  corrections: z.number(),
  roundTripMs: z.number(),
  longestFrameMs: z.number(),
});
const railShotsSchema = z.array(
  z.object({ shooter: z.number(), hit: z.boolean(), hitWithoutRewind: z.boolean() }),
);

type Joined = z.infer<typeof joinedSchema>;

export async function measureFeel(cast: OpenCast, settings: Settings): Promise<Feel> {
  const quick = settings.rounds === 1;
  const corrections = await measureCorrections(cast, quick ? 150 : 600);
  const smoothness = await measureSmoothness(cast, quick ? 1 : 4);
  const rails = await measureRails(cast, settings.rails);
  return { corrections, smoothness, rails };
}

function join(cast: OpenCast, roundTripMs: number, roomId?: string): Promise<Joined> {
  const args = { origin: cast.arenaOrigin, roundTripMs, roomId };
  return cast.feel.ask('join', args, joinedSchema, PATIENCE_MS);
}

async function place(cast: OpenCast, { room, ship }: Joined, x: number, y: number): Promise<void> {
  await cast.arena.ask('place', { room, ship, x, y }, nothingSchema, PATIENCE_MS);
}

const leave = (cast: OpenCast) => cast.feel.ask('leave', {}, nothingSchema, PATIENCE_MS);

async function measureCorrections(cast: OpenCast, wanted: number): Promise<Feel['corrections']> {
  const { feel, arena } = cast;
  const pilot = await join(cast, ROUND_TRIP_MS);
  const network = () => feel.ask('network', pilot, networkSchema, PATIENCE_MS);
  await feel.ask('wander', pilot, nothingSchema, PATIENCE_MS);
  await wait(1500);
  const begun = await network();
  let now = begun;
  let longestFrameMs = 0;
  for (let tries = 0; now.reconciles - begun.reconciles < wanted; tries++) {
    if (tries > wanted / 10) throw new Error('a session reconciles too seldom');
    await wait(500);
    now = await network();
    longestFrameMs = Math.max(longestFrameMs, now.longestFrameMs);
  }
  // At rest, so that the shove is all that happens.
  await feel.ask('rest', pilot, nothingSchema, PATIENCE_MS);
  await place(cast, pilot, ASIDE.x, ASIDE.y);
  await wait(1500);
  const calm = await network();
  await arena.ask('shove', { ...pilot, vx: SHOVE }, nothingSchema, PATIENCE_MS);
  await wait(1500);
  const shoved = await network();
  await leave(cast);
  return {
    reconciles: now.reconciles - begun.reconciles,
    undisturbed: now.corrections - begun.corrections,
    afterShove: shoved.corrections - calm.corrections,
    roundTripMs: now.roundTripMs,
    longestFrameMs,
  };
}

async function measureSmoothness(cast: OpenCast, passes: number): Promise<Feel['smoothness']> {
  const { feel, arena } = cast;
  const target = await join(cast, 0);
  await feel.ask('freeze', target, nothingSchema, PATIENCE_MS);
  const watchers = [await join(cast, 20, target.room), await join(cast, 150, target.room)];
  for (const [i, watcher] of watchers.entries())
    await place(cast, watcher, ASIDE.x + i * ASIDE.apart, ASIDE.y);
  const errors: number[] = [];
  for (let pass = 0; pass < passes; pass++) {
    await place(cast, target, LANE.left, LANE.y);
    const { left, right } = LANE;
    await arena.ask('patrol', { ...target, left, right }, nothingSchema, PATIENCE_MS);
    await wait(SPEED_UP_MS);
    const watching = { flyers: watchers.map(({ flyer }) => flyer), ship: target.ship, ms: WATCH_MS };
    errors.push(...(await feel.ask('watch', watching, z.array(z.number()), PATIENCE_MS)));
  }
  await leave(cast);
  const { count, ...figures } = distributionOf(errors);
  return { frames: count, ...figures };
}

async function measureRails(cast: OpenCast, shots: number): Promise<RailFigures[]> {
  const { feel, arena } = cast;
  const target = await join(cast, 0);
  await feel.ask('freeze', target, nothingSchema, PATIENCE_MS);
  await place(cast, target, RANGE.left, RANGE.y);
  const shooters: (Joined & { roundTripMs: number })[] = [];
  // Both lines at once and side by side: what the machine does to one it does to the other.
  for (const roundTripMs of [20, 200, 20, 200, 20, 200]) {
    const shooter = await join(cast, roundTripMs, target.room);
    await place(cast, shooter, RANGE.lineX + shooters.length * RANGE.apart, RANGE.lineY);
    shooters.push({ ...shooter, roundTripMs });
  }
  const { left, right } = RANGE;
  await arena.ask('patrol', { ...target, left, right }, nothingSchema, PATIENCE_MS);
  await arena.ask('aimedAt', target, nothingSchema, PATIENCE_MS);
  // The sessions notice where they were put, and learn their clocks.
  await wait(2000);
  const each = Math.ceil(shots / 3);
  const shooting = { flyers: shooters.map(({ flyer }) => flyer), ship: target.ship, shots: each };
  await feel.ask('shoot', shooting, nothingSchema, SHOOTING_MS);
  await wait(500);
  const judged = await arena.ask('railShots', { room: target.room }, railShotsSchema, PATIENCE_MS);
  await leave(cast);
  return [20, 200].map((roundTripMs) => {
    const ships = shooters.filter((one) => one.roundTripMs === roundTripMs).map(({ ship }) => ship);
    const mine = judged.filter(({ shooter }) => ships.includes(shooter));
    return {
      roundTripMs,
      shots: mine.length,
      hits: mine.filter(({ hit }) => hit).length,
      hitsWithoutRewind: mine.filter(({ hitWithoutRewind }) => hitWithoutRewind).length,
    };
  });
}
