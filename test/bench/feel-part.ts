/** What playing feels like, measured on real sessions: corrections of the own ship, evenness of others, fair rails. */
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { nothingSchema } from './answers.ts';
import { distributionOf } from './distribution.ts';
import { join, leave, PATIENCE_MS, place } from './flyer-orders.ts';
import type { OpenCast } from './open-cast.ts';
import { measureRails, type RailFigures } from './rail-part.ts';
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

const ROUND_TRIP_MS = 150;
const SHOVE = 1500;
const STEP = 16;
/** A lane free of walls, position steps; no longer than what is in sight from its middle. */
const LANE = { left: 330 * STEP, right: 1690 * STEP, y: 50 * STEP };
/** Beside the lane, where all of it is in sight. */
const BESIDE = { x: 960 * STEP, y: 110 * STEP, apart: 40 * STEP };
const ASIDE = { x: 1200 * STEP, y: 480 * STEP };
const SPEED_UP_MS = 1300;
const WATCH_MS = 3300;

const networkSchema = z.object({
  reconciles: z.number(),
  corrections: z.number(),
  roundTripMs: z.number(),
  longestFrameMs: z.number(),
});
export async function measureFeel(cast: OpenCast, settings: Settings): Promise<Feel> {
  const quick = settings.rounds === 1;
  const corrections = await measureCorrections(cast, quick ? 150 : 600);
  const smoothness = await measureSmoothness(cast, quick ? 1 : 4);
  const rails = await measureRails(cast, settings.rails);
  return { corrections, smoothness, rails };
}

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
    await place(cast, watcher, BESIDE.x + i * BESIDE.apart, BESIDE.y);
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
